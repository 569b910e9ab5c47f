import { withActor, type Transaction } from "@/lib/db/transaction";
import { portalActor } from "@/lib/review/roles";

/**
 * The portals that take jobs on this database, as they say so themselves. A portal that was killed
 * says nothing more: what it held would wait for hours, so it is given free once it has not been
 * seen for a while. Was it only slow, a job is done twice, which every job bears.
 */
export interface JobProcess {
  readonly id: string;
  readonly host: string;
  readonly pid: number;
  readonly workers: readonly string[];
}

/** A portal not seen for this long has gone. It says that it lives about twice a minute. */
const goneAfter = 3 * 60_000;

/** Says that a portal lives; the first time it is written down. */
export const noteProcess = (process: JobProcess, now: Date): Promise<void> =>
  withActor(portalActor, async (tx) => {
    await tx.$executeRaw`
      insert into job_process (id, host, pid, workers, started_at, seen_at)
      values (${process.id}::uuid, ${process.host}, ${process.pid}, ${[...process.workers]}::text[], ${now}, ${now})
      on conflict (id) do update set seen_at = excluded.seen_at, workers = excluded.workers, stopped_at = null`;
  });

/** Says when a portal last swept. */
export const noteSweep = (processId: string, now: Date): Promise<void> =>
  withActor(portalActor, async (tx) => {
    await tx.jobProcess.updateMany({ where: { id: processId }, data: { sweptAt: now } });
  });

/** Says that a portal takes no more jobs. */
export const noteStop = (processId: string, now: Date): Promise<void> =>
  withActor(portalActor, async (tx) => {
    await tx.jobProcess.updateMany({ where: { id: processId }, data: { stoppedAt: now } });
  });

/** Gives free what portals hold that are no longer seen. */
export async function freeJobsOfTheGone(tx: Transaction, now: Date): Promise<void> {
  const gone = await tx.$queryRaw<{ workers: string[] }[]>`
    update job_process set stopped_at = seen_at
    where stopped_at is null and seen_at < ${new Date(now.getTime() - goneAfter)}
    returning workers`;
  const workers = gone.flatMap((process) => process.workers);
  if (workers.length > 0)
    await tx.$queryRaw`select from graphile_worker.force_unlock_workers(${workers}::text[])`;
}
