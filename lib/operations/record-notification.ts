import { z } from "zod";
import { defineOperation, type OperationError } from "@/lib/casework/define-operation";
import { noSuchNotice } from "@/lib/casework/notices/claim-notice";
import { lockDelivery } from "@/lib/db/notices";
import type { DeliveryState } from "@/lib/review/stored-notice";
import { openTask } from "@/lib/db/tasks";
import { fail, ok, type Result } from "@/lib/result";

/**
 * What became of one try to send an e-mail notification. However often a mail was tried, that it was
 * sent is recorded once; when trying is over, or the server will never take it, somebody is asked to
 * look after it.
 */
export const recordNotification = defineOperation({
  name: "record_notification",
  who: ["system"],
  audits: ["notification_sent", "notification_failed"],
  input: z.object({
    deliveryId: z.uuid(),
    /** Null when the server took it; else why not, in words without address or content. */
    problem: z.string().trim().min(1).max(200).nullable(),
    /** No further try follows. */
    final: z.boolean(),
  }),
  run: async (
    { tx, actor, now, record },
    { deliveryId, problem, final },
  ): Promise<Result<{ readonly state: DeliveryState }, OperationError>> => {
    const found = await lockDelivery(tx, deliveryId);
    if (found?.delivery.channel !== "email_notification") return fail(noSuchNotice);
    const { delivery, notice } = found;
    if (delivery.state === "sent") return ok({ state: "sent" });
    const request = await tx.reviewRequest.findUniqueOrThrow({
      where: { id: notice.requestId },
      select: { organizationId: true },
    });
    const event = {
      requestId: notice.requestId,
      organizationId: request.organizationId,
      internal: true,
      data: {
        notice_id: notice.id,
        notice_kind: notice.kind,
        delivery_id: delivery.id,
        attempt: delivery.attempts + 1,
      },
    };
    const tried = { attempts: { increment: 1 } };
    if (problem === null) {
      await tx.noticeDelivery.updateMany({
        where: { id: delivery.id },
        data: {
          ...tried,
          state: "sent",
          problem: null,
          settledAt: now,
          settledBy: actor.id,
          settledByName: actor.name,
        },
      });
      await record({ kind: "notification_sent", ...event });
      return ok({ state: "sent" });
    }
    await tx.noticeDelivery.updateMany({
      where: { id: delivery.id },
      data: { ...tried, problem, state: final ? "failed" : "waiting" },
    });
    if (final) {
      await record({ kind: "notification_failed", ...event });
      await openTask(
        tx,
        {
          key: `notice_failed ${delivery.id} ${delivery.attempts + 1}`,
          kind: "notice_failed",
          requestId: notice.requestId,
          forRole: "reviewer",
          data: { notice_id: notice.id, notice_kind: notice.kind },
          dueAt: null,
        },
        now,
      );
    }
    return ok({ state: final ? "failed" : "waiting" });
  },
});
