import { z } from "zod";
import { dateInZone } from "@/lib/calendar";
import { claimContest, recordContestAct } from "@/lib/casework/claim-contest";
import { defineOperation, invalidField } from "@/lib/casework/define-operation";
import { dateText, onRequest } from "@/lib/casework/input-fields";
import { dateColumn } from "@/lib/db/plain-date";
import { closeTask } from "@/lib/db/tasks";
import { fail, ok } from "@/lib/result";
import { disclosureKey } from "@/lib/review/contest";
import { programZone } from "@/lib/review/zone";

/**
 * Staff record that evidence the plan added was shared with the member, how, and by when the member
 * may respond before a decision rests on it (29 CFR 2560.503-1(h), 29 CFR 2590.715-2719(b)(2)(ii)(C)).
 */
export const discloseAppealEvidence = defineOperation({
  name: "disclose_appeal_evidence",
  who: ["reviewer", "medical_director"],
  audits: ["appeal_evidence_disclosed"],
  input: z.object({
    ...onRequest,
    evidence: z.coerce.number().int().positive(),
    how: z.enum(["portal", "mail", "telephone"], "Say how it was shared."),
    respondBy: dateText("Enter the day until which the member may respond."),
  }),
  run: async (context, input) => {
    const { tx, actor, now } = context;
    const claimed = await claimContest(context, input, "disclose_appeal_evidence");
    if (!claimed.ok) return fail(claimed.error);
    const { contest } = claimed.value;
    const item = contest.evidence.find(({ number }) => number === input.evidence);
    if (!item?.needsDisclosure || item.disclosedAt)
      return fail({
        code: "condition_unmet",
        message: item?.disclosedAt
          ? "This was shared already; its record stays as it is."
          : "This came from the member’s side and need not be shared.",
      });
    const today = dateInZone(now, programZone);
    if (input.respondBy <= today && contest.urgency === "standard")
      return fail(
        invalidField("respondBy", "Leave the member at least until tomorrow to respond."),
      );
    if (input.respondBy < today) return fail(invalidField("respondBy", "This day has passed."));
    await tx.contestEvidence.updateMany({
      where: { contestId: contest.id, number: input.evidence },
      data: {
        disclosedAt: now,
        disclosedBy: actor.id,
        disclosedHow: input.how,
        respondBy: dateColumn(input.respondBy),
      },
    });
    await closeTask(tx, disclosureKey(contest.id, input.evidence), actor.id, now);
    await recordContestAct(context, claimed.value, null, { evidence: input.evidence });
    return ok({ requestId: input.requestId });
  },
});
