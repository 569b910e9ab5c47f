import { z } from "zod";
import { defineOperation } from "@/lib/casework/define-operation";
import { noSuchNotice } from "@/lib/casework/notices/claim-notice";
import { findNotice } from "@/lib/db/notices";
import { fail, ok } from "@/lib/result";
import { addressLines } from "@/lib/review/member-contact";

/**
 * Hands over one letter of a notice as a file, and puts on record who took it. A provider takes its
 * own copy of what was sent; the plan's people any letter as it stands. A letter to a member bears
 * the address it goes, or went, to.
 */
export const openNotice = defineOperation({
  name: "open_notice",
  who: ["provider", "reviewer", "medical_director"],
  audits: ["notice_exported"],
  input: z.object({
    noticeId: z.uuid(),
    recipient: z.enum(["provider", "member"]),
    largePrint: z.boolean().default(false),
  }),
  run: async ({ tx, actor, record }, { noticeId, recipient, largePrint }) => {
    const notice = await findNotice(tx, noticeId);
    const letter = notice?.letters[recipient];
    if (!notice || !letter || (actor.role === "provider" && recipient !== "provider"))
      return fail(noSuchNotice);
    const request = await tx.reviewRequest.findUniqueOrThrow({
      where: { id: notice.requestId },
      select: { organizationId: true, reference: true },
    });
    await record({
      kind: "notice_exported",
      requestId: notice.requestId,
      organizationId: request.organizationId,
      internal: actor.role !== "provider",
      data: {
        notice_id: notice.id,
        notice_kind: notice.kind,
        version: notice.version,
        recipient,
        large_print: largePrint,
      },
    });
    const postal = notice.deliveries.find(
      ({ channel, recipient: party }) => channel === "print" && party === recipient,
    )?.postal;
    return ok({
      letter: postal
        ? { ...letter, recipient: { ...letter.recipient, address: addressLines(postal) } }
        : letter,
      /** Without names: the reference, the kind, the version. */
      fileName: `${request.reference}-${notice.kind.replaceAll("_", "-")}-${notice.version}-${recipient}.pdf`,
    });
  },
});
