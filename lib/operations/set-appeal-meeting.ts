import { z } from "zod";
import { addDays, dateInZone, formatDate } from "@/lib/calendar";
import { deadlines } from "@/lib/clocks/deadlines";
import { claimContest, recordContestAct } from "@/lib/casework/claim-contest";
import { defineOperation } from "@/lib/casework/define-operation";
import { dateText, onRequest } from "@/lib/casework/input-fields";
import { dateColumn } from "@/lib/db/plain-date";
import { lawOfClocks } from "@/lib/policy/library";
import { fail, ok } from "@/lib/result";
import { ruleNamed } from "@/lib/review/contest-rights";
import { programZone } from "@/lib/review/zone";

/**
 * The meeting of a second-level review is set: not later than the law says after the request, and so
 * that the member is told in time. Where both cannot be kept any more, being told in time comes first
 * and the clock shows the delay.
 */
export const setAppealMeeting = defineOperation({
  name: "set_appeal_meeting",
  who: ["reviewer", "medical_director"],
  audits: ["appeal_meeting_set"],
  input: z.object({ ...onRequest, meetingOn: dateText("Enter the day of the meeting.") }),
  run: async (context, input) => {
    const claimed = await claimContest(context, input, "set_appeal_meeting");
    if (!claimed.ok) return fail(claimed.error);
    const { contest } = claimed.value;
    if (contest.meetingHeldOn)
      return fail({
        code: "condition_unmet",
        message: `The meeting was held on ${formatDate(contest.meetingHeldOn)}.`,
      });
    const today = dateInZone(context.now, programZone);
    const law = lawOfClocks();
    const rule = ruleNamed("nc_second_level", contest.receivedOn, law);
    const earliest = addDays(today, rule.figures["told_days_before"] ?? 0);
    const due = deadlines(
      rule.id,
      { request_received: { date: contest.receivedOn, instant: null } },
      law,
    )?.["meeting_not_later_than"];
    const latest = typeof due === "string" && due > earliest ? due : earliest;
    const refuse = (words: string) =>
      fail({
        code: "condition_unmet" as const,
        message: `${rule.title} (${rule.citation}): ${words}`,
      });
    if (input.meetingOn < earliest)
      return refuse(
        `the member is told ${rule.figures["told_days_before"]} days before; the first day possible is ${formatDate(earliest)}.`,
      );
    if (input.meetingOn > latest)
      return refuse(
        `the meeting is within ${rule.figures["meeting_days"]} days of the request; the last day possible is ${formatDate(latest)}.`,
      );
    await recordContestAct(
      context,
      claimed.value,
      { meetingOn: dateColumn(input.meetingOn), meetingToldOn: dateColumn(today) },
      { meeting_on: input.meetingOn },
    );
    return ok({ requestId: input.requestId });
  },
});
