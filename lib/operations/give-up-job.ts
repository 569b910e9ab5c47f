import { z } from "zod";
import { claimJob, jobNumber } from "@/lib/casework/claim-job";
import { defineOperation } from "@/lib/casework/define-operation";
import { abandonJob } from "@/lib/db/job-desk";
import { fail, ok } from "@/lib/result";
import { failureCode } from "@/lib/review/job-state";

/**
 * Has a job that failed tried no more. It is kept, and may still be retried: what it was ordered for
 * is not ordered again behind the administrator's back.
 */
export const giveUpJob = defineOperation({
  name: "give_up_job",
  who: ["administrator"],
  audits: ["job_given_up"],
  input: z.object({ jobId: jobNumber }),
  run: async (context, { jobId }) => {
    const claimed = await claimJob(context, jobId, ["failed", "retrying"]);
    if (!claimed.ok) return fail(claimed.error);
    const { task, attempts, lastError } = claimed.value;
    await abandonJob(context.tx, jobId);
    await context.record({
      kind: "job_given_up",
      requestId: null,
      organizationId: context.actor.organizationId,
      internal: true,
      data: { job: jobId, task, attempts, error_code: failureCode(lastError) },
    });
    return ok({ jobId });
  },
});
