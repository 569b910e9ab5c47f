import { z } from "zod";
import type { FactValues } from "@/lib/facts/fact-values";

/**
 * JSON columns as subjects: what the database hands back is unknown until it has been read here.
 */
const scalar = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const listItem = z.union([z.string(), z.record(z.string(), scalar)]);

export const factValueSchema = z.union([scalar, z.array(listItem)]);

/** Facts flat by path, as submissions keep them. */
export const flatFactsSchema = z.record(
  z.string(),
  factValueSchema,
) satisfies z.ZodType<FactValues>;

export const pageReferencesSchema = z.array(
  z.object({ documentId: z.string(), page: z.number().int() }),
);

export type PageReference = z.output<typeof pageReferencesSchema>[number];
