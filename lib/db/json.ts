import { z } from "zod";
import type { Prisma } from "@/prisma/generated/client";
import type { FactValues } from "@/lib/facts/fact-values";

/**
 * JSON columns as subjects: what the database hands back is unknown until it has been read here.
 */
const words = z.string().max(4000, "Use at most 4000 characters.");
const cell = z.union([words, z.boolean(), z.null()]);

/** One fact's value; no record of a stay needs longer texts or more rows than this. */
export const factValueSchema = z.union([
  words,
  z.number(),
  z.boolean(),
  z.null(),
  z.array(words).max(1000),
  z.array(z.record(z.string().max(100), cell)).max(1000),
]);

/** Facts flat by path, as submissions keep them. */
export const flatFactsSchema = z.record(
  z.string(),
  factValueSchema,
) satisfies z.ZodType<FactValues>;

export const pageReferencesSchema = z.array(
  z.object({ documentId: z.string(), page: z.number().int() }),
);

/** A subject as a JSON column takes it: instants as ISO text, absent keys left out. */
export const toJson = (value: unknown): Prisma.InputJsonValue =>
  JSON.parse(JSON.stringify(value)) as Prisma.InputJsonValue;
