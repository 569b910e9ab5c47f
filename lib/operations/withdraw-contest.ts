import { z } from "zod";
import { openContestOf } from "@/lib/casework/claim-contest";
import { endContest } from "@/lib/casework/decide-contest";
import { defineOperation } from "@/lib/casework/define-operation";
import { onRequest } from "@/lib/casework/input-fields";
import { claimCase, requireStep, takeStep } from "@/lib/casework/transition";
import { fail, ok } from "@/lib/result";

/** The provider takes its contest back; the decision stands as it was. */
export const withdrawContest = defineOperation({
  name: "withdraw_contest",
  who: ["provider"],
  audits: ["contest_withdrawn"],
  input: z.object(onRequest),
  run: async (context, input) => {
    const claimed = await claimCase(context, input.requestId, input.version);
    if (!claimed.ok) return fail(claimed.error);
    const current = claimed.value;
    const possible = requireStep(context, current, "withdraw_contest");
    if (!possible.ok) return fail(possible.error);
    const contest = await openContestOf(context, current);
    const step = requireStep(context, current, "withdraw_contest", contest.contestedState);
    if (!step.ok) return fail(step.error);
    if (contest.receivedFrom === "member")
      return fail({
        code: "not_allowed",
        message: "The member asked for this, so only the member can take it back.",
      });
    await takeStep(context, current, step.value, { data: { contest_id: contest.id } });
    await endContest(context, current, contest, "withdrawn");
    return ok({ requestId: current.id });
  },
});
