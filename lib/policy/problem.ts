/**
 * What is wrong in the files of a policy version, told to whoever edits them: the file, the place
 * inside it, what was found there and what to do about it.
 */
import type { z } from "zod";

export interface PolicyProblem {
  readonly file: string;
  readonly place: string;
  readonly what: string;
  readonly remedy: string;
}

/** Reads `value` strictly as `schema`; on failure adds one problem for each wrong place. */
export function readShape<S extends z.ZodType>(
  schema: S,
  value: unknown,
  file: string,
  problems: PolicyProblem[],
): z.output<S> | undefined {
  const read = schema.safeParse(value);
  if (read.success) return read.data;
  for (const issue of read.error.issues) {
    const place = issue.path.join(".") || "the file";
    const unknown = issue.code === "unrecognized_keys";
    problems.push({
      file,
      place,
      what: unknown
        ? `unknown key ${issue.keys.map((key) => `"${key}"`).join(", ")}`
        : issue.message,
      remedy: unknown
        ? "remove it or correct its spelling"
        : "write it as criteria/README.md shows",
    });
  }
  return undefined;
}
