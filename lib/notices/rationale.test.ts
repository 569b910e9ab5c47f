import { describe, expect, it } from "vitest";
import { rationaleProblem, sameRationales } from "@/lib/notices/rationale";
import { textsOfNotices } from "@/lib/policy/library";
import { unmetCriterion } from "@/tests/builders/notice-facts";

const { settings } = textsOfNotices();
const criterion = unmetCriterion("P3");
const problem = (rationale: string) => rationaleProblem(rationale, criterion, settings);

describe("a rationale", () => {
  it("that says what was found in this member's record is one", () => {
    expect(
      problem("Dr. Rivera first met with you on October 12, a full week after you began."),
    ).toBeUndefined();
  });

  it("that is empty, or shorter than a sentence, is none", () => {
    expect(problem("  ")).toBe("is empty");
    expect(problem("Seen too late.")).toBe("is shorter than a sentence");
  });

  it("that only repeats the criterion is none", () => {
    expect(problem(criterion.wording)).toBe("only repeats the criterion");
    expect(
      problem(
        "The criterion is not met because there is no documentation of evaluation within 3 days of " +
          "admission by a psychiatrist.",
      ),
    ).toBe("only repeats the criterion");
  });
});

it("the same rationale for two criteria is found, whatever its spaces and capitals", () => {
  const rationale = "The notes of the first week tell of groups alone.";
  const unmet = [
    unmetCriterion("P3", { rationale }),
    unmetCriterion("P4"),
    unmetCriterion("P5", { rationale: `  ${rationale.toUpperCase()} ` }),
  ];
  expect(sameRationales(unmet)).toEqual([["P3", "P5"]]);
});
