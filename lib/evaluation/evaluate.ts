/**
 * Evaluating a review.
 *
 * A review document and a compiled policy give a finding for every gate and for every criterion of
 * the checklists that its kind of review is judged by, and from these one result:
 *   not_met         some gate or applicable criterion is not met   -> refer_to_medical_director
 *   undetermined    else, some are undetermined                    -> pend_and_request_information
 *   met             else                                           -> eligible_for_certification
 *   not_applicable  the service lies outside the policy's dates    -> not_under_policy
 * The evaluation never denies; only a medical director does.
 *
 * It is pure: the review date is a fact, there is no clock, and the same module runs in the
 * browser and on the server. It keeps the outcomes as a tree of references; words, missing facts
 * and the record to store are made from it on demand (explain.ts, missing.ts, record.ts).
 */
import { all, notApplicable, type FindingValue } from "@/lib/finding";
import { makeContext } from "@/lib/evaluation/context";
import type { CompiledCriterion, CompiledGate, CompiledPolicy } from "@/lib/evaluation/compile";
import type { Context, Outcome } from "@/lib/evaluation/node";
import type { ReviewDocument } from "@/lib/facts/fact-values";

/** Changes whenever the meaning of a test changes; stored with every record. */
export const evaluatorVersion = "1.0.0";

export type Disposition =
  | "eligible_for_certification"
  | "pend_and_request_information"
  | "refer_to_medical_director"
  | "not_under_policy";

export interface CriterionEvaluation {
  readonly compiled: CompiledCriterion;
  readonly outcome: Outcome;
  /** The service lies outside the policy's dates: the criterion was not looked at. */
  readonly outside: boolean;
}

export interface GateEvaluation {
  readonly compiled: CompiledGate;
  readonly outcome: Outcome;
}

export interface Evaluation {
  readonly compiled: CompiledPolicy;
  readonly document: ReviewDocument;
  readonly context: Context;
  readonly gates: readonly GateEvaluation[];
  readonly criteria: readonly CriterionEvaluation[];
  readonly overall: FindingValue;
  readonly disposition: Disposition;
}

const dispositions: Readonly<Record<FindingValue, Disposition>> = {
  met: "eligible_for_certification",
  undetermined: "pend_and_request_information",
  not_met: "refer_to_medical_director",
  not_applicable: "not_under_policy",
};

function runGates(compiled: CompiledPolicy, context: Context): readonly GateEvaluation[] {
  const gates = compiled.gates.map((gate) => ({ compiled: gate, outcome: gate.node.run(context) }));
  return isUnderPolicy(gates)
    ? gates
    : gates.map((gate) => ({ ...gate, outcome: { ...gate.outcome, value: notApplicable } }));
}

/** False when the service lies outside the policy's dates: then nothing of it applies. */
export function isUnderPolicy(gates: readonly GateEvaluation[]): boolean {
  return !gates.some(({ outcome }) => outcome.value === notApplicable);
}

function runCriterion(
  compiled: CompiledCriterion,
  context: Context,
  underPolicy: boolean,
): CriterionEvaluation {
  const outcome = underPolicy
    ? compiled.node.run(context)
    : { node: compiled.node, value: notApplicable, children: [] };
  return { compiled, outcome, outside: !underPolicy };
}

/** Evaluates the whole review. Cheap: some microseconds. */
export function evaluate(compiled: CompiledPolicy, document: ReviewDocument): Evaluation {
  const context = makeContext(document);
  const gates = runGates(compiled, context);
  const underPolicy = isUnderPolicy(gates);
  const criteria = compiled.byReviewType[document.review_type].map((criterion) =>
    runCriterion(criterion, context, underPolicy),
  );
  const values = criteria.map(({ outcome }) => outcome.value);
  for (const { outcome } of gates) values.push(outcome.value);
  const overall = all(values).finding;
  return {
    compiled,
    document,
    context,
    gates,
    criteria,
    overall,
    disposition: dispositions[overall],
  };
}

/**
 * Evaluates one criterion alone, as the form does after an answer (see criteriaDependingOn).
 * Undefined when the policy has no such criterion.
 */
export function evaluateCriterion(
  compiled: CompiledPolicy,
  document: ReviewDocument,
  id: string,
): CriterionEvaluation | undefined {
  const criterion = compiled.criteria.get(id);
  if (!criterion) return undefined;
  const context = makeContext(document);
  return runCriterion(criterion, context, isUnderPolicy(runGates(compiled, context)));
}
