import { z } from "zod";
import { dateInZone } from "@/lib/calendar";
import { claimContest, recordContestAct } from "@/lib/casework/claim-contest";
import { defineOperation, invalidField } from "@/lib/casework/define-operation";
import { dateText, onRequest } from "@/lib/casework/input-fields";
import type { ContestView } from "@/lib/db/contests";
import { dateColumn } from "@/lib/db/plain-date";
import { fail, ok } from "@/lib/result";
import { externalReviewSteps, type ExternalReviewStep } from "@/lib/review/contest";
import { programZone } from "@/lib/review/zone";

/** A step of an external review is put on record, in its order and once. */
export const recordExternalReviewStep = defineOperation({
  name: "record_external_review_step",
  who: ["reviewer", "medical_director"],
  audits: ["external_review_step_recorded"],
  input: z.object({
    ...onRequest,
    step: z.enum(externalReviewSteps, "Choose what happened."),
    on: dateText("Enter the day on which it happened."),
  }),
  run: async (context, input) => {
    const claimed = await claimContest(context, input, "record_external_review_step");
    if (!claimed.ok) return fail(claimed.error);
    const { contest } = claimed.value;
    const out = outOfOrder(contest, input.step);
    if (out) return fail(invalidField("step", out));
    if (input.on > dateInZone(context.now, programZone))
      return fail(invalidField("on", "This day has not come yet."));
    const before =
      input.step === "department_notice"
        ? contest.receivedOn
        : input.step === "file_sent"
          ? contest.departmentNoticeOn
          : contest.fileSentOn;
    if (before && input.on < before)
      return fail(invalidField("on", "This is before what came before it."));
    await recordContestAct(
      context,
      claimed.value,
      { [columns[input.step]]: dateColumn(input.on) },
      { step: input.step, on: input.on },
    );
    return ok({ requestId: input.requestId });
  },
});

const columns = {
  department_notice: "departmentNoticeOn",
  file_sent: "fileSentOn",
  accepted: "acceptedOn",
  declined: "declinedOn",
} as const satisfies Readonly<Record<ExternalReviewStep, keyof ContestView>>;

function outOfOrder(contest: ContestView, step: ExternalReviewStep): string | undefined {
  if (contest[columns[step]] !== null) return "This is on record already.";
  switch (step) {
    case "department_notice":
      return undefined;
    case "file_sent":
      return contest.departmentNoticeOn ? undefined : "The Department’s notice comes first.";
    case "accepted":
    case "declined":
      if (!contest.fileSentOn) return "The plan’s file goes to the Department first.";
      return (contest.acceptedOn ?? contest.declinedOn)
        ? "The Department has answered already."
        : undefined;
  }
}
