import { createHash } from "node:crypto";
import { getDocumentProxy } from "unpdf";
import { beforeAll, describe, expect, it } from "vitest";
import { assembleNotice } from "@/lib/notices/assemble";
import type { NoticeFacts } from "@/lib/notices/notice";
import { renderNoticePdf } from "@/lib/notices/pdf/render-notice-pdf";
import { textsOfNotices } from "@/lib/policy/library";
import { completeNotices, unmetCriterion } from "@/tests/builders/notice-facts";

const texts = textsOfNotices();
const render = (facts: NoticeFacts, largePrint = false) =>
  renderNoticePdf(assembleNotice(facts, texts), { largePrint });

interface Run {
  readonly words: string;
  readonly size: number;
  readonly x: number;
  /** From the top of the page, in points. */
  readonly y: number;
}

/** The file read back: the text of each page as it stands on the sheet, and the tags in order. */
async function readBack(bytes: Uint8Array) {
  const document = await getDocumentProxy(new Uint8Array(bytes));
  const pages: (readonly Run[])[] = [];
  const tags: string[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent();
    pages.push(
      items.flatMap((item) =>
        "str" in item && item.str.trim() !== ""
          ? [
              {
                words: item.str,
                size: Math.round(item.height * 10) / 10,
                x: Number(item.transform[4]),
                y: 792 - Number(item.transform[5]),
              },
            ]
          : [],
      ),
    );
    collectTags(await page.getStructTree(), tags);
  }
  const words = pages.map((runs) => runs.map((run) => run.words).join(" ")).join(" ");
  return { document, pages, tags, words: words.replace(/\s+/g, " ") };
}

function collectTags(node: unknown, tags: string[]): void {
  if (typeof node !== "object" || node === null) return;
  if ("role" in node && typeof node.role === "string") tags.push(node.role);
  if ("children" in node && Array.isArray(node.children))
    for (const child of node.children) collectTags(child, tags);
}

const facts: NoticeFacts = {
  ...completeNotices.noncertification,
  // The longest criteria, over more than one page.
  unmet: ["P4", "P13", "A7", "A8"].map((id) => unmetCriterion(id)),
};

describe("a noncertification on paper", () => {
  let read: Awaited<ReturnType<typeof readBack>>;
  beforeAll(async () => {
    read = await readBack(await render(facts));
  });

  it("holds every word of the letter, the criteria's wording included", () => {
    const squeezed = read.words.replaceAll(" ", "");
    for (const part of assembleNotice(facts, texts).parts) {
      expect(squeezed).toContain(part.heading.replaceAll(/\s/g, ""));
      for (const block of part.blocks)
        for (const text of "text" in block
          ? block.text.split("\n")
          : block.kind === "facts"
            ? block.rows.map(({ value }) => value)
            : block.kind === "list"
              ? block.items
              : block.lines)
          if (text.length < 90) expect(squeezed).toContain(text.replaceAll(/\s/g, ""));
    }
    expect(squeezed).toContain(facts.recipient.name.replaceAll(" ", ""));
  });

  it("is tagged: one title, headings, paragraphs, lists, tables and quotations", () => {
    expect(read.tags.filter((tag) => tag === "H1")).toHaveLength(1);
    for (const tag of ["H2", "H3", "P", "L", "LI", "Lbl", "LBody", "Table", "TR", "TH", "TD"])
      expect(read.tags).toContain(tag);
    expect(read.tags).toContain("BlockQuote");
    expect(read.tags.filter((tag) => tag === "LI").length).toBe(
      read.tags.filter((tag) => tag === "LBody").length,
    );
  });

  it("names its language, its title and its author, and shows the title", async () => {
    const { info, metadata } = await read.document.getMetadata();
    expect(info).toMatchObject({
      Title: "Your care is not certified",
      Author: "Example Health Plan, Behavioral Health Review",
      Language: "en-US",
    });
    expect(JSON.stringify([...(metadata ?? [])])).toContain("pdfuaid:part");
    expect(await read.document.getMarkInfo()).toMatchObject({ Marked: true });
    expect(await read.document.getViewerPreferences()).toMatchObject({ DisplayDocTitle: true });
  });

  it("numbers its pages, outside of what a screen reader hears", () => {
    const count = read.pages.length;
    expect(count).toBeGreaterThan(3);
    read.pages.forEach((runs, index) => {
      expect(runs.map((run) => run.words).join(" ")).toContain(`Page ${index + 1} of ${count}`);
    });
  });

  it("keeps every line within its margins", () => {
    for (const run of read.pages.flat()) {
      expect(run.x).toBeGreaterThanOrEqual(71);
      expect(run.y).toBeLessThan(775);
    }
  });

  it("shows the recipient alone in the envelope's window", () => {
    const window = (read.pages[0] ?? []).filter((run) => run.y > 144 && run.y < 225 && run.x < 387);
    expect(window.map((run) => run.words)).toEqual([
      facts.recipient.name,
      ...facts.recipient.address,
    ]);
  });
});

describe("large print", () => {
  it("has nothing under 18 points but the envelope's addresses", async () => {
    const { pages } = await readBack(await render(facts, true));
    const below = pages.flatMap((runs, index) =>
      runs.filter((run) => run.size < 18 && (index > 0 || run.y > 230)),
    );
    expect(below).toEqual([]);
  });

  it("begins the letter of every kind on the first page", async () => {
    for (const letter of Object.values(completeNotices)) {
      const { pages } = await readBack(await render(letter, true));
      const first = (pages[0] ?? []).map((run) => run.words).join(" ");
      const [part] = assembleNotice(letter, texts).parts;
      expect(first.replaceAll(/\s/g, ""), letter.kind).toContain(
        part?.heading.replaceAll(/\s/g, ""),
      );
      const lowest = Math.max(...(pages[0] ?? []).map(({ y }) => (y < 725 ? y : 0)));
      expect(lowest, letter.kind).toBeGreaterThan(600);
    }
  });
});

describe("the file", () => {
  const hash = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

  it("is the same for the same letter, byte for byte", async () => {
    for (const letter of [completeNotices.noncertification, completeNotices.certification])
      expect(hash(await render(letter))).toBe(hash(await render(letter)));
  });

  it("of a letter that is not signed says so on every page", async () => {
    const { pages } = await readBack(await render({ ...facts, signature: null }));
    for (const runs of pages)
      expect(runs.map((run) => run.words).join(" ")).toContain("Draft, not signed");
  });

  it("never ends with the signature alone on its page", async () => {
    const { certification, appeal_acknowledgement, extension } = completeNotices;
    for (const letter of [certification, appeal_acknowledgement, extension])
      for (const largePrint of [false, true]) {
        const { pages } = await readBack(await render(letter, largePrint));
        const last = pages.at(-1)?.map((run) => run.words) ?? [];
        expect(last.join(" ")).toContain("Sincerely,");
        expect(last[0]).not.toBe("Sincerely,");
      }
  });
});
