import { z } from "zod";
import {
  claimDecision,
  contestDecisionFields,
  recordContestDecision,
} from "@/lib/casework/decide-contest";
import { defineOperation } from "@/lib/casework/define-operation";
import { recordDetermination } from "@/lib/casework/record-determination";
import { readStanding } from "@/lib/casework/review-standing";
import { fail, ok } from "@/lib/result";

/**
 * A contested decision is overturned: all that was requested is certified, from the first day, and
 * the authorization is issued for it.
 */
export const overturnDecision = defineOperation({
  name: "overturn_decision",
  who: ["medical_director"],
  audits: ["decision_overturned"],
  input: z.object(contestDecisionFields),
  run: async (context, input) => {
    const claimed = await claimDecision(context, input, "overturn");
    if (!claimed.ok) return fail(claimed.error);
    const { current, contest, step, licence } = claimed.value;
    const { requestedDays: days, firstDay, lastDay } = current;
    const { determinationId, authorization } = await recordDetermination(
      context,
      current,
      step,
      await readStanding(context, current),
      {
        outcome: "certified",
        span: { days, firstDay, lastDay },
        rationale: input.rationale,
        unmet: [],
        notYetDue: [],
        licence,
        contestId: contest.id,
        data: { contest_id: contest.id, outcome: "overturned" },
      },
    );
    await recordContestDecision(context, claimed.value, input, "overturned", determinationId);
    return ok({ requestId: current.id, contestId: contest.id, authorization });
  },
});
