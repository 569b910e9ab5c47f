// The background of a portal at a moment of the test's choosing: one sweep, and every job that is
// then in the queue, done as the application's role does them.

import { EventEmitter } from "node:events";
import { Logger, runOnce } from "graphile-worker";
import { sweepTimers } from "@/lib/jobs/sweep-timers";
import { taskList } from "@/lib/jobs/task-list";
import { timers } from "@/lib/jobs/timers";
import { connected, type TestDatabase } from "./database";

/** Does what is in the queue, as a portal would at `now`. */
export async function workOff(database: TestDatabase, now: Date): Promise<void> {
  await runOnce({
    connectionString: database.appUrl,
    concurrency: 2,
    noHandleSignals: true,
    taskList: taskList({
      clock: () => now,
      signal: new AbortController().signal,
      swept: () => Promise.resolve(),
    }).byName,
    events: new EventEmitter(),
    logger: new Logger(() => () => undefined),
  });
}

/** One sweep at `now`, and all that it ordered. */
export async function passTime(database: TestDatabase, now: Date): Promise<void> {
  await sweepTimers(now, { timers });
  await workOff(database, now);
}

/** What is in the queue, by the keys of its jobs. */
export const queuedKeys = (database: TestDatabase): Promise<readonly (string | null)[]> =>
  connected(database.ownerUrl, async (owner) => {
    const { rows } = await owner.query<{ key: string | null }>(
      "select key from graphile_worker._private_jobs order by key",
    );
    return rows.map(({ key }) => key);
  });
