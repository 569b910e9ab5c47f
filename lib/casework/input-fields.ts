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

/** A time of day on the program's wall clock, `14:30`. */
export const timeOfDay = (missing: string) =>
  z
    .string(missing)
    .trim()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, "Enter a time of day, for example 14:30.");

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

/** What a request asks for: days and urgency, the same when it is opened and when it is corrected. */
export const requestTerms = {
  firstDay: dateText("Enter the first day requested."),
  lastDay: dateText("Enter the last day requested."),
  daysPerWeek: z.coerce
    .number("Enter the program days a week.")
    .int("Enter a whole number.")
    .min(1, "Enter 1 to 7 days a week.")
    .max(7, "Enter 1 to 7 days a week."),
  requestedDays: z.coerce
    .number("Enter how many program days are requested.")
    .int("Enter a whole number.")
    .min(1, "Ask for at least one day.")
    .max(366, "Ask for at most 366 days."),
  urgency: z.enum(["standard", "urgent"]),
  urgencyStatedBy: z.string().trim().max(120).optional(),
};

/** What is wrong with the terms taken together, by field. */
export function termProblems(terms: {
  readonly firstDay: string;
  readonly lastDay: string;
  readonly urgency: string;
  readonly urgencyStatedBy?: string | undefined;
}): readonly (readonly [field: string, message: string])[] {
  return [
    ...(terms.lastDay < terms.firstDay
      ? [["lastDay", "The last day is before the first day: correct one of them."] as const]
      : []),
    ...(terms.urgency === "urgent" && !terms.urgencyStatedBy
      ? [
          [
            "urgencyStatedBy",
            "Name the treating physician who states that the request is urgent.",
          ] as const,
        ]
      : []),
  ];
}
