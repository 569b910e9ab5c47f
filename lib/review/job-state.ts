/**
 * Where a job of the background stands: it waits for its moment, is being done, is tried again
 * after a failure, has failed as often as it is tried, or was given up by an administrator.
 */
export const jobStates = ["failed", "retrying", "running", "waiting", "given_up"] as const;
export type JobState = (typeof jobStates)[number];

/** The code of a failure as the queue keeps it; what is no code is not shown. */
export const failureCode = (kept: string | null): string | null =>
  kept === null ? null : /^[A-Za-z0-9_]{1,40}$/.test(kept) ? kept : "unknown";
