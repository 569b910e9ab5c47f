/**
 * The part of the policy that general engines can express without our dates and weeks: criteria
 * whose tests are made of yes, no, counts, and, or, at least, and guards only.
 */
import type { Policy } from "@/lib/policy/schema";
import { operatorOf, type Test } from "@/lib/policy/test";

const expressibleLeaves = ["yes", "no", "count_at_least"];

/** A test in the three forms every engine has: a comparison, a conjunction, a disjunction. */
export type Formula =
  | { readonly compare: string; readonly is: boolean }
  | { readonly count: string; readonly atLeast: number }
  | { readonly count: string; readonly below: number }
  | { readonly and: readonly Formula[] }
  | { readonly or: readonly Formula[] };

function isExpressible(test: Test): boolean {
  if ("all" in test) return test.all.every(isExpressible);
  if ("any" in test) return test.any.every(isExpressible);
  if ("at_least" in test) return test.at_least.of.every(isExpressible);
  if ("when" in test) return isExpressible(test.when.if) && isExpressible(test.when.then);
  return expressibleLeaves.includes(operatorOf(test)[0]);
}

/** The same policy with only its expressible criteria. */
export function expressiblePolicy(policy: Policy): Policy {
  return { ...policy, criteria: policy.criteria.filter(({ test }) => isExpressible(test)) };
}

function number(policy: Policy, value: number | string): number {
  if (typeof value === "number") return value;
  const setting = policy.settings[value]?.value;
  if (typeof setting !== "number") throw new Error(`no number setting ${value}`);
  return setting;
}

/** All ways to choose `count` of the items. */
function choices<T>(items: readonly T[], count: number): readonly (readonly T[])[] {
  const [first, ...rest] = items;
  if (count === 0) return [[]];
  if (first === undefined || items.length < count) return [];
  return [...choices(rest, count - 1).map((some) => [first, ...some]), ...choices(rest, count)];
}

/**
 * True where the test is met or does not apply. `sense` false gives the denial, which holds where
 * the test is not met, so that silence is neither.
 */
export function formulaOf(policy: Policy, test: Test, sense = true): Formula {
  const inner = (one: Test) => formulaOf(policy, one, sense);
  const together = (some: readonly Formula[]): Formula => (sense ? { and: some } : { or: some });
  const either = (some: readonly Formula[]): Formula => (sense ? { or: some } : { and: some });
  if ("all" in test) return together(test.all.map(inner));
  if ("any" in test) return either(test.any.map(inner));
  if ("at_least" in test) {
    const needed = choices(test.at_least.of, number(policy, test.at_least.count));
    return either(needed.map((some) => together(some.map(inner))));
  }
  if ("when" in test) {
    return either([formulaOf(policy, test.when.if, !sense), inner(test.when.then)]);
  }
  if ("yes" in test) return { compare: test.yes, is: sense };
  if ("no" in test) return { compare: test.no, is: !sense };
  if ("count_at_least" in test) {
    const { count, minimum } = test.count_at_least;
    const least = number(policy, minimum);
    return sense ? { count, atLeast: least } : { count, below: least };
  }
  throw new Error(`${operatorOf(test)[0]} is not expressible`);
}
