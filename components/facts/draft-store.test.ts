import { beforeEach, describe, expect, it } from "vitest";
import { evaluateCriterion } from "@/lib/evaluation/evaluate";
import type { FactValues } from "@/lib/facts/fact-values";
import { policyLibrary } from "@/lib/policy/library";
import type { Criterion, FactDefinition, Policy } from "@/lib/policy/schema";
import { createDraftStore, type DraftStart, type DraftStore } from "./draft-store";
import type { Judge } from "./live-findings";

const policy = policyLibrary().versionOn("2026-10-05") ?? missingPolicy();
function missingPolicy(): never {
  throw new Error("no policy version in force on the day of these tests");
}

const values: FactValues = {
  "dates.admission_date": "2026-10-05",
  "psychiatric_evaluation.documented": true,
  "psychiatric_evaluation.performed_by_is_a_psychiatrist": true,
  "psychiatric_evaluation.psychiatrist_remains_available_for_face_to_face_evaluation": true,
};
const opening = (change: Partial<DraftStart> = {}): DraftStart => ({
  policy,
  reviewType: "admission",
  today: "2026-10-20",
  dateOfBirth: "1987-06-09",
  values,
  revisions: { "psychiatric_evaluation.documented": 4 },
  origins: { "dates.admission_date": "electronic_record" },
  documents: [],
  citations: [],
  ...change,
});
const evaluatedOn = "psychiatric_evaluation.performed_on";

/** Counts how often each key is told of. */
function listen(store: DraftStore, keys: readonly string[]): Record<string, number> {
  const told: Record<string, number> = {};
  for (const key of keys) store.subscribe(key, () => (told[key] = (told[key] ?? 0) + 1));
  return told;
}

let store: DraftStore;
beforeEach(() => {
  store = createDraftStore(opening());
});

describe("answering", () => {
  it("moves the finding that depends on it, with a reason that has the dates", () => {
    expect(store.mark("P3")).toMatchObject({ finding: "undetermined" });
    store.change(evaluatedOn, "2026-10-08");
    expect(store.mark("P3")).toMatchObject({ finding: "met" });
    store.change(evaluatedOn, "2026-10-09");
    expect(store.mark("P3")).toMatchObject({ finding: "not_met" });
    expect(store.explanation("P3")?.reason).toContain("9 Oct");
    expect(store.timeline()?.pins).toContainEqual(
      expect.objectContaining({ fact: evaluatedOn, day: 4, late: true }),
    );
  });

  it("judges nothing by an age that the member on file contradicts", () => {
    store.change("member.date_of_birth", "1978-06-09");
    expect(store.mark("P13")).toMatchObject({ undetermined_because: "conflict" });
    store.change("member.date_of_birth", "1987-06-09");
    expect(store.mark("P13")?.undetermined_because).not.toBe("conflict");
  });

  it("tells its own field, its criterion and its section, and nobody else", () => {
    const keys = [
      ...store.policy.vocabulary.facts.map(({ path }) => `fact:${path}`),
      ...store.ids.map((id) => `mark:${id}`),
      ...store.themes.map(({ id }) => `theme:${id}`),
    ];
    const told = listen(store, keys);
    store.change(evaluatedOn, "2026-10-08");
    expect(told).toEqual({
      [`fact:${evaluatedOn}`]: 1,
      "mark:P3": 1,
      "theme:psychiatric_evaluation": 1,
    });
  });

  it("counts what is answered in a section", () => {
    const before = store.answeredIn("psychiatric_evaluation").answered;
    store.change(evaluatedOn, "2026-10-08");
    store.change(evaluatedOn, "2026-10-07");
    expect(store.answeredIn("psychiatric_evaluation").answered).toBe(before + 1);
    store.change(evaluatedOn, null);
    expect(store.answeredIn("psychiatric_evaluation").answered).toBe(before);
  });

  it("takes today for the review date until one is named", () => {
    store.change("dates.date_of_this_review", "2026-10-06");
    expect(store.mark("P3")?.undetermined_because).toBe("not_yet_due");
    store.change("dates.date_of_this_review", null);
    expect(store.mark("P3")?.undetermined_because).toBe("missing");
  });

  it("keeps a wrong value on the screen, says why, and does not send it", () => {
    const row = { day_of_week: "Monday", start: "10:00", end: "09:00" };
    store.change("typical_week_schedule", [row]);
    expect(store.answer("typical_week_schedule").problem).toContain("after the start");
    expect(store.sendable().size).toBe(0);
    expect(store.unsent().size).toBe(1);
  });

  it("says of an answer that it was filled in, until it is changed", () => {
    expect(store.answer("dates.admission_date").prefilled).toBe(true);
    store.change("dates.admission_date", "2026-10-06");
    expect(store.answer("dates.admission_date").prefilled).toBeUndefined();
  });

  it("judges the gate before the checklists as well", () => {
    store.change("setting.treatment_in_locked_or_restricted_access_unit", true);
    expect(store.mark("not_locked_or_restricted_access")?.finding).toBe("not_met");
  });
});

describe("saving", () => {
  it("sends a change on the revision it was made on, and holds the next one to the new revision", () => {
    const path = "psychiatric_evaluation.documented";
    store.change(path, false);
    const sent = new Map(store.sendable());
    expect(sent.get(path)).toEqual({ value: false, base: 4 });
    store.change(path, null);
    store.settle(sent, { revision: 9, saved: [path], conflicts: [], refused: [] });
    expect(store.unsent().get(path)).toEqual({ value: null, base: 9 });
  });

  it("keeps both answers of a collision until one is chosen", () => {
    for (const whose of ["theirs", "mine"] as const) {
      const draft = createDraftStore(opening());
      draft.change(evaluatedOn, "2026-10-08");
      draft.settle(draft.sendable(), {
        revision: 5,
        saved: [],
        conflicts: [{ path: evaluatedOn, theirs: "2026-10-07", by: "Amos Quill", revision: 5 }],
        refused: [],
      });
      expect(draft.answer(evaluatedOn)).toMatchObject({
        value: "2026-10-08",
        collision: { theirs: "2026-10-07", by: "Amos Quill" },
      });
      expect(draft.sendable().size).toBe(0);
      expect(draft.unsent().size).toBe(1);
      draft.choose(evaluatedOn, whose);
      expect(draft.answer(evaluatedOn).collision).toBeUndefined();
      expect(draft.answer(evaluatedOn).value).toBe(whose === "mine" ? "2026-10-08" : "2026-10-07");
      expect([...draft.sendable()]).toEqual(
        whose === "mine" ? [[evaluatedOn, { value: "2026-10-08", base: 5 }]] : [],
      );
    }
  });

  it("brings back what the device kept, on its old base", () => {
    store.restore(new Map([[evaluatedOn, { value: "2026-10-08", base: 2 }]]));
    expect(store.mark("P3")?.finding).toBe("met");
    expect(store.sendable().get(evaluatedOn)?.base).toBe(2);
  });
});

describe("a colleague's answer", () => {
  const theirs = { path: evaluatedOn, value: "2026-10-06", by: "Amos Quill", revision: 6 };

  it("appears with who gave it", () => {
    store.receive([{ ...theirs, mine: false }]);
    expect(store.answer(evaluatedOn)).toEqual({ value: "2026-10-06", changedBy: "Amos Quill" });
    expect(store.mark("P3")?.finding).toBe("met");
    expect(store.unsent().size).toBe(0);
  });

  it("is marked as theirs until this person was at the question and left it", () => {
    store.receive([{ ...theirs, mine: false }]);
    store.setFocus(evaluatedOn);
    expect(store.answer(evaluatedOn).changedBy).toBe("Amos Quill");
    store.setFocus("psychiatric_evaluation.documented");
    expect(store.answer(evaluatedOn)).toEqual({ value: "2026-10-06" });
  });

  it("does not replace what is being typed here, nor what is newer", () => {
    store.change(evaluatedOn, "2026-10-08");
    store.receive([{ ...theirs, mine: false }]);
    expect(store.answer(evaluatedOn).value).toBe("2026-10-08");
    store.settle(store.sendable(), {
      revision: 8,
      saved: [evaluatedOn],
      conflicts: [],
      refused: [],
    });
    store.receive([{ ...theirs, mine: false }]);
    expect(store.answer(evaluatedOn).value).toBe("2026-10-08");
  });
});

describe("evidence", () => {
  const document = {
    id: "d",
    fileName: "letter.txt",
    mediaType: "text/plain",
    kind: "letter_of_support" as const,
    byteSize: 10,
    pageCount: 1,
    author: null,
    documentDate: null,
  };

  it("makes a finding undetermined where only letters support it, until the record is cited", () => {
    store.change(evaluatedOn, "2026-10-08");
    store.setDocuments([document, { ...document, id: "e", kind: "evaluation" }]);
    store.setCitation({ path: evaluatedOn, documentId: "d", page: 1 }, true);
    expect(store.mark("P3")?.undetermined_because).toBe("insufficient_documentation");
    store.setCitation({ path: evaluatedOn, documentId: "e", page: 1 }, true);
    expect(store.mark("P3")?.finding).toBe("met");
    store.setDocuments([document]);
    expect(store.citationsOf(evaluatedOn)).toHaveLength(1);
    expect(store.mark("P3")?.undetermined_because).toBe("insufficient_documentation");
  });
});

/** The same policy with every criterion and fact so many times, each copy on facts of its own. */
function timesOver(times: number): Policy {
  const renamed = (text: string, copy: number) => (copy === 0 ? text : `copy_${copy}_${text}`);
  const paths = new Set(policy.vocabulary.facts.map(({ path }) => path));
  const copies = Array.from({ length: times }, (_, copy) => copy);
  const ofCopy = <T>(value: T, copy: number): T =>
    JSON.parse(
      JSON.stringify(value, (_key, inner: unknown) =>
        typeof inner === "string" && paths.has(inner) && !inner.startsWith("dates.")
          ? renamed(inner, copy)
          : inner,
      ),
    ) as T;
  return {
    ...policy,
    criteria: copies.flatMap((copy) =>
      policy.criteria.map((criterion): Criterion => ({
        ...ofCopy(criterion, copy),
        id: copy === 0 ? criterion.id : `${criterion.id}x${copy}`,
      })),
    ),
    vocabulary: {
      themes: policy.vocabulary.themes,
      facts: copies.flatMap((copy) =>
        policy.vocabulary.facts
          .filter(({ group }) => copy === 0 || (group !== "dates" && group !== "evidence"))
          .map((fact): FactDefinition => ({
            ...ofCopy(fact, copy),
            group: renamed(fact.group, copy),
            serves: fact.serves.map((id) => (copy === 0 ? id : `${id}x${copy}`)),
          })),
      ),
    },
  };
}

describe("the cost of a keystroke", () => {
  /** Judgements and calls of listeners that one answer causes, of each fact that has a criterion. */
  function costs(times: number): readonly (readonly [string, number, number])[] {
    let judged = 0;
    const counting: Judge = (compiled, document, id) => {
      judged += 1;
      return evaluateCriterion(compiled, document, id)?.outcome.value;
    };
    const draft = createDraftStore(opening({ policy: timesOver(times) }), counting);
    let told = 0;
    const everything = [
      ...draft.policy.vocabulary.facts.flatMap(({ path, group }) => [
        `fact:${path}`,
        `group:${group}`,
      ]),
      ...draft.ids.flatMap((id) => [`mark:${id}`, `why:${id}`]),
      ...draft.themes.map(({ id }) => `theme:${id}`),
      ...["marks", "timeline", "documents", "unsent", "focus"],
    ];
    for (const key of new Set(everything)) draft.subscribe(key, () => (told += 1));
    return policy.vocabulary.facts
      .filter((fact) => fact.type === "yes_no" && fact.serves.length > 0)
      .filter((fact) => fact.review_types.includes("admission") && fact.group !== "evidence")
      .map(({ path }) => {
        judged = 0;
        told = 0;
        draft.change(path, draft.answer(path).value !== true);
        return [path, judged, told] as const;
      });
  }

  it("is the same when the policy has ten times the criteria", () => {
    const once = costs(1);
    expect(once.length).toBeGreaterThan(40);
    expect(Math.max(...once.map(([, judged]) => judged))).toBeLessThanOrEqual(4);
    expect(createDraftStore(opening({ policy: timesOver(10) })).ids).toHaveLength(210);
    expect(costs(10)).toEqual(once);
  });
});
