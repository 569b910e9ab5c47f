import { findEvents } from "@/lib/db/events";
import { findNotice } from "@/lib/db/notices";
import type { StoredNotice } from "@/lib/review/stored-notice";
import { lockCase } from "@/lib/db/requests";
import { fail, ok, type Result } from "@/lib/result";
import type { ReviewCase } from "@/lib/review/case";
import { noticesEverOwed, type OwedNotice } from "@/lib/review/owed-notices";
import type { OperationContext, OperationError } from "../define-operation";

export const noSuchNotice: OperationError = {
  code: "not_found",
  message: "There is no such notice, or it is not yours to see.",
};

export interface ClaimedNotice {
  readonly case: ReviewCase;
  readonly notice: StoredNotice;
  readonly owed: OwedNotice;
}

const stands = {
  prepared: "it is prepared and not signed",
  signed: "it is signed already",
  sent: "it was sent already",
  superseded: "it was prepared anew, so this version no longer stands",
} as const;

/** Locks the case of a notice and finds it in the state an act needs; told otherwise, how it stands. */
export async function claimNotice(
  { tx }: OperationContext,
  noticeId: string,
  needed: "prepared" | "signed",
): Promise<Result<ClaimedNotice, OperationError>> {
  const found = await findNotice(tx, noticeId);
  const current = found && (await lockCase(tx, found.requestId));
  // Read again: what is decided below is decided on what stands under the lock.
  const notice = current && (await findNotice(tx, noticeId));
  if (!notice) return fail(noSuchNotice);
  if (notice.state !== needed)
    return fail({
      code: "wrong_state",
      message: `Nothing was done with this notice: ${stands[notice.state]}.`,
    });
  const owed = noticesEverOwed(await findEvents(tx, current.id)).find(
    ({ eventId, kind }) => eventId === notice.eventId && kind === notice.kind,
  );
  if (!owed) throw new Error(`notice ${noticeId} is owed by no event of its case`);
  if (owed.lapsed)
    return fail({
      code: "wrong_state",
      message:
        "What this notice was about has gone by: it was answered, withdrawn, or decided anew. It is not sent any more.",
    });
  return ok({ case: current, notice, owed });
}
