import { z } from "zod";
import {
  claimDecision,
  contestDecisionFields,
  recordContestDecision,
} from "@/lib/casework/decide-contest";
import { defineOperation } from "@/lib/casework/define-operation";
import { takeStep } from "@/lib/casework/transition";
import { fail, ok } from "@/lib/result";

/** A contested decision stands; the request goes back to where it stood. */
export const upholdDecision = defineOperation({
  name: "uphold_decision",
  who: ["medical_director"],
  audits: ["decision_upheld"],
  input: z.object(contestDecisionFields),
  run: async (context, input) => {
    const claimed = await claimDecision(context, input, "uphold");
    if (!claimed.ok) return fail(claimed.error);
    const { current, contest, step } = claimed.value;
    await takeStep(context, current, step, {
      data: { contest_id: contest.id, determination_id: null, outcome: "upheld" },
    });
    await recordContestDecision(context, claimed.value, input, "upheld", null);
    return ok({ requestId: current.id, contestId: contest.id });
  },
});
