import type { JobHelpers, TaskList } from "graphile-worker";
import { z } from "zod";
import { loadClaimFile } from "@/lib/casework/claims/load-claim-file";
import type { OperationError } from "@/lib/casework/define-operation";
import { notificationTask } from "@/lib/casework/notices/order-notification";
import { sendNotification } from "@/lib/casework/notices/send-notification";
import { findUnfinishedClaimFiles } from "@/lib/db/claims/unfinished-claim-files";
import { certifyAutomatically } from "@/lib/operations/certify-automatically";
import type { Result } from "@/lib/result";
import { portalActor } from "@/lib/review/roles";
import { attempt, JobFailed } from "./job-failed";
import { sweepTimers } from "./sweep-timers";
import { timers } from "./timers";

/** What jobs need besides their payload. */
export interface JobSurroundings {
  /** Tells the moment at which a job is done; the only clock a job has. */
  readonly clock: () => Date;
  /** Aborted when this portal is to end: long work stops at its next resting place. */
  readonly signal: AbortSignal;
  /** Told that this portal has swept. */
  readonly swept: (at: Date) => Promise<void>;
}

const claimFileOrder = z.object({ fileId: z.uuid(), actorId: z.uuid() });
const aboutRequest = z.object({ requestId: z.uuid() });
const aboutDelivery = z.object({ deliveryId: z.uuid() });
const aboutMatter = z.object({ id: z.string().min(1) });

/** An answer that leaves nothing to do ends a job as well as success; any other refusal is a failure. */
function settled(outcome: Result<unknown, OperationError>): void {
  if (!outcome.ok && !["condition_unmet", "wrong_state", "not_found"].includes(outcome.error.code))
    throw new JobFailed(outcome.error.code);
}

/** Loads every claims file that nobody is loading; one that fails stops no other. */
async function resumeClaimFiles({ clock, signal }: JobSurroundings): Promise<void> {
  for (const order of await findUnfinishedClaimFiles()) {
    if (signal.aborted) return;
    await attempt("load_claim_file", signal, () => loadClaimFile(order, { clock, signal })).catch(
      () => undefined, // its row says why it stopped, and the log
    );
  }
}

async function sweep({ clock, signal, swept }: JobSurroundings): Promise<void> {
  const now = clock();
  await sweepTimers(now, { timers, signal });
  await swept(now);
}

type Work = (payload: unknown, helpers: JobHelpers) => Promise<unknown>;

/**
 * Everything that is done in the background, by the name under which it is ordered, and what a
 * portal does by itself as it starts.
 */
export function taskList(surroundings: JobSurroundings): {
  readonly byName: TaskList;
  readonly atStart: () => Promise<void>;
} {
  const { clock, signal } = surroundings;
  const works: Readonly<Record<string, Work>> = {
    load_claim_file: (payload) => loadClaimFile(claimFileOrder.parse(payload), { clock, signal }),
    resume_claim_files: () => resumeClaimFiles(surroundings),
    certify_automatically: async (payload) => {
      const { requestId } = aboutRequest.parse(payload);
      settled(await certifyAutomatically(portalActor, { requestId }, { now: clock() }));
    },
    [notificationTask]: (payload, { job }) => {
      const { deliveryId } = aboutDelivery.parse(payload);
      return sendNotification(deliveryId, { last: job.attempts >= job.max_attempts, clock });
    },
    sweep_timers: () => sweep(surroundings),
    ...Object.fromEntries(
      timers.map(({ task, act }): [string, Work] => [
        task,
        async (payload) => settled(await act(aboutMatter.parse(payload).id, clock())),
      ]),
    ),
  };
  return {
    byName: Object.fromEntries(
      Object.entries(works).map(([name, work]) => [
        name,
        (payload: unknown, helpers: JobHelpers) =>
          attempt(name, signal, () => work(payload, helpers)),
      ]),
    ),
    atStart: async () => {
      await Promise.allSettled([
        attempt("sweep_timers", signal, () => sweep(surroundings)),
        attempt("resume_claim_files", signal, () => resumeClaimFiles(surroundings)),
      ]);
    },
  };
}
