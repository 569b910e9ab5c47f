import type { EvaluationRecord } from "@/lib/evaluation/record";
import type { FindingValue } from "@/lib/finding";
import type { CriterionDecisionView } from "@/lib/review/effective-findings";
import type { Citation } from "@/lib/review/assemble";
import type { FiledSubmission } from "@/lib/review/submission";
import type { Submission } from "@/prisma/generated/client";
import { flatFactsSchema, pageReferencesSchema } from "./json";
import type { Transaction } from "./transaction";

/**
 * Submissions were written by this program whole and cannot be changed since, so their records are
 * taken at their word; facts are read through their schema because the form fills them again.
 */
export const submissionFromRow = (row: Submission): FiledSubmission => ({
  id: row.id,
  number: row.number,
  submittedByName: row.submittedByName,
  submittedAt: row.submittedAt,
  facts: flatFactsSchema.parse(row.facts),
  citations: row.citations as unknown as readonly Citation[],
  provenance: row.provenance as unknown as FiledSubmission["provenance"],
  evaluation: row.evaluation as unknown as EvaluationRecord,
  policyVersion: row.policyVersion,
  policyFingerprint: row.policyFingerprint,
});

/** A request's submissions, oldest first. */
export async function findSubmissions(
  tx: Transaction,
  requestId: string,
): Promise<readonly FiledSubmission[]> {
  const rows = await tx.submission.findMany({ where: { requestId }, orderBy: { number: "asc" } });
  return rows.map(submissionFromRow);
}

/** What the provider stated last, or undefined while nothing is submitted. */
export async function findLatestSubmission(
  tx: Transaction,
  requestId: string,
): Promise<FiledSubmission | undefined> {
  const row = await tx.submission.findFirst({
    where: { requestId },
    orderBy: { number: "desc" },
  });
  return row ? submissionFromRow(row) : undefined;
}

/** What clinicians confirmed and overrode, oldest first; empty for who may not see it. */
export async function findCriterionDecisions(
  tx: Transaction,
  requestId: string,
): Promise<readonly CriterionDecisionView[]> {
  const rows = await tx.criterionDecision.findMany({
    where: { requestId },
    include: { submission: { select: { number: true } } },
    orderBy: [{ decidedAt: "asc" }, { id: "asc" }],
  });
  return rows.map((row) => ({
    id: row.id,
    criterion: row.criterion,
    action: row.action,
    computedFinding: row.computedFinding,
    finding: row.finding as FindingValue,
    reason: row.reason,
    evidence: pageReferencesSchema.parse(row.evidence),
    decidedByName: row.decidedByName,
    initials: row.initials,
    decidedAt: row.decidedAt,
    submissionNumber: row.submission.number,
  }));
}
