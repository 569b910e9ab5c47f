import { Logger, parseCronItems, run, type Runner, type TaskList } from "graphile-worker";
import { z } from "zod";
import { loadClaimFile } from "@/lib/casework/claims/load-claim-file";
import { findUnfinishedClaimFiles } from "@/lib/db/claims/unfinished-claim-files";
import { logFailure } from "@/lib/log";

/**
 * Work that no person waits for, done inside the portal's own process.
 *
 * A job is ordered in the transaction that needs it and is done once that has committed; every portal
 * on the database takes jobs, each job is done by one. A job whose portal was killed is not handed on
 * for hours, so what it left is looked for as well: at the start and every minute, files that nobody
 * is loading are loaded.
 */
export interface RunningJobs {
  /** Stops between two chunks of what is under way; whoever starts next goes on from there. */
  readonly stop: () => Promise<void>;
}

const orderSchema = z.object({ fileId: z.uuid(), actorId: z.uuid() });

/** Starts taking jobs. Throws when the database cannot be reached. */
export async function runJobs(): Promise<RunningJobs> {
  const stopping = new AbortController();
  const options = { clock: () => new Date(), signal: stopping.signal };
  const resumeAll = async () => {
    for (const order of await findUnfinishedClaimFiles()) {
      if (stopping.signal.aborted) return;
      await loadClaimFile(order, options).catch((error: unknown) =>
        failed("load_claim_file", error),
      );
    }
  };
  const failed = (doing: string, error: unknown) => {
    if (!stopping.signal.aborted) logFailure({ doing, error });
  };
  const taskList: TaskList = {
    load_claim_file: async (payload) => {
      await loadClaimFile(orderSchema.parse(payload), options);
    },
    resume_claim_files: resumeAll,
  };
  const runner: Runner = await run({
    connectionString: process.env["DATABASE_URL"],
    concurrency: 2,
    noHandleSignals: true,
    taskList,
    parsedCronItems: parseCronItems([
      { task: "resume_claim_files", match: "* * * * *", options: { maxAttempts: 1 } },
    ]),
    // Its own words may quote a job; failures are told by our own log.
    logger: new Logger(() => () => undefined),
  });
  runner.events.on("job:error", ({ job, error }) => failed(job.task_identifier, error));
  // Not by a second worker: what a portal killed a moment ago left is taken up at once.
  const resumed = resumeAll().catch((error: unknown) => failed("resume_claim_files", error));
  return {
    stop: async () => {
      stopping.abort();
      await resumed;
      await runner.stop();
    },
  };
}

/** Takes jobs from now until this process is told to end. */
export async function runJobsOfProcess(): Promise<void> {
  const jobs = await runJobs();
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => void jobs.stop());
}
