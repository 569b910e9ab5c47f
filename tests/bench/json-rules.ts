/** The expressible criteria as rules of json-rules-engine. Its logic has two values. */
import { Engine, type NestedCondition } from "json-rules-engine";
import type { FactValues } from "@/lib/facts/fact-values";
import type { Policy } from "@/lib/policy/schema";
import { formulaOf, type Formula } from "./expressible";

function condition(formula: Formula): NestedCondition {
  if ("and" in formula) return { all: formula.and.map(condition) };
  if ("or" in formula) return { any: formula.or.map(condition) };
  if ("compare" in formula) {
    return { fact: formula.compare, operator: "equal", value: formula.is };
  }
  return "atLeast" in formula
    ? { fact: formula.count, operator: "greaterThanInclusive", value: formula.atLeast }
    : { fact: formula.count, operator: "lessThan", value: formula.below };
}

/** Gives the ids of the criteria that are met or do not apply. */
export function jsonRules(policy: Policy): (facts: FactValues) => Promise<ReadonlySet<string>> {
  const engine = new Engine([], { allowUndefinedFacts: true });
  for (const { id, test } of policy.criteria) {
    const formula = condition(formulaOf(policy, test));
    const conditions = "all" in formula || "any" in formula ? formula : { all: [formula] };
    engine.addRule({ name: id, conditions, event: { type: id } });
  }
  return async (facts) => {
    const { events } = await engine.run(facts);
    return new Set(events.map(({ type }) => type));
  };
}
