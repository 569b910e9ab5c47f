import pino from "pino";

/**
 * The program's own log: what happened to the program, never to a person. Only the fields named
 * here reach it, so that no name, no clinical text and no query's values can: an error is told by
 * its kind, its code and where in the code it arose.
 */
const logger = pino({ base: null, timestamp: pino.stdTimeFunctions.isoTime });

export interface Failure {
  /** What the portal was doing: a route's pattern (never its values) or a job's name. */
  readonly doing: string;
  readonly error: unknown;
  /** The number the person was shown. */
  readonly digest?: string | undefined;
}

/** Writes one line about something that failed. */
export function logFailure({ doing, error, digest }: Failure): void {
  const known = error instanceof Error ? error : undefined;
  const code: unknown = known && "code" in known ? known.code : undefined;
  logger.error(
    {
      doing,
      digest,
      kind: known?.name ?? typeof error,
      code: typeof code === "string" ? code : undefined,
      at: placesOf(known),
    },
    "failed",
  );
}

/** File and line of the frames in our own code, without the message, which may quote a value. */
const placesOf = (error: Error | undefined): string[] =>
  (error?.stack ?? "")
    .split("\n")
    .filter((line) => line.startsWith("    at ") && !line.includes("node_modules"))
    .slice(0, 6)
    .map((line) => line.trim());
