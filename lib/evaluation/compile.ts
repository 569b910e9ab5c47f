/**
 * Compiling a policy: every test to a node once, and an index from each fact to the criteria that
 * read it, so that one answer re-evaluates only what depends on it.
 */
import { admissionDate, periodStart, reviewDate } from "@/lib/evaluation/context";
import { compileTest, leafNode } from "@/lib/evaluation/compile-test";
import { makeLeaf, namesOf } from "@/lib/evaluation/leaves/make-leaf";
import { serviceInForceLeaf } from "@/lib/evaluation/leaves/service-in-force";
import type { Node } from "@/lib/evaluation/node";
import { checklistsOf } from "@/lib/policy/checklist";
import type { Criterion, Gate, Policy, ReviewType } from "@/lib/policy/schema";

export interface CompiledCriterion {
  readonly criterion: Criterion;
  readonly node: Node;
  /** A lettered part that is shown but does not decide. */
  readonly aside: Node | undefined;
}

export interface CompiledGate {
  readonly gate: Gate;
  readonly node: Node;
}

export interface CompiledPolicy {
  readonly policy: Policy;
  readonly gates: readonly CompiledGate[];
  readonly criteria: ReadonlyMap<string, CompiledCriterion>;
  readonly byReviewType: Readonly<Record<ReviewType, readonly CompiledCriterion[]>>;
  /** Fact path -> ids of the criteria whose finding can depend on it. */
  readonly dependents: ReadonlyMap<string, readonly string[]>;
}

/** All facts a node reads. */
export function readsOf(node: Node): ReadonlySet<string> {
  const reads = new Set<string>(node.leaf?.reads);
  for (const child of node.children) for (const path of readsOf(child)) reads.add(path);
  return reads;
}

const compiledPolicies = new WeakMap<Policy, CompiledPolicy>();

/** The compiled form of a policy; made once for each policy object, however often it is asked for. */
export function compilePolicy(policy: Policy): CompiledPolicy {
  const known = compiledPolicies.get(policy);
  if (known) return known;
  const made = compile(policy);
  compiledPolicies.set(policy, made);
  return made;
}

function compile(policy: Policy): CompiledPolicy {
  const names = namesOf(policy);
  const compiled = policy.criteria.map((criterion): CompiledCriterion => ({
    criterion,
    node: compileTest(criterion.test, names),
    aside: criterion.aside && compileTest(criterion.aside, names),
  }));
  const dependents = new Map<string, string[]>();
  for (const { criterion, node, aside } of compiled) {
    for (const path of new Set([...readsOf(node), ...(aside ? readsOf(aside) : [])])) {
      const ids = dependents.get(path);
      if (ids) ids.push(criterion.id);
      else dependents.set(path, [criterion.id]);
    }
  }
  // These govern every criterion: what is known by then, what is under the policy, what letters prove.
  const every = compiled.map(({ criterion }) => criterion.id);
  for (const { path, group } of policy.vocabulary.facts) {
    if (group === "evidence" || [reviewDate, admissionDate, periodStart].includes(path)) {
      dependents.set(path, every);
    }
  }
  const of = (reviewType: ReviewType) => {
    const lists = checklistsOf(reviewType);
    return compiled.filter(({ criterion }) => lists.includes(criterion.checklist));
  };
  return {
    policy,
    gates: policy.gates.map((gate) => ({
      gate,
      node: leafNode("no" in gate.test ? makeLeaf(gate.test, names) : serviceInForceLeaf(policy)),
    })),
    criteria: new Map(compiled.map((one) => [one.criterion.id, one])),
    byReviewType: { admission: of("admission"), continued_stay: of("continued_stay") },
    dependents,
  };
}

/** Ids of the criteria to evaluate anew when one fact has changed. */
export function criteriaDependingOn(compiled: CompiledPolicy, path: string): readonly string[] {
  return compiled.dependents.get(path) ?? [];
}
