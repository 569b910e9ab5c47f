/**
 * Values of a JSON case, read by the same readers as CSV cells (formats/stated.ts). A known key with a
 * wrong value is an error with its path; of keys that are not known a remark tells (unknown-keys.ts).
 */
import { z } from "zod";
import { fail, ok, type Result } from "@/lib/result";
import type { Reading } from "@/lib/claims/formats/stated";

/** Everything wrong in a document, with where it is; never empty. */
export interface ShapeFault {
  /** "claims_in_order_received[2].lines[0].units". */
  readonly path: string;
  readonly problem: string;
  readonly remedy: string;
}

/** A value read with one of the readers; null when it is left out, null or blank. */
export function stated<T>(reader: (text: string) => Reading<T>) {
  return z
    .unknown()
    .optional()
    .transform((value, check): T | null => {
      if (value === undefined || value === null) return null;
      if (typeof value !== "string" && typeof value !== "number" && typeof value !== "boolean") {
        return misstated(check, "is a list or an object", "give one value");
      }
      const text = String(value).trim();
      if (text === "") return null;
      const reading = reader(text);
      return reading.ok
        ? reading.value
        : misstated(check, reading.error.problem, reading.error.remedy);
    });
}

/** The same for what must not be left out. */
export function required<T>(reader: (text: string) => Reading<T>) {
  return stated(reader).transform((value, check): T => {
    return value ?? misstated(check, "is missing", "fill it in");
  });
}

/** A date, or the date with which an instant such as 2026-10-12T09:00 begins. */
export const dateOf =
  (reader: (text: string) => Reading<string>) =>
  (text: string): Reading<string> =>
    reader(text.replace(/^(\d{4}-\d{2}-\d{2})[T ].*$/, "$1"));

function misstated(check: z.RefinementCtx, problem: string, remedy: string): never {
  check.addIssue({ code: "custom", message: problem, params: { remedy } });
  return z.NEVER;
}

const keysRead = z.registry<{ readonly keys: readonly string[] }>();

/** Every key that an object made by `spelled` is read by, in each spelling. */
export const keysOf = (schema: z.ZodType): readonly string[] => keysRead.get(schema)?.keys ?? [];

/** An object whose keys may also be written otherwise: the first known spelling counts. */
export function spelled<Shape extends z.ZodRawShape>(
  shape: Shape,
  spellings: Readonly<Partial<Record<keyof Shape & string, readonly string[]>>>,
) {
  const keys = [
    ...Object.keys(shape),
    ...Object.values<readonly string[] | undefined>(spellings).flatMap((others) => others ?? []),
  ];
  const schema = z.preprocess((value) => {
    if (!isObject(value)) return value;
    const named: Record<string, unknown> = { ...value };
    for (const [name, others] of Object.entries<readonly string[] | undefined>(spellings)) {
      const other = name in named ? undefined : others?.find((spelling) => spelling in named);
      if (other !== undefined) named[name] = named[other];
    }
    return named;
  }, z.looseObject(shape));
  return schema.register(keysRead, { keys });
}

/** A JSON object, which is neither a list nor null. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * Reads a value by a schema.
 *
 * @param at the path of the value in its document
 */
export function readAt<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  at: string,
): Result<z.output<Schema>, readonly ShapeFault[]> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return ok(parsed.data);
  return fail(
    parsed.error.issues.map((issue) => {
      const path = issue.path.reduce<string>(
        (before, key) =>
          typeof key === "number"
            ? `${before}[${key}]`
            : `${before}${before === "" ? "" : "."}${String(key)}`,
        at,
      );
      const remedy: unknown = issue.code === "custom" ? issue.params?.remedy : undefined;
      return typeof remedy === "string"
        ? { path, problem: issue.message, remedy }
        : { path, problem: "is not of the kind expected here", remedy: expectedWords(issue) };
    }),
  );
}

const kinds: Readonly<Record<string, string>> = {
  string: "a text",
  number: "a number",
  boolean: "true or false",
  array: "a list",
  object: "an object",
  record: "an object",
};

function expectedWords(issue: z.core.$ZodIssue): string {
  const kind = issue.code === "invalid_type" ? kinds[issue.expected] : undefined;
  return kind === undefined ? "write it as in the sample of the format" : `give ${kind}`;
}
