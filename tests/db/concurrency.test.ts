// Two people, or one person twice, at the same moment: one wins, the other is told, nothing is lost
// and nothing happens twice.

import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { certifyRequest } from "@/lib/operations/certify-request";
import { notePresence } from "@/lib/operations/note-presence";
import { referToDirector } from "@/lib/operations/refer-to-director";
import { saveFacts } from "@/lib/operations/save-facts";
import { submitRequest } from "@/lib/operations/submit-request";
import { takeRequest } from "@/lib/operations/take-request";
import { draftChanges } from "@/lib/queries/draft-changes";
import { requestHistory } from "@/lib/queries/request-history";
import { done, filledDraft, requestIn, reviewDay, wholeSpan } from "@/tests/builders/case";
import { moment } from "@/tests/builders/moment";
import { amos, ines, nora, ruth, theo } from "@/tests/builders/people";
import { inPeopledDatabase } from "./peopled-database";

inPeopledDatabase();

const now = moment(reviewDay, "11:00");

describe("two reviewers who take one request at once", () => {
  it("become one holder and one who is told by whom", async () => {
    const { requestId, version } = await requestIn("submitted");
    const outcomes = await Promise.all(
      [ruth, theo].map((reviewer) => takeRequest(reviewer, { requestId, version }, { now })),
    );
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    const winner = outcomes[0]?.ok ? ruth : theo;
    const lost = outcomes.find(({ ok }) => !ok);
    expect(lost?.ok === false && lost.error).toMatchObject({ code: "stale" });
    expect(lost?.ok === false && lost.error.message).toContain(winner.name);
  });
});

describe("two decisions at once", () => {
  it("are one decision", async () => {
    const { requestId, version } = await requestIn("in_review");
    const outcomes = await Promise.all([
      certifyRequest(ruth, { requestId, version, ...wholeSpan }, { now }),
      certifyRequest(ines, { requestId, version, ...wholeSpan }, { now }),
      referToDirector(ruth, { requestId, version, reason: "Please decide." }, { now }),
    ]);
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    const history = await requestHistory(ruth, { requestId }, now);
    expect(history?.events.filter(({ fromState }) => fromState === "in_review")).toHaveLength(1);
  });
});

describe("a submission sent twice", () => {
  it("with the same key is one, and both calls get its answer, at once or later", async () => {
    const { requestId, version } = await filledDraft();
    const key = randomUUID();
    const send = () => submitRequest(nora, { requestId, version }, { now, key });
    const answers = [...(await Promise.all([send(), send()])), await send()];
    expect(answers.map(done)).toEqual(Array(3).fill({ requestId, submission: 1 }));
    const history = await requestHistory(nora, { requestId }, now);
    expect(history?.submissions).toHaveLength(1);
    expect(history?.events.filter(({ kind }) => kind === "request_submitted")).toHaveLength(1);
  });

  it("with different keys is refused the second time", async () => {
    const { requestId, version } = await filledDraft();
    const answers = await Promise.all(
      [randomUUID(), randomUUID()].map((key) =>
        submitRequest(nora, { requestId, version }, { now, key }),
      ),
    );
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers.find(({ ok }) => !ok)).toMatchObject({ error: { code: "stale" } });
  });

  it("may be sent again with its key after a refusal", async () => {
    const { requestId, version } = await filledDraft();
    const key = randomUUID();
    const early = await submitRequest(nora, { requestId, version: version + 5 }, { now, key });
    expect(early).toMatchObject({ ok: false, error: { code: "stale" } });
    done(await submitRequest(nora, { requestId, version }, { now, key }));
  });
});

describe("two colleagues on one draft", () => {
  const save = (by: typeof nora, requestId: string, path: string, value: string, base: number) =>
    saveFacts(by, { requestId, changes: [{ path, value, base }] }, { now });

  it("keep both what they save, where it is not the same", async () => {
    const { requestId } = await filledDraft();
    const saved = await Promise.all([
      save(nora, requestId, "safety_plan.access_is_for", "member", 2),
      save(amos, requestId, "diagnosis.icd10cm", "F33.1", 2),
    ]);
    expect(saved.map((outcome) => done(outcome).conflicts)).toEqual([[], []]);
    const changes = await draftChanges(nora, { requestId, since: 2 }, now);
    expect(changes?.facts.map(({ path, value, by }) => [path, value, by]).sort()).toEqual([
      ["diagnosis.icd10cm", "F33.1", "Amos Quill"],
      ["safety_plan.access_is_for", "member", "Nora Fields"],
    ]);
  });

  it("are shown each other's value where it is, and the first stays", async () => {
    const { requestId } = await filledDraft();
    const path = "safety_plan.access_is_for";
    const first = done(await save(nora, requestId, path, "member and brother", 2));
    const second = done(await save(amos, requestId, path, "member and aunt", 2));
    expect(second.saved).toEqual([]);
    expect(second.conflicts).toMatchObject([
      { path, theirs: "member and brother", revision: first.revision, by: "Nora Fields" },
    ]);
    const agreed = done(await save(amos, requestId, path, "member and aunt", first.revision));
    expect(agreed.saved).toEqual([path]);
  });

  it("see each other while they are there, and no longer", async () => {
    const { requestId } = await filledDraft();
    done(await notePresence(amos, { requestId, section: "safety" }, { now }));
    const seenBy = async (seconds: number) =>
      (await draftChanges(nora, { requestId, since: 0 }, new Date(now.getTime() + seconds * 1000)))
        ?.colleagues;
    expect(await seenBy(30)).toEqual([{ name: "Amos Quill", section: "safety" }]);
    expect(await seenBy(60)).toEqual([]);
  });
});
