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
