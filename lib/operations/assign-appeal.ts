import { z } from "zod";
import { claimContest, recordContestAct } from "@/lib/casework/claim-contest";
import { defineOperation, invalidField } from "@/lib/casework/define-operation";
import { onRequest } from "@/lib/casework/input-fields";
import { requireEligible } from "@/lib/casework/require-eligible";
import { fail, ok } from "@/lib/result";
import { clinicalStaff } from "@/lib/review/roles";

/**
 * A medical director names who decides a contest (one who never acted on the case and reports to
 * nobody who did) and who coordinates it, whose name goes to whoever contests.
 */
export const assignAppeal = defineOperation({
  name: "assign_appeal",
  who: ["medical_director"],
  audits: ["appeal_assigned"],
  input: z.object({
    ...onRequest,
    reviewerId: z.uuid("Choose who decides."),
    coordinatorId: z.uuid("Choose who coordinates.").optional(),
  }),
  run: async (context, input) => {
    const claimed = await claimContest(context, input, "assign_appeal");
    if (!claimed.ok) return fail(claimed.error);
    const { contest } = claimed.value;
    const eligible = await requireEligible(context, contest.id, input.reviewerId);
    if (!eligible.ok) return fail(eligible.error);
    const coordinator = input.coordinatorId ?? contest.coordinatorId ?? context.actor.id;
    const coordinates = await context.tx.user.findFirst({
      where: { id: coordinator, role: { in: [...clinicalStaff] }, disabledAt: null },
      select: { id: true },
    });
    if (!coordinates)
      return fail(invalidField("coordinatorId", "Choose somebody of the plan’s clinical staff."));
    await recordContestAct(
      context,
      claimed.value,
      { reviewer: input.reviewerId, coordinator, assignedAt: context.now },
      { reviewer_id: input.reviewerId, coordinator_id: coordinator },
    );
    return ok({ requestId: input.requestId });
  },
});
