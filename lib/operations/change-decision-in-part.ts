import { z } from "zod";
import {
  claimDecision,
  contestDecisionFields,
  recordContestDecision,
} from "@/lib/casework/decide-contest";
import { defineOperation, invalidField } from "@/lib/casework/define-operation";
import { checkSpan, recordDetermination, spanFields } from "@/lib/casework/record-determination";
import { readStanding } from "@/lib/casework/review-standing";
import { requireRationales, unmetRationales } from "@/lib/casework/unmet-rationales";
import { findDetermination } from "@/lib/db/determinations";
import { fail, ok } from "@/lib/result";

/**
 * A contested decision is changed in part: more days than it certified, fewer than were requested.
 * What remains decided against needs a rationale for each unmet criterion, as the first time.
 */
export const changeDecisionInPart = defineOperation({
  name: "change_decision_in_part",
  who: ["medical_director"],
  audits: ["decision_changed_in_part"],
  input: z.object({
    ...contestDecisionFields,
    ...spanFields,
    rationales: unmetRationales.rationales,
  }),
  run: async (context, input) => {
    const claimed = await claimDecision(context, input, "change_in_part");
    if (!claimed.ok) return fail(claimed.error);
    const { current, contest, step, licence } = claimed.value;
    const span = checkSpan(current, input);
    if (!span.ok) return fail(span.error);
    const before = await findDetermination(context.tx, current.id);
    if (span.value.days >= current.requestedDays)
      return fail(
        invalidField("days", "These are all the days requested: overturn the decision instead."),
      );
    if (before?.days !== undefined && before.days !== null && span.value.days <= before.days)
      return fail(
        invalidField(
          "days",
          `${before.days} days are certified already: an appeal takes none away.`,
        ),
      );
    const standing = await readStanding(context, current);
    const unmet = requireRationales(standing, input.rationales);
    if (!unmet.ok) return fail(unmet.error);
    const { determinationId, authorization } = await recordDetermination(
      context,
      current,
      step,
      standing,
      {
        outcome: "certified_in_part",
        span: span.value,
        rationale: input.rationale,
        unmet: unmet.value,
        notYetDue: [],
        licence,
        contestId: contest.id,
        data: { contest_id: contest.id, outcome: "in_part" },
      },
    );
    await recordContestDecision(context, claimed.value, input, "in_part", determinationId);
    return ok({ requestId: current.id, contestId: contest.id, authorization });
  },
});
