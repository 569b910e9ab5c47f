import { randomUUID } from "node:crypto";
import { z } from "zod";
import { defineOperation, type OperationContext } from "@/lib/casework/define-operation";
import { claimNotice, type ClaimedNotice } from "@/lib/casework/notices/claim-notice";
import { noticeProblems, refusedFor } from "@/lib/casework/notices/letters";
import { orderNotification } from "@/lib/casework/notices/order-notification";
import { noticeData } from "@/lib/casework/notices/owed-on-case";
import { toJson } from "@/lib/db/json";
import { findMailingAddress } from "@/lib/db/member-contacts";
import { mailServer } from "@/lib/mail/mail-server";
import { fail, ok } from "@/lib/result";
import { noticeRecipients } from "@/lib/review/owed-notices";

/**
 * Sends a signed notice to each of its recipients, with a record of its own for each copy: the
 * provider has it in the portal at once and is told so by e-mail; the member's copy waits in the
 * print queue and has gone out when it is marked mailed. Refused while anything is missing, with all
 * of it, and to nobody.
 */
export const sendNotice = defineOperation({
  name: "send_notice",
  who: ["reviewer", "medical_director"],
  audits: ["notice_sent"],
  input: z.object({ noticeId: z.uuid() }),
  run: async (context, { noticeId }) => {
    const { tx, actor, now } = context;
    const claimed = await claimNotice(context, noticeId, "signed");
    if (!claimed.ok) return fail(claimed.error);
    const { case: current, notice, owed } = claimed.value;
    const problems = await noticeProblems(tx, current, notice.facts, notice.letters);
    if (problems.length > 0) return fail(refusedFor("sent", problems));
    await tx.notice.updateMany({
      where: { id: notice.id },
      data: { state: "sent", sentBy: actor.id, sentByName: actor.name, sentAt: now },
    });
    const recipients = noticeRecipients[notice.kind];
    if (recipients.includes("provider")) {
      await tx.noticeDelivery.createMany({
        data: {
          id: randomUUID(),
          noticeId: notice.id,
          recipient: "provider",
          channel: "portal",
          address: { organizationId: current.organizationId },
          state: "sent",
          createdAt: now,
          settledAt: now,
          settledBy: actor.id,
          settledByName: actor.name,
        },
      });
      await context.record({
        kind: "notice_sent",
        requestId: current.id,
        organizationId: current.organizationId,
        internal: false,
        data: { ...noticeData(notice, owed), recipient: "provider", channel: "portal" },
      });
      if (mailServer()) await notify(context, claimed.value);
    }
    if (recipients.includes("member")) {
      const mailing = await findMailingAddress(tx, current.member.id);
      if (!mailing) throw new Error("a member without an address is a problem of the notice");
      await tx.noticeDelivery.createMany({
        data: {
          id: randomUUID(),
          noticeId: notice.id,
          recipient: "member",
          channel: "print",
          address: toJson(mailing.address),
          confidential: mailing.confidential,
          state: "waiting",
          createdAt: now,
        },
      });
    }
    return ok({ noticeId });
  },
});

/** E-mail to who filed the request and to those who manage the organization's accounts. */
async function notify(
  { tx, now }: OperationContext,
  { case: current, notice }: ClaimedNotice,
): Promise<void> {
  const filed = await tx.submission.findMany({
    where: { requestId: current.id },
    select: { submittedBy: true },
  });
  const people = await tx.user.findMany({
    where: {
      organizationId: current.organizationId,
      role: "provider",
      disabledAt: null,
      OR: [
        { id: { in: filed.map(({ submittedBy }) => submittedBy) } },
        { delegatedAdministrator: true },
      ],
    },
    select: { email: true },
    orderBy: { email: "asc" },
  });
  for (const { email } of people) {
    const id = randomUUID();
    await tx.noticeDelivery.createMany({
      data: {
        id,
        noticeId: notice.id,
        recipient: "provider",
        channel: "email_notification",
        address: { email },
        state: "waiting",
        createdAt: now,
      },
    });
    await orderNotification(tx, id);
  }
}
