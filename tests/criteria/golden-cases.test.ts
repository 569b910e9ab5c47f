import { describe, expect, it } from "vitest";
import type { Finding } from "@/lib/finding";
import { compilePolicy } from "@/lib/evaluation/compile";
import { evaluate } from "@/lib/evaluation/evaluate";
import { evaluationReport } from "@/lib/evaluation/record";
import { policyLibrary } from "@/lib/policy/library";
import { goldenBases, goldenCases } from "./golden-cases";

const policy = policyLibrary().find("psychiatric-iop", "2024-07-01");
if (!policy) throw new Error("criteria/ has no psychiatric-iop 2024-07-01");
const compiled = compilePolicy(policy);
const cases = goldenCases(policy);
const bases = goldenBases(policy);

const written = ({ finding, undetermined_because: cause }: Finding) =>
  cause ? `${finding}: ${cause}` : finding;

const findingsOf = (document: Parameters<typeof evaluate>[1]) =>
  Object.fromEntries(
    evaluate(compiled, document).criteria.map(({ compiled: { criterion }, outcome }) => [
      criterion.id,
      written(outcome.value),
    ]),
  );

describe.each(cases)("$file", (golden) => {
  const base = bases.get(golden.base);
  it(golden.because, () => {
    if (!base) throw new Error(`there is no base ${golden.base}`);
    const report = evaluationReport(evaluate(compiled, golden.document));
    expect(findingsOf(golden.document)).toEqual({ ...findingsOf(base), ...golden.findings });
    expect(report.gates).toEqual({
      not_locked_or_restricted_access: "met",
      service_dates_on_or_after_policy_effective_date: "met",
      ...golden.gates,
    });
    if (golden.overall) expect(report.overall_criteria_result).toBe(golden.overall);
    if (golden.disposition) expect(report.recommended_disposition).toBe(golden.disposition);
    if (golden.ask) {
      expect(report.information_to_request.map(({ fact }) => fact).sort()).toEqual(
        [...golden.ask].sort(),
      );
    }
    if (golden.sensitive) {
      const sensitive = Object.entries(report.findings).filter(
        ([, finding]) => finding.sensitive_to_counting,
      );
      expect(sensitive.map(([id]) => id)).toEqual(golden.sensitive);
    }
  });
});

describe("every criterion is seen with every finding it can have", () => {
  const notApplicable = ["P10", "P12", "C5", "C6"];
  const notYetDue = ["P3", "P4", "P5", "P6", "P12", "P13"];
  const needsClinician = ["P2", "P3", "P4", "P13", "C7", "C8", "C10"];
  const conflict = ["P2", "P3", "C8", "C10"];
  const seen = new Map<string, Set<string>>();
  for (const document of [...bases.values(), ...cases.map((golden) => golden.document)]) {
    for (const [id, finding] of Object.entries(findingsOf(document))) {
      seen.set(id, (seen.get(id) ?? new Set()).add(finding));
    }
  }
  it.each(policy.criteria.map(({ id }) => id))("%s", (id) => {
    const expected = [
      "met",
      "not_met",
      "undetermined: missing",
      "undetermined: insufficient_documentation",
      ...(notApplicable.includes(id) ? ["not_applicable"] : []),
      ...(notYetDue.includes(id) ? ["undetermined: not_yet_due"] : []),
      ...(needsClinician.includes(id) ? ["undetermined: needs_clinician"] : []),
      ...(conflict.includes(id) ? ["undetermined: conflict"] : []),
    ];
    expect([...(seen.get(id) ?? [])]).toEqual(expect.arrayContaining(expected));
  });
});

describe("two statements in conflict", () => {
  it.each(policy.criteria.map(({ id }) => id))("leave %s to a reviewer", (id) => {
    const name = id.startsWith("C") ? "continued-stay" : "admission";
    const base = bases.get(name);
    if (!base) throw new Error(`there is no base ${name}`);
    const facts = policy.vocabulary.facts.filter(
      ({ path, serves, group }) =>
        serves.includes(id) && group !== "dates" && base.facts[path] !== undefined,
    );
    const conflicts = new Set(facts.map(({ path }) => path));
    const { criteria } = evaluate(compiled, { ...base, conflicts });
    const found = criteria.find(({ compiled: { criterion } }) => criterion.id === id);
    expect(found && written(found.outcome.value)).toBe("undetermined: conflict");
  });
});
