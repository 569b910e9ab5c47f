import type { EvaluationRecord } from "@/lib/evaluation/record";
import type { FactValues } from "@/lib/facts/fact-values";
import type { Policy } from "@/lib/policy/schema";
import { wholeText } from "@/lib/policy/wording";
import type { Citation } from "./assemble";
import type { CriterionDecisionView, EffectiveFinding } from "./effective-findings";

/** Where a stored fact came from; `at` is an ISO instant. */
export interface FactProvenance {
  readonly origin: "provider" | "reviewer" | "electronic_record";
  readonly by: string;
  readonly at: string;
}

/** What the provider stated at one moment: filed whole, and never changed afterwards. */
export interface FiledSubmission {
  readonly id: string;
  readonly number: number;
  readonly submittedByName: string;
  readonly submittedAt: Date;
  readonly facts: FactValues;
  readonly citations: readonly Citation[];
  /** Who stated each fact, when, and where it came from. */
  readonly provenance: Readonly<Record<string, FactProvenance>>;
  readonly evaluation: EvaluationRecord;
  readonly policyVersion: string;
  readonly policyFingerprint: string;
}

/** What held for a criterion when the request was decided. */
export interface RecordedFinding extends Omit<EffectiveFinding, "decision" | "lapsed"> {
  readonly decision?: Pick<
    CriterionDecisionView,
    "id" | "action" | "finding" | "decidedByName" | "initials" | "decidedAt"
  >;
}

/**
 * What a determination rested on, kept with it so that it reads years later as it was: the
 * evaluation with its facts, what held for each criterion and who had overridden what, and the
 * wording of every criterion as it was shown.
 */
export interface DeterminationRecord {
  readonly submission: number;
  readonly evaluation: EvaluationRecord;
  /** Who set what; why stands in the clinicians' own decisions, which are the plan's business. */
  readonly findings: readonly RecordedFinding[];
  readonly wording: Readonly<Record<string, { readonly title: string; readonly text: string }>>;
}

/** The record of a determination made now on this submission, with the wording of its criteria. */
export function determinationRecord(
  policy: Policy,
  submission: FiledSubmission,
  findings: readonly EffectiveFinding[],
): DeterminationRecord {
  return {
    submission: submission.number,
    evaluation: submission.evaluation,
    findings: findings.map(({ decision, lapsed: _, ...effective }) => ({
      ...effective,
      ...(decision && {
        decision: {
          id: decision.id,
          action: decision.action,
          finding: decision.finding,
          decidedByName: decision.decidedByName,
          initials: decision.initials,
          decidedAt: decision.decidedAt,
        },
      }),
    })),
    wording: Object.fromEntries(
      policy.criteria
        .filter((criterion) => criterion.id in submission.evaluation.findings)
        .map((criterion) => [criterion.id, { title: criterion.title, text: wholeText(criterion) }]),
    ),
  };
}
