import { randomUUID } from "node:crypto";
import { dateInZone } from "@/lib/calendar";
import { toJson } from "@/lib/db/json";
import { findCitations, findProvenance, findStoredFacts } from "@/lib/db/facts";
import { compilePolicy } from "@/lib/evaluation/compile";
import { evaluate } from "@/lib/evaluation/evaluate";
import { evaluationRecord, type EvaluationRecord } from "@/lib/evaluation/record";
import type { FindingValue } from "@/lib/finding";
import { assembleDocument } from "@/lib/review/assemble";
import type { ReviewCase } from "@/lib/review/case";
import { policyForCase } from "@/lib/review/policy-for-case";
import { programZone } from "@/lib/review/zone";
import type { OperationContext } from "./define-operation";

/**
 * Files what the provider states at this moment: facts, citations and their evaluation under the
 * policy version of the case, whole and for good. Later edits make another submission.
 */
export async function fileSubmission(
  { tx, actor, now }: OperationContext,
  current: ReviewCase,
): Promise<{ readonly id: string; readonly number: number; readonly overall: string }> {
  const policy = policyForCase(current);
  const citations = await findCitations(tx, current.id);
  const document = assembleDocument(
    current.reviewType,
    await findStoredFacts(tx, current.id),
    citations,
    current.member,
    dateInZone(now, programZone),
  );
  const evaluation = evaluationRecord(evaluate(compilePolicy(policy), document));
  const earlier = await tx.submission.count({ where: { requestId: current.id } });
  const id = randomUUID();
  await tx.submission.create({
    data: {
      id,
      requestId: current.id,
      number: earlier + 1,
      submittedBy: actor.id,
      submittedByName: actor.name,
      submittedAt: now,
      facts: toJson(document.facts),
      citations: toJson(citations),
      provenance: toJson(await findProvenance(tx, current.id)),
      evaluation: toJson(evaluation),
      result: evaluation.overall_criteria_result,
      notMet: criteriaThatAre(evaluation, "not_met"),
      undetermined: criteriaThatAre(evaluation, "undetermined"),
      policyId: policy.id,
      policyVersion: policy.version,
      policyFingerprint: policy.fingerprint,
    },
  });
  return { id, number: earlier + 1, overall: evaluation.overall_criteria_result };
}

const criteriaThatAre = (evaluation: EvaluationRecord, finding: FindingValue): string[] =>
  Object.entries(evaluation.findings)
    .filter(([, criterion]) => criterion.finding === finding)
    .map(([id]) => id);
