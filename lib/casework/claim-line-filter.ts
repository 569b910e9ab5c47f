import { z } from "zod";
import { isPlainDate } from "@/lib/calendar";
import { dispositions, edits } from "@/lib/claims/judgement";

/**
 * What a list of claim lines is narrowed to. It comes from an address, so what means nothing is left
 * out instead of refused.
 */

/** The id of a claim or a member. */
export const bigId = z.string().regex(/^\d{1,18}$/);

/** A number of a member or a claim as somebody types it. */
export const typedNumber = z
  .string()
  .trim()
  .min(1)
  .max(80)
  .transform((text) => text.toUpperCase());

const asked = bigId.optional().catch(undefined);
const date = z.string().refine(isPlainDate).optional().catch(undefined);
/** Fields of a query's input: the filter itself. */
export const lineFilter = {
  disposition: z.enum(dispositions).optional().catch(undefined),
  edit: z.enum(edits).optional().catch(undefined),
  /** Ids: their numbers stand in no address (see lib/queries/claim-ids-of-numbers.ts). */
  member: asked,
  /** Any of the claims that have the number of this one. */
  claim: asked,
  from: date,
  through: date,
  /** Only lines that a later void or replacement freed to be judged again. */
  again: z.literal("1").optional().catch(undefined),
};

/** A line's address: "2026-10-05.1234". */
export const lineKeyText = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}\.\d{1,18}$/)
  .refine((text) => isPlainDate(text.slice(0, 10)))
  .transform((text) => ({ serviceDate: text.slice(0, 10), id: text.slice(11) }));

/** Fields of a query's input: the line after which the list goes on, or before which it ended. */
export const linePlaces = {
  after: lineKeyText.optional().catch(undefined),
  before: lineKeyText.optional().catch(undefined),
};
