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

/** The path inside the file; an entry of a list is called by its id, or else by its number. */
function placeOf(value: unknown, path: readonly PropertyKey[]): string {
  let inside: unknown = value;
  const names: string[] = [];
  for (const key of path) {
    inside = entryOf(inside, key);
    const id = typeof key === "number" ? entryOf(inside, "id") : undefined;
    names.push(typeof id === "string" ? id : String(key));
  }
  return names.join(".");
}

function entryOf(value: unknown, key: PropertyKey): unknown {
  return typeof value === "object" && value !== null
    ? (value as Readonly<Record<PropertyKey, unknown>>)[key]
    : undefined;
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
    const place = placeOf(value, issue.path) || "the file";
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
