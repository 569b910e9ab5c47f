import { describe, expect, it } from "vitest";
import { addDays } from "@/lib/calendar";
import { lawOfClocks } from "@/lib/policy/library";
import { contestLevels } from "./contest";
import { contestRight, timeToContest, type ContestFacts } from "./contest-rights";

const law = lawOfClocks();
const notified = "2026-01-05";
const facts: ContestFacts = {
  timing: "prospective",
  plan: { lineOfBusiness: "insured_group", stateOfIssue: "NC" },
  outcome: "noncertified",
  decidedOn: "2026-01-02",
  notifiedOn: notified,
  decidedContest: null,
};
const refusal = (...[level, urgency, over, on]: Asked) =>
  contestRight(level, urgency, { ...facts, ...over }, on ?? notified, law).refusal;
type Asked = [
  level: (typeof contestLevels)[number],
  urgency: "standard" | "expedited",
  over?: Partial<ContestFacts>,
  on?: string,
];

describe("what may be asked for against a decision", () => {
  it("counts the time from the notice", () => {
    expect(contestRight("appeal", "standard", facts, notified, law).acceptedThrough).toBe(
      "2026-07-04",
    );
    expect(refusal("appeal", "standard", {}, "2026-07-04")).toBeNull();
    expect(refusal("appeal", "standard", {}, "2026-07-05")).toContain("29 CFR 2560.503-1(h)(3)(i)");
  });

  it("lets no time end that has not begun", () => {
    const right = contestRight(
      "appeal",
      "standard",
      { ...facts, notifiedOn: null },
      "2030-01-01",
      law,
    );
    expect([right.acceptedThrough, right.refusal]).toEqual([null, null]);
  });

  it("counts an external review from the notice of the contest decided before", () => {
    const decidedContest = { level: "appeal", notifiedOn: "2026-03-01" } as const;
    const right = contestRight(
      "external_review",
      "standard",
      { ...facts, decidedContest },
      notified,
      law,
    );
    expect(right.acceptedThrough).toBe(addDays("2026-03-01", 120));
  });

  it("is nothing where the decision is in favour", () => {
    for (const level of contestLevels)
      expect(refusal(level, "standard", { outcome: "certified" })).toContain("not against");
  });

  it("is told with the decision: whether the time runs, and that of one in favour there is none", () => {
    expect(timeToContest(facts)).toContain("went out on");
    expect(timeToContest({ ...facts, notifiedOn: null })).toContain("has not begun");
    for (const notifiedOn of [notified, null])
      expect(timeToContest({ ...facts, notifiedOn, outcome: "certified" })).toContain(
        "nothing is left to contest",
      );
  });

  it("outside North Carolina’s law is the federal appeal alone", () => {
    for (const plan of [
      { lineOfBusiness: "self_funded", stateOfIssue: "NC" },
      { lineOfBusiness: "insured_group", stateOfIssue: "VA" },
    ] as const) {
      const right = contestRight("appeal", "standard", { ...facts, plan }, notified, law);
      expect([right.refusal, right.rule.id]).toEqual([null, "erisa_appeal"]);
      for (const level of ["reconsideration", "second_level", "external_review"] as const)
        expect(refusal(level, "expedited", { plan })).toContain("insured plans");
    }
  });

  it("is expedited for care to come alone, and never as a reconsideration", () => {
    expect(refusal("appeal", "expedited")).toBeNull();
    expect(refusal("appeal", "expedited", { timing: "retrospective" })).toContain("58-50-61(l)");
    expect(refusal("reconsideration", "expedited")).toContain("58-50-61(l)");
  });

  it("goes from level to level", () => {
    const open = (level: (typeof contestLevels)[number] | null) =>
      contestLevels.filter(
        (asked) =>
          refusal(asked, "standard", {
            decidedContest: level && { level, notifiedOn: null },
          }) === null,
      );
    expect(open(null)).toEqual(["reconsideration", "appeal"]);
    expect(open("reconsideration")).toEqual(["appeal"]);
    expect(open("appeal")).toEqual(["second_level", "external_review"]);
    expect(open("second_level")).toEqual(["external_review"]);
    expect(open("external_review")).toEqual([]);
    expect(refusal("external_review", "expedited")).toBeNull();
  });
});
