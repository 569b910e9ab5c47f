// Files that are attached: judged by what they contain, kept whole, and told apart.

import fs from "node:fs";
import path from "node:path";
import PDFDocument from "pdfkit";
import { beforeAll, describe, expect, it } from "vitest";
import { largestFile } from "@/lib/documents/accept";
import { readStoredFile } from "@/lib/documents/storage";
import { attachDocument } from "@/lib/operations/attach-document";
import { citeEvidence } from "@/lib/operations/cite-evidence";
import { describeDocument } from "@/lib/operations/describe-document";
import { removeDocument } from "@/lib/operations/remove-document";
import { documentFile } from "@/lib/queries/document-file";
import { requestDraft } from "@/lib/queries/request-draft";
import { reviewWorkspace } from "@/lib/queries/review-workspace";
import { done, filledDraft, requestIn, reviewDay, silentDrugScreen } from "@/tests/builders/case";
import { moment } from "@/tests/builders/moment";
import { nora, ruth } from "@/tests/builders/people";
import { inPeopledDatabase } from "./peopled-database";

inPeopledDatabase();
let requestId: string;
beforeAll(async () => {
  ({ requestId } = await filledDraft());
});

const now = moment(reviewDay, "11:00");
const text = (words: string) => new TextEncoder().encode(words);
const attach = (fileName: string, bytes: Uint8Array, to = requestId) =>
  attachDocument.from(nora, { requestId: to, fileName, bytes }, { now });
const refusal = async (fileName: string, bytes: Uint8Array) => {
  const outcome = await attach(fileName, bytes);
  return outcome.ok ? "" : (outcome.error.fields?.["file"] ?? outcome.error.code);
};

async function pdf(pages: number, userPassword?: string): Promise<Uint8Array> {
  const doc = new PDFDocument({ autoFirstPage: false, ...(userPassword && { userPassword }) });
  const chunks: Buffer[] = [];
  doc.on("data", (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise<void>((resolve) => doc.on("end", () => resolve()));
  for (let page = 1; page <= pages; page++) doc.addPage().text(`Page ${page}`);
  doc.end();
  await ended;
  return new Uint8Array(Buffer.concat(chunks));
}

// A picture of one pixel.
const png = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

describe("a file", () => {
  it("is taken when it is a PDF, a picture or a text, with its pages counted", async () => {
    expect(done(await attach("Plan.pdf", await pdf(3)))).toMatchObject({
      pageCount: 3,
      kind: "other_record",
    });
    expect(done(await attach("Scan.png", png))).toMatchObject({ pageCount: 1 });
    expect(done(await attach("Notes.txt", text("First page\fSecond page")))).toMatchObject({
      pageCount: 2,
    });
  });

  it("is refused for what it contains, whatever it is called", async () => {
    const program = Buffer.concat([Buffer.from("MZ\x90\0\x03\0\0\0", "latin1"), Buffer.alloc(200)]);
    expect(await refusal("Evaluation.pdf", program)).toContain("Attach a PDF");
    expect(await refusal("Archive.txt", Buffer.from("PK\x03\x04\x14\0\0\0", "latin1"))).toContain(
      "Attach a PDF",
    );
    expect(await refusal("Notes.txt", Buffer.from([0xc3, 0x28, 0xff]))).toContain("UTF-8");
    expect(await refusal("Notes.txt", text("zero\0byte"))).toContain("Attach a PDF");
    expect(await refusal("Empty.pdf", new Uint8Array())).toContain("empty");
    expect(await refusal("Broken.pdf", text("%PDF-1.7\nnothing more"))).toContain(
      "cannot be opened",
    );
    expect(await refusal("Locked.pdf", await pdf(1, "secret"))).toContain("password");
  });

  it("is refused when it is too large, and taken when it is just not", async () => {
    expect(await refusal("Large.txt", new Uint8Array(largestFile + 1).fill(97))).toContain("20 MB");
    expect(await attach("Long.txt", new Uint8Array(largestFile).fill(97))).toMatchObject({
      ok: true,
    });
  });

  it("that holds a web page is a text, and is only ever handed out as one", async () => {
    const page = text("<!doctype html><script>alert(1)</script>");
    const { documentId } = done(await attach("Page.html", page));
    expect(await documentFile(nora, { documentId }, now)).toMatchObject({
      mediaType: "text/plain",
      fileName: "Page.html.txt",
    });
  });

  it("keeps its bytes, under a key that says nothing, readable to nobody else on the machine", async () => {
    const bytes = text("Family contact log, kept as it came.");
    const { documentId } = done(await attach("../../etc/Contact log.txt", bytes));
    const file = await documentFile(nora, { documentId }, now);
    expect(file?.fileName).not.toMatch(/[\\/]/);
    expect(new Uint8Array(await readStoredFile(file?.storageKey ?? ""))).toEqual(bytes);
    const folder = process.env["DOCUMENTS_DIR"] ?? "";
    const stored = path.join(folder, file?.storageKey ?? "");
    expect(fs.statSync(stored).mode & 0o077).toBe(0);
    expect(fs.readdirSync(folder).filter((name) => name.endsWith(".part"))).toEqual([]);
    await expect(readStoredFile("../database")).rejects.toThrow(/storage key/);
  });

  it("attached twice is attached once", async () => {
    const bytes = await pdf(1);
    const first = done(await attach("One.pdf", bytes));
    const second = done(await attach("The same.pdf", bytes));
    expect(second).toMatchObject({ documentId: first.documentId, alreadyAttached: true });
  });
});

describe("the kind of a document", () => {
  it("is guessed from its name and first words, letters before all else", async () => {
    const kindOf = async (name: string, words: string) =>
      done(await attach(name, text(words))).kind;
    expect(await kindOf("Treatment plan letter.txt", "a")).toBe("letter_of_support");
    expect(await kindOf("Document 1.txt", "To whom it may concern: I support")).toBe(
      "letter_of_support",
    );
    expect(await kindOf("psychiatric_evaluation.txt", "b")).toBe("evaluation");
    expect(await kindOf("Safety plan.txt", "c")).toBe("safety_plan");
    expect(await kindOf("UDS 10-05.txt", "d")).toBe("lab_report");
    expect(await kindOf("scan0001.txt", "e")).toBe("other_record");
  });

  it("can be corrected, and decides what a fact rests on", async () => {
    const draft = await filledDraft();
    const fileName = "About home.txt";
    const { documentId } = done(await attach(fileName, text("Supports at home."), draft.requestId));
    const fact = "home_community_supports.insufficient_to_stabilize_current_condition";
    done(await citeEvidence(nora, { documentId, page: 1, path: fact }, { now }));
    done(await describeDocument(nora, { documentId, kind: "letter_of_support" }, { now }));
    const view = await requestDraft(nora, { requestId: draft.requestId }, now);
    expect(view?.citations).toEqual([
      { path: fact, documentId, documentKind: "letter_of_support", page: 1 },
    ]);
  });
});

describe("a citation", () => {
  it("names a page the document has and a fact of the form, once", async () => {
    const draft = await filledDraft();
    const { documentId } = done(await attach("Plan.txt", text("one\ftwo"), draft.requestId));
    const cite = (page: number, fact = "safety_plan.documented", remove = false) =>
      citeEvidence(nora, { documentId, page, path: fact, remove }, { now });
    expect(await cite(3)).toMatchObject({
      error: { fields: { page: "This document has 2 pages." } },
    });
    expect(await cite(1, "no.fact")).toMatchObject({ ok: false });
    done(await cite(2));
    done(await cite(2));
    const cited = async () =>
      (await requestDraft(nora, { requestId: draft.requestId }, now))?.citations.length;
    expect(await cited()).toBe(1);
    done(await cite(2, "safety_plan.documented", true));
    expect(await cited()).toBe(0);
  });
});

describe("removing a document", () => {
  it("takes its citations along while it was never submitted, and is refused afterwards", async () => {
    let sent = "";
    const opened = await requestIn("awaiting_information", {
      facts: silentDrugScreen,
      whileDraft: async (draft) => {
        const file = { requestId: draft.requestId, fileName: "Sent.txt", bytes: text("Sent.") };
        const before = moment(reviewDay, "09:30");
        sent = done(await attachDocument(nora, file, { now: before })).documentId;
      },
    });
    const later = moment(reviewDay, "12:00");
    const added = done(
      await attachDocument(
        nora,
        { requestId: opened.requestId, fileName: "Added.txt", bytes: text("Added.") },
        { now: later },
      ),
    ).documentId;
    done(
      await citeEvidence(
        nora,
        { documentId: added, page: 1, path: "safety_plan.documented" },
        { now: later },
      ),
    );
    done(await removeDocument(nora, { documentId: added }, { now: later }));
    expect(await documentFile(nora, { documentId: added }, later)).toBeUndefined();
    expect(await removeDocument(nora, { documentId: sent }, { now: later })).toMatchObject({
      error: { code: "condition_unmet" },
    });
    const desk = await reviewWorkspace(ruth, { requestId: opened.requestId }, later);
    expect(desk?.documents.map(({ fileName }) => fileName)).toEqual(["Sent.txt"]);
  });
});
