import type { Transaction } from "./transaction";

/**
 * Orders a job in the open transaction: it is done once that has committed, by whichever process is
 * free, at least once (lib/jobs). A job of the same key that has not begun is replaced.
 *
 * @param task a name of lib/jobs' task list
 * @param payload ids alone
 */
export async function orderJob(
  tx: Transaction,
  task: string,
  payload: Readonly<Record<string, string>>,
  options: { readonly key: string; readonly runAt?: Date; readonly maxAttempts?: number },
): Promise<void> {
  await tx.$queryRaw`
    select from graphile_worker.add_job(${task}, ${JSON.stringify(payload)}::json,
      run_at => coalesce(${options.runAt ?? null}::timestamptz, now()), job_key => ${options.key},
      max_attempts => ${options.maxAttempts ?? 10}::int)`;
}

/**
 * Orders jobs unless one of the same key waits, runs or has failed for good: what a sweep finds
 * again each minute is neither done twice at once nor tried anew behind an administrator's back.
 *
 * @returns how many were new
 */
export async function orderJobsOnce(
  tx: Transaction,
  jobs: readonly {
    readonly task: string;
    readonly payload: Readonly<Record<string, string>>;
    readonly key: string;
  }[],
): Promise<number> {
  if (jobs.length === 0) return 0;
  const known = await tx.$queryRaw<{ key: string }[]>`
    select key from graphile_worker._private_jobs where key = any(${jobs.map(({ key }) => key)}::text[])`;
  const keys = new Set(known.map(({ key }) => key));
  const unknown = jobs.filter(({ key }) => !keys.has(key));
  for (const { task, payload, key } of unknown)
    await tx.$queryRaw`
      select from graphile_worker.add_job(${task}, ${JSON.stringify(payload)}::json,
        job_key => ${key}, max_attempts => 10, job_key_mode => 'unsafe_dedupe')`;
  return unknown.length;
}
