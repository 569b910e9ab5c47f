import { randomUUID } from "node:crypto";
import { z } from "zod";
import { defineOperation } from "@/lib/casework/define-operation";
import { lettersOf } from "@/lib/casework/notices/letters";
import { gatherNoticeFacts, recipientsOf } from "@/lib/casework/notices/notice-facts";
import { claimOwedNotice, noticeData } from "@/lib/casework/notices/owed-on-case";
import { toJson } from "@/lib/db/json";
import { findNotices } from "@/lib/db/notices";
import { fail, ok } from "@/lib/result";
import { directorSigns } from "@/lib/review/owed-notices";
import { noticeKinds } from "@/lib/review/workflow";

/** Free paragraphs of a notice, by name; each replaces what is on record for the letter alone. */
const paragraphName =
  /^(rationale|understanding|explanation|message|(rationale|showed|missing)\.[PAC]\d{1,2})$/;

/**
 * Assembles an owed notice from the record and the criteria data, with what its author wrote into
 * the free paragraphs. Prepared again, it is another version and the one before is superseded, also
 * when that was signed; what was sent is not prepared again.
 */
export const prepareNotice = defineOperation({
  name: "prepare_notice",
  who: ["reviewer", "medical_director"],
  audits: ["notice_prepared"],
  input: z.object({
    requestId: z.uuid(),
    /** The event that owes it. */
    eventId: z.string().regex(/^\d{1,18}$/),
    kind: z.enum(noticeKinds),
    /** The version the screen showed; 0 where there was none. */
    seen: z.coerce.number().int().min(0),
    paragraphs: z
      .record(
        z.string().regex(paragraphName),
        z.string().trim().max(8000, "Use at most 8000 characters."),
      )
      .default({}),
  }),
  run: async (context, input) => {
    const { tx, actor, now } = context;
    const task = await claimOwedNotice(context, input.requestId, input.eventId, input.kind);
    if (!task.ok) return fail(task.error);
    const { case: current, owed } = task.value;
    if (directorSigns.includes(owed.kind) && actor.role !== "medical_director")
      return fail({
        code: "not_allowed",
        message: "A medical director writes this notice: it goes against the request.",
      });
    const versions = (await findNotices(tx, current.id)).filter(
      (notice) => notice.eventId === owed.eventId && notice.kind === owed.kind,
    );
    const standing = versions.find(({ state }) => state !== "superseded");
    if (standing?.state === "sent")
      return fail({
        code: "wrong_state",
        message: "This notice was sent already; what was sent is not written again.",
      });
    if ((standing?.version ?? 0) !== input.seen)
      return fail({
        code: "stale",
        message: `${standing ? standing.preparedByName : "Someone"} prepared this notice anew after you opened it. Your text is kept: look at the notice as it is now, then prepare yours.`,
      });
    const asked =
      owed.informationRequest === null
        ? null
        : await tx.informationRequest.findUnique({
            where: {
              requestId_number: { requestId: current.id, number: owed.informationRequest },
            },
            select: { id: true },
          });
    const facts = await gatherNoticeFacts(tx, task.value, input.paragraphs, now);
    if (standing)
      await tx.notice.updateMany({ where: { id: standing.id }, data: { state: "superseded" } });
    const notice = {
      id: randomUUID(),
      eventId: owed.eventId,
      kind: owed.kind,
      version: (versions.at(-1)?.version ?? 0) + 1,
    };
    await tx.notice.createMany({
      data: {
        ...notice,
        eventId: BigInt(owed.eventId),
        requestId: current.id,
        determinationId: owed.determinationId,
        informationRequestId: asked?.id ?? null,
        contestId: owed.contestId,
        state: "prepared",
        paragraphs: input.paragraphs,
        facts: toJson(facts),
        content: toJson(lettersOf(facts, await recipientsOf(tx, current, facts.date))),
        preparedBy: actor.id,
        preparedByName: actor.name,
        preparedAt: now,
      },
    });
    await context.record({
      kind: "notice_prepared",
      requestId: current.id,
      organizationId: current.organizationId,
      internal: true,
      data: noticeData(notice, owed),
    });
    return ok({ noticeId: notice.id, version: notice.version });
  },
});
