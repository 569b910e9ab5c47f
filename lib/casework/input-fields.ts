import { z } from "zod";
import { isPlainDate } from "@/lib/calendar";

/** Input fields several operations take, with the words for the person who mistypes them. */

/** An ISO date, `2026-10-05`, that exists in the calendar. */
export const dateText = (missing: string) =>
  z
    .string(missing)
    .trim()
    .min(1, missing)
    .refine(isPlainDate, "Enter a real date, for example 5 October 2026.");

/** Text that must be there, without surrounding white space, of at most `longest` characters. */
export const requiredText = (missing: string, longest: number) =>
  z.string(missing).trim().min(1, missing).max(longest, `Use at most ${longest} characters.`);

/** One part of a person's name. */
export const personName = (missing: string) => requiredText(missing, 80);

/** The request an operation works on and the version its screen showed. */
export const onRequest = {
  requestId: z.uuid(),
  version: z.coerce.number().int().positive(),
};

/** A page of a document that supports a decision. */
export const pageReference = z.object({
  documentId: z.uuid("Choose a document."),
  page: z.coerce.number().int().min(1, "Pages start at 1."),
});

/** Which page of a long list; anything that is no page number is the first. */
export const pageNumber = z.coerce.number().int().min(1).max(10_000).catch(1).default(1);
