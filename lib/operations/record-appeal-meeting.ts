import { z } from "zod";
import { dateInZone, formatDate } from "@/lib/calendar";
import { claimContest, recordContestAct } from "@/lib/casework/claim-contest";
import { defineOperation, invalidField } from "@/lib/casework/define-operation";
import { dateText, onRequest } from "@/lib/casework/input-fields";
import { dateColumn } from "@/lib/db/plain-date";
import { lawOfClocks } from "@/lib/policy/library";
import { fail, ok } from "@/lib/result";
import { ruleNamed } from "@/lib/review/contest-rights";
import { programZone } from "@/lib/review/zone";

/**
 * The meeting of a second-level review was held, not before the day the member was told of; the time
 * for the decision runs from that day.
 */
export const recordAppealMeeting = defineOperation({
  name: "record_appeal_meeting",
  who: ["reviewer", "medical_director"],
  audits: ["appeal_meeting_held"],
  input: z.object({ ...onRequest, heldOn: dateText("Enter the day of the meeting.") }),
  run: async (context, input) => {
    const claimed = await claimContest(context, input, "record_appeal_meeting");
    if (!claimed.ok) return fail(claimed.error);
    const { contest } = claimed.value;
    if (!contest.meetingOn || contest.meetingHeldOn)
      return fail({
        code: "condition_unmet",
        message: contest.meetingHeldOn
          ? "That the meeting was held is on record already."
          : "No meeting was set: set its day first, so that the member is told of it.",
      });
    if (input.heldOn > dateInZone(context.now, programZone))
      return fail(invalidField("heldOn", "This day has not come yet."));
    if (input.heldOn < contest.meetingOn) {
      const rule = ruleNamed("nc_second_level", contest.receivedOn, lawOfClocks());
      return fail({
        code: "condition_unmet",
        message:
          `${rule.title} (${rule.citation}): the member was told of a meeting on ` +
          `${formatDate(contest.meetingOn)}, so it is not held before. Set it anew to hold it on another day.`,
      });
    }
    await recordContestAct(
      context,
      claimed.value,
      { meetingHeldOn: dateColumn(input.heldOn) },
      { held_on: input.heldOn },
    );
    return ok({ requestId: input.requestId });
  },
});
