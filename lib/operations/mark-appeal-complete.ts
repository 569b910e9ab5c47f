import { z } from "zod";
import { claimContest, recordContestAct } from "@/lib/casework/claim-contest";
import { defineOperation } from "@/lib/casework/define-operation";
import { onRequest } from "@/lib/casework/input-fields";
import { fail, ok } from "@/lib/result";

/** Staff record that the information justifying an appeal has come; its time then runs. */
export const markAppealComplete = defineOperation({
  name: "mark_appeal_complete",
  who: ["reviewer", "medical_director"],
  audits: ["appeal_information_complete"],
  input: z.object(onRequest),
  run: async (context, input) => {
    const claimed = await claimContest(context, input, "mark_appeal_complete");
    if (!claimed.ok) return fail(claimed.error);
    if (claimed.value.contest.informationCompleteAt)
      return fail({
        code: "condition_unmet",
        message: "This is on record already; the time that began with it does not begin again.",
      });
    await recordContestAct(context, claimed.value, { informationCompleteAt: context.now });
    return ok({ requestId: input.requestId });
  },
});
