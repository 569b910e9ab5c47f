import { z } from "zod";
import { lockJob, type QueuedJob } from "@/lib/db/job-desk";
import { fail, ok, type Result } from "@/lib/result";
import type { JobState } from "@/lib/review/job-state";
import type { OperationContext, OperationError } from "./define-operation";

/** A job's number in the queue. */
export const jobNumber = z.string().regex(/^\d{1,18}$/, "This is no job's number.");

/** Locks a job that an administrator acts on, and checks that it still stands where it may be. */
export async function claimJob(
  { tx }: OperationContext,
  jobId: string,
  states: readonly JobState[],
): Promise<Result<QueuedJob, OperationError>> {
  const job = await lockJob(tx, jobId);
  if (!job)
    return fail({
      code: "not_found",
      message: "There is no such job any more: it was done meanwhile. Bring the page up to date.",
    });
  if (states.includes(job.state)) return ok(job);
  return fail({
    code: "wrong_state",
    message:
      job.state === "running"
        ? "This job is being done right now. Wait for its end."
        : "This job stands elsewhere by now. Bring the page up to date.",
  });
}
