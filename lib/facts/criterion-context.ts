import type { FactValues } from "@/lib/facts/fact-values";
import type { Criterion } from "@/lib/policy/schema";

export type ContextNote = NonNullable<Criterion["context"]>[number];

/**
 * Sentences of the policy to show beside a criterion; they never decide it. A note with `when`
 * names a group of facts and is shown once the record says yes to one of them.
 */
export function contextToShow(criterion: Criterion, facts: FactValues): ContextNote[] {
  return (criterion.context ?? []).filter(
    ({ when }) =>
      when === undefined ||
      Object.entries(facts).some(([path, value]) => value === true && path.startsWith(`${when}.`)),
  );
}
