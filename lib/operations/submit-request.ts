import { z } from "zod";
import { dateInZone } from "@/lib/calendar";
import { orderJob } from "@/lib/db/jobs";
import { fail, ok } from "@/lib/result";
import { timingOf } from "@/lib/review/timing";
import { programZone } from "@/lib/review/zone";
import { defineOperation } from "@/lib/casework/define-operation";
import { onRequest } from "@/lib/casework/input-fields";
import { fileSubmission } from "@/lib/casework/file-submission";
import { claimCase, requireStep, takeStep } from "@/lib/casework/transition";

/**
 * Submits a draft. Gaps are allowed: what is undetermined will be asked for. The facts are filed
 * as they stand in the database, which is what the screen last saved. Where the plan lets the portal
 * certify by itself, that is looked at once this has committed.
 */
export const submitRequest = defineOperation({
  name: "submit_request",
  who: ["provider"],
  audits: ["request_submitted"],
  input: z.object(onRequest),
  run: async (context, input) => {
    const claimed = await claimCase(context, input.requestId, input.version);
    if (!claimed.ok) return fail(claimed.error);
    const step = requireStep(context, claimed.value, "submit");
    if (!step.ok) return fail(step.error);
    const submission = await fileSubmission(context, claimed.value);
    await takeStep(context, claimed.value, step.value, {
      data: {
        submission_id: submission.id,
        submission: submission.number,
        result: submission.overall,
      },
      // A draft may have waited: what counts is the day the request is received.
      set: {
        submittedAt: context.now,
        timing: timingOf(
          claimed.value.firstDay,
          claimed.value.lastDay,
          dateInZone(context.now, programZone),
        ),
      },
    });
    if (claimed.value.plan.terms.automaticCertification)
      await orderJob(
        context.tx,
        "certify_automatically",
        { requestId: input.requestId },
        { key: `certify_automatically ${input.requestId}` },
      );
    return ok({ requestId: input.requestId, submission: submission.number });
  },
});
