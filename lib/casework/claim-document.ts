import { lockCase } from "@/lib/db/requests";
import { fail, ok, type Result } from "@/lib/result";
import type { ReviewCase } from "@/lib/review/case";
import { editableStates, stateNames } from "@/lib/review/workflow";
import type { OperationContext, OperationError } from "./define-operation";

interface Claimed {
  readonly pageCount: number;
  readonly uploadedAt: Date;
}

/**
 * Refuses to change a document that was part of a submission: what the plan has read stays as it
 * was read.
 */
export async function requireUnfiled(
  { tx }: OperationContext,
  requestId: string,
  document: Claimed,
): Promise<Result<true, OperationError>> {
  const filed = await tx.submission.findFirst({
    where: { requestId, submittedAt: { gte: document.uploadedAt } },
    select: { id: true },
  });
  if (!filed) return ok(true);
  return fail({
    code: "condition_unmet",
    message:
      "This document was part of a submission and stays on record as it was. Attach the corrected one beside it.",
  });
}

/** Locks the request a document belongs to and checks that the provider may still change it. */
export async function claimDocument(
  context: OperationContext,
  documentId: string,
): Promise<Result<{ readonly current: ReviewCase; readonly document: Claimed }, OperationError>> {
  const document = await context.tx.document.findUnique({ where: { id: documentId } });
  const missing: OperationError = {
    code: "not_found",
    message: "There is no such document, or it is not yours to see.",
  };
  if (!document || document.removedAt) return fail(missing);
  const current = await lockCase(context.tx, document.requestId);
  if (!current) return fail(missing);
  if (!editableStates.includes(current.state))
    return fail({
      code: "wrong_state",
      message: `Documents cannot be changed while the request stands at “${stateNames[current.state]}”.`,
    });
  return ok({ current, document });
}
