import { z } from "zod";
import { dateInZone } from "@/lib/calendar";
import { defineOperation } from "@/lib/casework/define-operation";
import { claimNotice } from "@/lib/casework/notices/claim-notice";
import { lettersOf, noticeProblems, refusedFor } from "@/lib/casework/notices/letters";
import { maySign } from "@/lib/casework/notices/may-sign";
import { recipientsOf } from "@/lib/casework/notices/notice-facts";
import { noticeData } from "@/lib/casework/notices/owed-on-case";
import { toJson } from "@/lib/db/json";
import { noticeHash } from "@/lib/db/notices";
import { fail, ok } from "@/lib/result";
import { roleNames } from "@/lib/review/roles";
import { programZone } from "@/lib/review/zone";

/**
 * Puts the actor's name under a prepared notice and freezes it: date and signature are filled in,
 * and a hash over facts and letters is kept beside them. A notice that goes against a request is
 * signed by the medical director who decided, or by another with an active North Carolina licence
 * today (N.C.G.S. 58-50-61(d)); the database holds the same.
 */
export const signNotice = defineOperation({
  name: "sign_notice",
  who: ["reviewer", "medical_director"],
  audits: ["notice_signed"],
  input: z.object({ noticeId: z.uuid() }),
  run: async (context, { noticeId }) => {
    const { tx, actor, now } = context;
    const claimed = await claimNotice(context, noticeId, "prepared");
    if (!claimed.ok) return fail(claimed.error);
    const { case: current, notice, owed } = claimed.value;
    const today = dateInZone(now, programZone);
    const allowed = await maySign(tx, actor, notice, now);
    if (!allowed.ok) return fail(allowed.error);
    const licence = allowed.value;
    const problems = await noticeProblems(tx, current, notice.facts);
    if (problems.length > 0) return fail(refusedFor("signed", problems));
    const person = await tx.user.findUnique({
      where: { id: actor.id },
      select: { credentials: true },
    });
    const credentials = person?.credentials ?? null;
    const facts = {
      ...notice.facts,
      date: today,
      signature: {
        name: credentials ? `${actor.name}, ${credentials}` : actor.name,
        title: roleNames[actor.role],
        on: today,
      },
    };
    const frozen = {
      facts: toJson(facts),
      content: toJson(lettersOf(facts, await recipientsOf(tx, current, facts.date))),
    };
    await tx.notice.updateMany({
      where: { id: notice.id },
      data: {
        ...frozen,
        state: "signed",
        sha256: noticeHash(frozen.facts, frozen.content),
        signedBy: actor.id,
        signedByName: actor.name,
        signedCredentials: credentials,
        ...(licence && { signedLicence: { ...licence } }),
        signedAt: now,
      },
    });
    await context.record({
      kind: "notice_signed",
      requestId: current.id,
      organizationId: current.organizationId,
      internal: true,
      data: noticeData(notice, owed),
    });
    return ok({ noticeId });
  },
});
