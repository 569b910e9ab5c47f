/** What the evaluation says, how one criterion alone relates to the whole, and the timeline. */
import { describe, expect, it } from "vitest";
import { compilePolicy, criteriaDependingOn } from "@/lib/evaluation/compile";
import { dayCountTimeline } from "@/lib/evaluation/day-count-timeline";
import { evaluate, evaluateCriterion } from "@/lib/evaluation/evaluate";
import { explainCriterion } from "@/lib/evaluation/explain";
import { evaluationRecord } from "@/lib/evaluation/record";
import type { FactValue, ReviewDocument } from "@/lib/facts/fact-values";
import { policyLibrary } from "@/lib/policy/library";
import { goldenBases } from "./golden-cases";
import { drawValue, generateReview, seededRandom } from "./generated-review";

const policy = policyLibrary().find("psychiatric-iop", "2024-07-01");
if (!policy) throw new Error("criteria/ has no psychiatric-iop 2024-07-01");
const compiled = compilePolicy(policy);
const base = goldenBases(policy).get("admission");
if (!base) throw new Error("there is no base for admissions");

const withFacts = (facts: Readonly<Record<string, FactValue>>): ReviewDocument => ({
  ...base,
  facts: { ...base.facts, ...facts },
});

describe("reasons carry their dates and sums", () => {
  it.each([
    [
      "P3",
      { "psychiatric_evaluation.performed_on": "2026-03-06" },
      "The psychiatric evaluation took place on 6 Mar, day 4; the limit was 5 Mar, day 3.",
    ],
    [
      "P9",
      { typical_week_schedule: [{ day_of_week: "Monday", start: "09:00", end: "12:30", activity: null, category: "clinical" }] },
      "3 h 30 min of clinical sessions on 1 day count; 9 h on 3 days are needed.",
    ],
    [
      "P5",
      { individual_counseling_session_dates: [] },
      "No individual session in week 1 (2 Mar to 8 Mar).",
    ],
    [
      "P12",
      { recent_treating_providers: [{ role: "therapist", contacted_by_treatment_team_on: "2026-03-08" }] },
      "Contacted too late: therapist on 8 Mar, day 6; the limit was 7 Mar, day 5.",
    ],
    [
      "P7",
      { all_treatment_supervised_by_licensed_behavioral_health_practitioners: null },
      "The record does not say: Do licensed behavioral health practitioners supervise all treatment?",
    ],
    [
      "P10",
      {},
      "The member receives no boarding supported by the program.",
    ],
    [
      "P3",
      { "psychiatric_evaluation.performed_on": "2025-12-30" },
      "The psychiatric evaluation took place on 30 Dec 2025, 62 days before admission; whether one so early serves is for a clinician.",
    ],
    [
      "P3",
      { "dates.admission_date": null },
      "The admission date is not stated.",
    ],
    [
      "P3",
      { "psychiatric_evaluation.performed_on": "2026-03-12" },
      "The psychiatric evaluation took place on 12 Mar: the date given lies after the review date, 10 Mar.",
    ],
    [
      "P5",
      { "dates.date_of_this_review": null },
      "The date of this review is not stated.",
    ],
  ] as const)("%s", (id, facts, reason) => {
    expect(explainCriterion(compiled, withFacts(facts), id)?.reason).toBe(reason);
  });

  it("only what decides is decisive: a late plan, not its complete elements", () => {
    const explained = explainCriterion(compiled, withFacts({ "treatment_plan.completed_on": "2026-03-09" }), "P4");
    expect(explained?.decisive.map(({ facts }) => facts)).toEqual([["treatment_plan.completed_on"]]);
  });

  it("lettered parts have findings of their own; what was not looked at does not apply", () => {
    expect(explainCriterion(compiled, base, "A8")?.parts).toEqual({
      a: { finding: "met" },
      b: { finding: "met" },
      c: { finding: "not_met" },
    });
    expect(explainCriterion(compiled, base, "P13")?.parts).toEqual({
      a: { finding: "met" },
      b: { finding: "not_applicable" },
      c: { finding: "not_applicable" },
    });
  });

  it("outside the policy's time every criterion says so, and none hangs on counting", () => {
    const outside = withFacts({ "dates.admission_date": "2024-06-30" });
    for (const { id } of policy.criteria) {
      const explained = explainCriterion(compiled, outside, id);
      expect(explained?.finding).toBe("not_applicable");
      expect(explained?.reason).toContain("outside the time this policy is in force");
      expect(explained).not.toHaveProperty("sensitive_to_counting");
    }
  });

  it("an unknown criterion has no explanation", () => {
    expect(explainCriterion(compiled, base, "P14")).toBeUndefined();
  });
});

describe("one answer", () => {
  it("re-evaluates only what depends on it, to what the whole evaluation gives", () => {
    const random = seededRandom(7);
    const shape = { silent: 0.3, yes: 0.8, day: 8 };
    const wrong: string[] = [];
    for (let round = 0; round < 20; round += 1) {
      const before = generateReview(policy, "admission", shape, random);
      const was = evaluate(compiled, before).criteria;
      for (const definition of policy.vocabulary.facts) {
        if (definition.group === "dates" || definition.group === "evidence") continue;
        const value = drawValue(definition, shape, random);
        const after = { ...before, facts: { ...before.facts, [definition.path]: value } };
        const dependents = criteriaDependingOn(compiled, definition.path);
        evaluate(compiled, after).criteria.forEach(({ compiled: { criterion }, outcome }, index) => {
          const alone = dependents.includes(criterion.id)
            ? evaluateCriterion(compiled, after, criterion.id)
            : was[index];
          if (alone?.outcome.value !== outcome.value) wrong.push(`${criterion.id} ${definition.path}`);
        });
      }
    }
    expect(wrong).toEqual([]);
  });
  it("of the review date, or on what letters prove, concerns every criterion", () => {
    for (const path of ["dates.date_of_this_review", "evidence.letters_contain_all_specific_information_needed"]) {
      expect(criteriaDependingOn(compiled, path)).toHaveLength(policy.criteria.length);
    }
  });
});

describe("the timeline", () => {
  it("has the limits as dates and the dated facts as pins, late ones marked", () => {
    const timeline = dayCountTimeline(compiled, withFacts({ "treatment_plan.completed_on": "2026-03-06" }));
    expect(timeline?.limits).toEqual([
      { days: 3, date: "2026-03-05", criteria: ["P3", "P4"] },
      { days: 5, date: "2026-03-07", criteria: ["P12", "P13"] },
    ]);
    expect(timeline?.pins.map(({ criterion, day, late }) => [criterion, day, late])).toEqual([
      ["P3", 1, false],
      ["P12", 2, false],
      ["P4", 4, true],
    ]);
  });
  it("cannot be drawn without an admission date", () => {
    expect(dayCountTimeline(compiled, withFacts({ "dates.admission_date": null }))).toBeUndefined();
  });
});

it("the record is plain JSON with the facts as used", () => {
  const record = evaluationRecord(evaluate(compiled, base));
  expect(JSON.parse(JSON.stringify(record))).toEqual(record);
  expect(record.facts_as_used).toEqual(base.facts);
  expect(record.policy).toEqual({
    id: "psychiatric-iop",
    version: "2024-07-01",
    fingerprint: policy.fingerprint,
  });
});
