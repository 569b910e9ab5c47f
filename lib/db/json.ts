import { z } from "zod";
import type { Prisma } from "@/prisma/generated/client";
import type { FactValues } from "@/lib/facts/fact-values";

/**
 * JSON columns as subjects: what the database hands back is unknown until it has been read here.
 */
const cell = z.union([z.string(), z.boolean(), z.null()]);

export const factValueSchema = z.union([
  z.string(),
  z.number(),
  z.boolean(),
  z.null(),
  z.array(z.string()),
  z.array(z.record(z.string(), cell)),
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
