import { lockCase } from "@/lib/db/requests";
import { fail, ok, type Result } from "@/lib/result";
import type { ReviewCase } from "@/lib/review/case";
import { editableStates, stateNames } from "@/lib/review/workflow";
import type { OperationContext, OperationError } from "./define-operation";

interface Claimed {
  readonly pageCount: number;
  readonly uploadedAt: Date;
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
