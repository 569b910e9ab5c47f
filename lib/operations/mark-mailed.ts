import { z } from "zod";
import { defineOperation } from "@/lib/casework/define-operation";
import { noSuchNotice } from "@/lib/casework/notices/claim-notice";
import { noticeData } from "@/lib/casework/notices/owed-on-case";
import { findEvents } from "@/lib/db/events";
import { lockDelivery } from "@/lib/db/notices";
import { lockCase } from "@/lib/db/requests";
import { fail, ok } from "@/lib/result";
import { noticesEverOwed } from "@/lib/review/owed-notices";

/**
 * Records that letters of the print queue were mailed now, or handed over where the member collects
 * them: with that the member is told, and a time limit for telling is kept or missed. A letter that
 * was marked before stays as it was marked.
 */
export const markMailed = defineOperation({
  name: "mark_mailed",
  who: ["reviewer", "medical_director"],
  audits: ["notice_sent"],
  input: z.object({
    deliveryIds: z
      .array(z.uuid())
      .min(1, "Choose the letters that were mailed.")
      .max(200, "Mark at most 200 letters at once."),
  }),
  run: async ({ tx, actor, now, record }, { deliveryIds }) => {
    let mailed = 0;
    // Always in the same order, so that two people marking the same letters wait for each other.
    for (const id of [...new Set(deliveryIds)].sort()) {
      const found = await lockDelivery(tx, id);
      if (found?.delivery.channel !== "print") return fail(noSuchNotice);
      if (found.delivery.state === "sent") continue;
      const current = await lockCase(tx, found.notice.requestId);
      if (!current) return fail(noSuchNotice);
      await tx.noticeDelivery.updateMany({
        where: { id },
        data: {
          state: "sent",
          attempts: { increment: 1 },
          settledAt: now,
          settledBy: actor.id,
          settledByName: actor.name,
        },
      });
      const owed = noticesEverOwed(await findEvents(tx, current.id)).find(
        ({ eventId, kind }) => eventId === found.notice.eventId && kind === found.notice.kind,
      );
      if (!owed) throw new Error(`notice ${found.notice.id} is owed by no event of its case`);
      await record({
        kind: "notice_sent",
        requestId: current.id,
        organizationId: current.organizationId,
        internal: false,
        data: {
          ...noticeData(found.notice, owed),
          recipient: found.delivery.recipient,
          channel: "print",
        },
      });
      mailed += 1;
    }
    return ok({ mailed, before: new Set(deliveryIds).size - mailed });
  },
});
