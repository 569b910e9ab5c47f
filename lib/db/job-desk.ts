import { Prisma } from "@/prisma/generated/client";
import type { JobState } from "@/lib/review/job-state";
import type { Transaction } from "./transaction";

/** The error message by which a job that somebody gave up is told from one that failed by itself. */
const givenUp = "given_up";

const stateOf = Prisma.sql`case
  when j.locked_at is not null then 'running'
  when j.attempts >= j.max_attempts and j.last_error = ${givenUp} then 'given_up'
  when j.attempts >= j.max_attempts then 'failed'
  when j.attempts > 0 then 'retrying'
  else 'waiting' end`;

export interface QueuedJob {
  readonly id: string;
  readonly task: string;
  readonly state: JobState;
  readonly attempts: number;
  readonly maxAttempts: number;
  /** What the queue kept of the last failure, as it stands there. */
  readonly lastError: string | null;
  readonly runAt: Date;
  readonly lockedAt: Date | null;
  readonly createdAt: Date;
}

/** How many jobs are in each state. */
export const countJobs = (
  tx: Transaction,
): Promise<readonly { readonly state: JobState; readonly jobs: number }[]> =>
  tx.$queryRaw<{ state: JobState; jobs: number }[]>`
    select state, count(*)::integer as jobs
    from (select ${stateOf} as state from graphile_worker._private_jobs j) counted group by state`;

/** Jobs in a state, or in any; those that failed first, then by when they are done next. */
export const findJobs = (
  tx: Transaction,
  { state, limit }: { readonly state?: JobState; readonly limit: number },
): Promise<readonly QueuedJob[]> =>
  tx.$queryRaw<QueuedJob[]>`
    select * from (
      select j.id::text, t.identifier as task, ${stateOf} as state, j.attempts::integer,
             j.max_attempts::integer as "maxAttempts", j.last_error as "lastError", j.run_at as "runAt",
             j.locked_at as "lockedAt", j.created_at as "createdAt"
      from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id) listed
    where ${state ?? null}::text is null or state = ${state ?? null}
    order by array_position(array['failed', 'retrying', 'running', 'waiting', 'given_up'], state), "runAt", id::bigint
    limit ${limit}`;

/** One job, locked until the transaction ends. */
export async function lockJob(tx: Transaction, id: string): Promise<QueuedJob | undefined> {
  const [row] = await tx.$queryRaw<QueuedJob[]>`
    select j.id::text, t.identifier as task, ${stateOf} as state, j.attempts::integer,
           j.max_attempts::integer as "maxAttempts", j.last_error as "lastError", j.run_at as "runAt",
           j.locked_at as "lockedAt", j.created_at as "createdAt"
    from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
    where j.id = ${id}::bigint for update of j`;
  return row;
}

/** Has a job done at once, counting its attempts anew. */
export async function repeatJob(tx: Transaction, id: string): Promise<void> {
  await tx.$queryRaw`
    select from graphile_worker.reschedule_jobs(array[${id}::bigint], run_at => now(), attempts => 0)`;
}

/** Has a job tried no more. It stays, so that no sweep orders it anew. */
export async function abandonJob(tx: Transaction, id: string): Promise<void> {
  await tx.$queryRaw`
    select from graphile_worker.permanently_fail_jobs(array[${id}::bigint], ${givenUp})`;
}
