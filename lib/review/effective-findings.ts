import { all, missing, type FindingValue } from "@/lib/finding";
import { byPolicyOrder } from "@/lib/policy/checklist";
import type { EvaluationRecord } from "@/lib/evaluation/record";

/**
 * What holds for each criterion once the plan's clinicians have looked: the computed finding, or
 * what a person set in its place with a reason and evidence. The computed one always stays beside.
 *
 * A decision outlives a new submission only while the finding it answered is still the computed
 * one; when new facts change the computation, the decision lapses and is shown as such.
 */
export interface CriterionDecisionView {
  readonly id: string;
  readonly criterion: string;
  readonly action: "confirm" | "override";
  readonly computedFinding: string;
  readonly finding: FindingValue;
  readonly reason: string;
  readonly evidence: readonly { readonly documentId: string; readonly page: number }[];
  readonly decidedByName: string;
  readonly initials: string;
  readonly decidedAt: Date;
  readonly submissionNumber: number;
}

export interface EffectiveFinding {
  readonly criterion: string;
  readonly finding: FindingValue;
  readonly undetermined_because?: string;
  readonly computed: FindingValue;
  readonly decision?: CriterionDecisionView;
  /** A decision that no longer answers the computed finding. */
  readonly lapsed?: CriterionDecisionView;
}

/** What holds for each criterion of a record; `decisions` stand oldest first and the last counts. */
export function effectiveFindings(
  record: EvaluationRecord,
  decisions: readonly CriterionDecisionView[],
): readonly EffectiveFinding[] {
  const latest = new Map<string, CriterionDecisionView>();
  for (const decision of decisions) latest.set(decision.criterion, decision);
  const inOrder = Object.entries(record.findings).sort(([a], [b]) => byPolicyOrder(a, b));
  return inOrder.map(([criterion, computed]) => {
    const decision = latest.get(criterion);
    const base = { criterion, computed: computed.finding };
    if (decision?.computedFinding === computed.finding)
      return decision.action === "override"
        ? {
            ...base,
            finding: decision.finding,
            ...(decision.finding === "undetermined" && {
              undetermined_because: computed.undetermined_because ?? "needs_clinician",
            }),
            decision,
          }
        : {
            ...base,
            finding: computed.finding,
            ...(computed.undetermined_because && {
              undetermined_because: computed.undetermined_because,
            }),
            decision,
          };
    return {
      ...base,
      finding: computed.finding,
      ...(computed.undetermined_because && { undetermined_because: computed.undetermined_because }),
      ...(decision && { lapsed: decision }),
    };
  });
}

/** Gates and criteria combined with AND, as the policy's "ALL the criteria" asks. */
export function effectiveOverall(
  record: EvaluationRecord,
  findings: readonly EffectiveFinding[],
): FindingValue {
  const values = [
    ...Object.values(record.gates),
    ...findings.map((effective) => effective.finding),
  ];
  const parts = values.map((finding) => (finding === "undetermined" ? missing : { finding }));
  return all(parts).finding;
}
