import { findCriterionDecisions, findLatestSubmission } from "@/lib/db/findings";
import { fail, ok, type Result } from "@/lib/result";
import type { ReviewCase } from "@/lib/review/case";
import { effectiveFindings, type EffectiveFinding } from "@/lib/review/effective-findings";
import type { FiledSubmission } from "@/lib/review/submission";
import type { OperationContext, OperationError } from "./define-operation";

export interface ReviewStanding {
  readonly submission: FiledSubmission;
  readonly findings: readonly EffectiveFinding[];
}

/** What the plan's clinicians decide on: the latest submission and what holds for each criterion. */
export async function readStanding(
  { tx }: OperationContext,
  current: ReviewCase,
): Promise<ReviewStanding> {
  const submission = await findLatestSubmission(tx, current.id);
  if (!submission) throw new Error(`${current.reference} is in review without a submission`);
  const decisions = await findCriterionDecisions(tx, current.id);
  return { submission, findings: effectiveFindings(submission.evaluation, decisions) };
}

/**
 * A reviewer acts on the requests it has taken; a medical director on any. Tells who has it, so
 * that nobody works in vain.
 */
export function requireHolder(
  { actor }: OperationContext,
  current: ReviewCase,
): Result<true, OperationError> {
  if (actor.role === "medical_director" || current.assignedTo === actor.id) return ok(true);
  return fail({
    code: "not_allowed",
    message:
      "Another reviewer has taken this request. Your text is kept; ask them to hand it back if you should work on it.",
  });
}
