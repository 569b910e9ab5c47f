import { describe, expect, it } from "vitest";
import type { EvaluationRecord } from "@/lib/evaluation/record";
import type { Finding, FindingValue } from "@/lib/finding";
import { certifiable } from "./certifiable";
import {
  effectiveFindings,
  effectiveOverall,
  type CriterionDecisionView,
} from "./effective-findings";

type Findings = Readonly<Record<string, Finding>>;

/** An evaluation record as far as these rules read it. */
function recordOf(findings: Findings, gates: Readonly<Record<string, FindingValue>> = {}) {
  const explained = Object.fromEntries(
    Object.entries(findings).map(([id, finding]) => [
      id,
      { ...finding, reason: "", decisive: [], missing: [] },
    ]),
  );
  return { gates, findings: explained } as unknown as EvaluationRecord;
}

function decision(
  criterion: string,
  computedFinding: FindingValue,
  finding: FindingValue,
): CriterionDecisionView {
  return {
    id: `${criterion} ${finding}`,
    criterion,
    action: finding === computedFinding ? "confirm" : "override",
    computedFinding,
    finding,
    reason: "The note of that day shows it.",
    evidence: [],
    decidedByName: "Ruth Adair",
    initials: "RA",
    decidedAt: new Date("2026-10-13T14:00:00Z"),
    submissionNumber: 1,
  };
}

const missing: Finding = { finding: "undetermined", undetermined_because: "missing" };
const notYetDue: Finding = { finding: "undetermined", undetermined_because: "not_yet_due" };

describe("what holds for a criterion", () => {
  it("is the computed finding while nobody decided", () => {
    const [p3] = effectiveFindings(recordOf({ P3: { finding: "met" } }), []);
    expect(p3).toEqual({ criterion: "P3", computed: "met", finding: "met" });
  });

  it("is what a person set, with the computed finding kept beside it", () => {
    const [p3] = effectiveFindings(recordOf({ P3: { finding: "not_met" } }), [
      decision("P3", "not_met", "met"),
    ]);
    expect(p3).toMatchObject({ finding: "met", computed: "not_met", decision: { initials: "RA" } });
  });

  it("follows the last of several decisions", () => {
    const [p3] = effectiveFindings(recordOf({ P3: { finding: "not_met" } }), [
      decision("P3", "not_met", "met"),
      decision("P3", "not_met", "not_met"),
    ]);
    expect(p3?.finding).toBe("not_met");
  });

  it("lapses when new facts change the computed finding", () => {
    const [p2] = effectiveFindings(recordOf({ P2: { finding: "met" } }), [
      decision("P2", "undetermined", "not_met"),
    ]);
    expect(p2).toMatchObject({ finding: "met", lapsed: { finding: "not_met" } });
    expect(p2?.decision).toBeUndefined();
  });

  it("keeps the cause of what is undetermined, and names a clinician where a person set it so", () => {
    const [p2] = effectiveFindings(recordOf({ P2: missing }), [
      decision("P2", "undetermined", "undetermined"),
    ]);
    expect(p2?.undetermined_because).toBe("missing");
    const [p3] = effectiveFindings(recordOf({ P3: { finding: "met" } }), [
      decision("P3", "met", "undetermined"),
    ]);
    expect(p3?.undetermined_because).toBe("needs_clinician");
  });

  it("makes the whole not met when a gate is, whatever the criteria are", () => {
    const record = recordOf({ P3: { finding: "met" } }, { not_locked: "not_met" });
    expect(effectiveOverall(record, effectiveFindings(record, []))).toBe("not_met");
  });
});

describe("the whole", () => {
  const whole = (findings: Findings, gates: Readonly<Record<string, FindingValue>> = {}) => {
    const record = recordOf(findings, gates);
    return effectiveOverall(record, effectiveFindings(record, []));
  };

  it("is undetermined while one criterion or gate is, and none is not met", () => {
    expect(whole({ P3: { finding: "met" }, A4: missing })).toBe("undetermined");
    expect(whole({ P3: { finding: "met" } }, { not_locked: "undetermined" })).toBe("undetermined");
    expect(whole({ P3: { finding: "not_met" }, A4: missing })).toBe("not_met");
  });

  it("is met when every criterion is met or does not apply", () => {
    expect(whole({ P3: { finding: "met" }, P10: { finding: "not_applicable" } })).toBe("met");
  });

  it("lists criteria in the policy's order", () => {
    const record = recordOf({ A1: missing, P10: missing, P2: missing });
    expect(effectiveFindings(record, []).map(({ criterion }) => criterion)).toEqual([
      "P2",
      "P10",
      "A1",
    ]);
  });
});

describe("certifying", () => {
  const span = { firstDay: "2026-10-05", lastDay: "2026-10-11" };
  const verdict = (
    findings: Findings,
    lastDay = span.lastDay,
    type?: "continued_stay",
    dueLater: readonly string[] = ["P5"],
  ) => {
    const record = recordOf(findings, { not_locked: "met" });
    return certifiable(
      type ?? "admission",
      record,
      effectiveFindings(record, []),
      { ...span, lastDay },
      new Set(dueLater),
      7,
    );
  };

  it("is open when everything is met or does not apply", () => {
    expect(verdict({ P3: { finding: "met" }, P10: { finding: "not_applicable" } }).allowed).toBe(
      true,
    );
  });

  it("is closed by anything missing and by anything not met, each named", () => {
    const closed = verdict({ P2: missing, P3: { finding: "not_met" } });
    expect(closed.allowed).toBe(false);
    expect(closed.because).toEqual(["P2 is undetermined.", "P3 is not met."]);
  });

  it("is open for a short first span while a time limit has not passed", () => {
    expect(verdict({ P5: notYetDue })).toMatchObject({ allowed: true, notYetDue: ["P5"] });
  });

  it("is closed once the time limit has passed since the review date", () => {
    expect(verdict({ P5: notYetDue }, span.lastDay, undefined, []).allowed).toBe(false);
  });

  it("is closed for a longer first span while a time limit has not passed", () => {
    expect(verdict({ P5: notYetDue }, "2026-10-12").allowed).toBe(false);
  });

  it("is closed for a continued stay with anything not yet due", () => {
    expect(verdict({ P5: notYetDue }, span.lastDay, "continued_stay").allowed).toBe(false);
  });
});
