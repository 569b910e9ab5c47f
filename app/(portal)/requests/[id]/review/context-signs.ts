import type { FactValues } from "@/lib/facts/fact-values";
import type { Policy } from "@/lib/policy/schema";

/**
 * Labels of the signs that are ticked and for which the policy shows a guideline (a context with
 * `when`): today those under which a partial hospital program may be preferable.
 */
export function partialHospitalizationSigns(policy: Policy, facts: FactValues): readonly string[] {
  const groups = new Set(
    policy.criteria.flatMap((criterion) =>
      (criterion.context ?? []).flatMap(({ when }) => (when === undefined ? [] : [when])),
    ),
  );
  return policy.vocabulary.facts
    .filter((fact) => groups.has(fact.group) && facts[fact.path] === true)
    .map((fact) => fact.label);
}
