import { describe, expect, it } from "vitest";
import type { CriterionRow } from "@/components/review/criterion-list";
import type { FindingValue } from "@/lib/finding";
import { chosenCriterion } from "./desk";

const row = (id: string, finding: FindingValue, confirmed = false): CriterionRow => ({
  id,
  title: id,
  href: `?criterion=${id}`,
  reason: "",
  pages: 0,
  finding: {
    criterion: id,
    finding,
    computed: finding,
    ...(confirmed && {
      decision: {
        id: "decision",
        criterion: id,
        action: "confirm",
        computedFinding: finding,
        finding,
        reason: "",
        evidence: [],
        decidedByName: "Ruth Adair",
        initials: "RA",
        decidedAt: new Date(0),
        submissionNumber: 1,
      },
    }),
  },
});

describe("the criterion the desk opens with", () => {
  it("is the one in the address", () => {
    const rows = [row("P1", "met"), row("P3", "not_met")];
    expect(chosenCriterion(rows, { criterion: "P1" })).toBe("P1");
  });

  it("is else the first adverse or open one that nobody has decided", () => {
    const rows = [row("P1", "met"), row("P2", "not_met", true), row("P5", "undetermined")];
    expect(chosenCriterion(rows, {})).toBe("P5");
  });

  it("is else the first that nobody has looked at, and at last the first of all", () => {
    expect(chosenCriterion([row("P1", "met", true), row("P2", "met")], {})).toBe("P2");
    expect(chosenCriterion([row("P1", "met", true), row("P2", "met", true)], {})).toBe("P1");
  });

  it("is not one that this review does not have", () => {
    expect(chosenCriterion([row("P1", "met")], { criterion: "C4" })).toBe("P1");
  });
});
