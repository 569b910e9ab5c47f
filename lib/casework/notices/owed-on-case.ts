import { findEvents } from "@/lib/db/events";
import { lockCase } from "@/lib/db/requests";
import type { StoredNotice } from "@/lib/review/stored-notice";
import { fail, ok, type Result } from "@/lib/result";
import { noticesEverOwed } from "@/lib/review/owed-notices";
import type { NoticeKind } from "@/lib/review/workflow";
import { notFound, type OperationContext, type OperationError } from "../define-operation";
import type { NoticeTask } from "./notice-facts";

/**
 * Locks the case and finds the notice that one of its events owes; refused when the case owes no
 * such notice, or does no longer.
 */
export async function claimOwedNotice(
  { tx }: OperationContext,
  requestId: string,
  eventId: string,
  kind: NoticeKind,
): Promise<Result<NoticeTask, OperationError>> {
  const current = await lockCase(tx, requestId);
  if (!current) return fail(notFound);
  const events = await findEvents(tx, requestId);
  const owed = noticesEverOwed(events).find(
    (each) => each.eventId === eventId && each.kind === kind,
  );
  const data = events.find(({ id }) => id === eventId)?.data;
  if (!owed)
    return fail({
      code: "condition_unmet",
      message: "This request owes no such notice. Look at the list of notices owed.",
    });
  if (owed.lapsed)
    return fail({
      code: "wrong_state",
      message:
        "What this notice was about has gone by: it was answered, withdrawn, or decided anew. No notice is owed any more.",
    });
  return ok({
    case: current,
    owed,
    data: typeof data === "object" && data !== null ? { ...data } : {},
  });
}

/** What an event tells of a notice: ids, codes and its version. */
export const noticeData = (
  notice: Pick<StoredNotice, "id" | "kind" | "version" | "eventId">,
  owed: NoticeTask["owed"],
) => ({
  notice_id: notice.id,
  notice_kind: notice.kind,
  version: notice.version,
  owed_by: notice.eventId,
  ...(owed.determinationId && { determination_id: owed.determinationId }),
  ...(owed.informationRequest !== null && { information_request: owed.informationRequest }),
  ...(owed.contestId && { contest_id: owed.contestId }),
});
