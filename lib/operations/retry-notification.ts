import { z } from "zod";
import { defineOperation } from "@/lib/casework/define-operation";
import { noSuchNotice } from "@/lib/casework/notices/claim-notice";
import { orderNotification } from "@/lib/casework/notices/order-notification";
import { lockDelivery } from "@/lib/db/notices";
import { mailServer } from "@/lib/mail/mail-server";
import { fail, ok } from "@/lib/result";

/** Has an e-mail notification that failed tried again, from the beginning. */
export const retryNotification = defineOperation({
  name: "retry_notification",
  who: ["reviewer", "medical_director"],
  audits: ["notification_retried"],
  input: z.object({ deliveryId: z.uuid() }),
  run: async ({ tx, record }, { deliveryId }) => {
    const found = await lockDelivery(tx, deliveryId);
    if (found?.delivery.channel !== "email_notification") return fail(noSuchNotice);
    const { delivery, notice } = found;
    if (delivery.state !== "failed")
      return fail({
        code: "wrong_state",
        message:
          delivery.state === "sent"
            ? "This notification was sent already."
            : "This notification is being tried already.",
      });
    if (!mailServer())
      return fail({
        code: "condition_unmet",
        message:
          "E-mail is off: set SMTP_URL and MAIL_FROM and start the portal again. The notice itself is in the portal.",
      });
    const request = await tx.reviewRequest.findUniqueOrThrow({
      where: { id: notice.requestId },
      select: { organizationId: true },
    });
    await tx.noticeDelivery.updateMany({
      where: { id: delivery.id },
      data: { state: "waiting", problem: null },
    });
    await orderNotification(tx, delivery.id);
    await record({
      kind: "notification_retried",
      requestId: notice.requestId,
      organizationId: request.organizationId,
      internal: true,
      data: { notice_id: notice.id, notice_kind: notice.kind, delivery_id: delivery.id },
    });
    return ok({ deliveryId });
  },
});
