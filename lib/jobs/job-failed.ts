import { logFailure } from "@/lib/log";

/**
 * What the queue keeps of a failure. It stores an error's message and shows it to administrators, so
 * the message is a code and nothing else: what went wrong in words may quote a value. The fault
 * itself is told by the portal's own log, which leaves those out.
 */
export class JobFailed extends Error {
  constructor(code: string) {
    super(code);
    this.name = "JobFailed";
    this.stack = `JobFailed: ${code}`;
  }
}

/** A word that names the kind of a fault: a database's or a network's code, or the error's class. */
export function codeOfFault(fault: unknown): string {
  if (!(fault instanceof Error)) return "unknown";
  const code: unknown = "code" in fault ? fault.code : undefined;
  const word = typeof code === "string" && code !== "" ? code : fault.name;
  return /^[A-Za-z0-9_]{1,40}$/.test(word) ? word : "unknown";
}

/**
 * Does a job's work; its fault goes to the log whole, and to the queue as a code. A portal that is
 * to end breaks its work off, which is no fault to tell of.
 */
export async function attempt(
  doing: string,
  signal: AbortSignal,
  work: () => Promise<unknown>,
): Promise<void> {
  try {
    await work();
  } catch (fault) {
    if (signal.aborted) throw new JobFailed("portal_ended");
    logFailure({ doing, error: fault });
    throw fault instanceof JobFailed ? fault : new JobFailed(codeOfFault(fault));
  }
}
