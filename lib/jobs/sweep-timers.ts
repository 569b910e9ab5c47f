import { freeJobsOfTheGone } from "@/lib/db/job-processes";
import { orderJobsOnce } from "@/lib/db/jobs";
import { withActor } from "@/lib/db/transaction";
import { portalActor } from "@/lib/review/roles";
import type { Timer } from "./timers";

/**
 * Gives free what portals that have gone held, finds everything whose time has come and orders a job
 * for each, unless one is under way or was given up. Two sweeps at once order one job; a sweep that is killed has ordered nothing of the timer
 * it was at, and the next one finds it again.
 *
 * @returns how many jobs are new
 * @throws the first timer's fault after all were asked: one that cannot be asked stops no other
 */
export async function sweepTimers(
  now: Date,
  { timers, signal }: { readonly timers: readonly Timer[]; readonly signal?: AbortSignal },
): Promise<number> {
  await withActor(portalActor, (tx) => freeJobsOfTheGone(tx, now));
  const faults: unknown[] = [];
  let ordered = 0;
  for (const timer of timers) {
    if (signal?.aborted) break;
    try {
      ordered += await withActor(portalActor, async (tx) =>
        orderJobsOnce(
          tx,
          (await timer.due(tx, now)).map((id) => ({
            task: timer.task,
            payload: { id },
            key: `${timer.task} ${id}`,
          })),
        ),
      );
    } catch (fault) {
      faults.push(fault);
    }
  }
  if (faults.length > 0) throw faults[0];
  return ordered;
}
