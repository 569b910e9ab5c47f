import { randomUUID } from "node:crypto";
import { EventEmitter } from "node:events";
import os from "node:os";
import { Logger, parseCronItems, run } from "graphile-worker";
import { noteProcess, noteStop, noteSweep } from "@/lib/db/job-processes";
import { logFailure } from "@/lib/log";
import { taskList } from "./task-list";

/**
 * Work that no person waits for, done inside the portal's own process.
 *
 * A job is ordered in the transaction that needs it and is done once that has committed; every portal
 * on the database takes jobs, each job is done by one. What time makes due is ordered by a sweep each
 * minute (timers.ts), by whichever portal is free. A portal that was killed leaves jobs it held and
 * files it loaded: the next sweep gives the ones free and takes up the others, at the start as well.
 */
export interface RunningJobs {
  /** Stops between two chunks of what is under way; whoever starts next goes on from there. */
  readonly stop: () => Promise<void>;
}

/** How often a portal says that it lives, in milliseconds. */
const pulse = 25_000;

/** Starts taking jobs. Throws when the database cannot be reached. */
export async function runJobs(): Promise<RunningJobs> {
  const stopping = new AbortController();
  const clock = () => new Date();
  const workers: string[] = [];
  const processId = randomUUID();
  const self = () => ({ id: processId, host: os.hostname(), pid: process.pid, workers });
  const live = () =>
    noteProcess(self(), clock()).catch((error: unknown) => failed("note_process", error));
  const failed = (doing: string, error: unknown) => {
    if (!stopping.signal.aborted) logFailure({ doing, error });
  };
  const tasks = taskList({
    clock,
    signal: stopping.signal,
    swept: (at) => noteSweep(processId, at),
  });
  const events = new EventEmitter();
  events.on("worker:create", ({ worker }: { readonly worker: { readonly workerId: string } }) => {
    workers.push(worker.workerId);
    void live();
  });
  const runner = await run({
    connectionString: process.env["DATABASE_URL"],
    concurrency: 2,
    noHandleSignals: true,
    taskList: tasks.byName,
    events,
    parsedCronItems: parseCronItems(
      ["sweep_timers", "resume_claim_files"].map((task) => ({
        task,
        match: "* * * * *",
        options: { maxAttempts: 1, jobKey: task },
      })),
    ),
    // Its own words may quote a job; failures are told by our own log.
    logger: new Logger(() => () => undefined),
  });
  await live();
  const beating = setInterval(() => void live(), pulse);
  beating.unref();
  // Not by a second worker: what time made due, and what a portal killed a moment ago left, is taken
  // up at once.
  const begun = tasks.atStart();
  return {
    stop: async () => {
      stopping.abort();
      clearInterval(beating);
      await begun;
      await runner.stop();
      await noteStop(processId, clock()).catch((error: unknown) =>
        logFailure({ doing: "note_stop", error }),
      );
    },
  };
}

/** Takes jobs from now until this process is told to end. */
export async function runJobsOfProcess(): Promise<void> {
  const jobs = await runJobs();
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => void jobs.stop());
}
