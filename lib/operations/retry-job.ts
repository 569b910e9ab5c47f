import { z } from "zod";
import { claimJob, jobNumber } from "@/lib/casework/claim-job";
import { defineOperation } from "@/lib/casework/define-operation";
import { repeatJob } from "@/lib/db/job-desk";
import { fail, ok } from "@/lib/result";
import { failureCode } from "@/lib/review/job-state";

/** Has a job that failed, or was given up, tried again at once. */
export const retryJob = defineOperation({
  name: "retry_job",
  who: ["administrator"],
  audits: ["job_retried"],
  input: z.object({ jobId: jobNumber }),
  run: async (context, { jobId }) => {
    const claimed = await claimJob(context, jobId, ["failed", "retrying", "given_up"]);
    if (!claimed.ok) return fail(claimed.error);
    const { task, attempts, lastError } = claimed.value;
    await repeatJob(context.tx, jobId);
    await context.record({
      kind: "job_retried",
      requestId: null,
      organizationId: context.actor.organizationId,
      internal: true,
      data: { job: jobId, task, attempts, error_code: failureCode(lastError) },
    });
    return ok({ jobId });
  },
});
