/**
 * Sentences that several leaves share. Written for providers: dates, sums, no jargon.
 */
import { dayNumber, formatDay, plainDate } from "@/lib/calendar";
import type { Finding } from "@/lib/finding";
import type { Context } from "@/lib/evaluation/node";
import type { FactDefinition } from "@/lib/policy/schema";

/** What an undetermined finding about one fact says. */
export function sayOpen(definition: FactDefinition, value: Finding): string {
  switch (value.undetermined_because) {
    case "insufficient_documentation":
      return `${definition.label}: only letters of support speak of it.`;
    case "conflict":
      return `${definition.label}: the record contradicts itself.`;
    default:
      return `The record does not say: ${definition.question}`;
  }
}

/** Which of the two dates that frame every review is not stated; undefined when both are. */
export function sayFrame({ admission, review }: Context): string | undefined {
  if (admission === undefined) return "The admission date is not stated.";
  return review === undefined ? "The date of this review is not stated." : undefined;
}

/** Says of a deed's date that it lies after the review; undefined when it does not. */
export function sayAfterReview(context: Context, on: FactDefinition): string | undefined {
  const given = context.facts[on.path];
  if (typeof given !== "string" || context.review === undefined) return undefined;
  const at = dayNumber(given);
  return at > context.review
    ? `${on.told ?? on.label} on ${dayText(at)}: the date given lies after the review date, ${dayText(context.review)}.`
    : undefined;
}

/** Why nothing is judged over the period under review. */
export function sayPeriod(context: Context): string {
  if (context.period_doubt?.undetermined_because !== "conflict") {
    return "The period under review is not stated in full.";
  }
  const { admission, review, period_start: start } = context;
  if (admission !== undefined && start < admission) {
    return `The period under review begins on ${dayText(start)}, before the admission on ${dayText(admission)}.`;
  }
  return review !== undefined && start > review
    ? `The period under review begins on ${dayText(start)}, after the review on ${dayText(review)}.`
    : "The period under review ends before it begins.";
}

/** Between day and year of a date whose year is told only where it is needed (see withYears). */
const yearMark = "\u00a0";

/** "9 Oct 2026" of a day number; the reason leaves the year out where it is plain (see withYears). */
export function dayText(at: number): string {
  const date = plainDate(at);
  return `${formatDay(date)}${yearMark}${date.slice(0, 4)}`;
}

/** Dates of a sentence keep their years unless all of them lie in the year of the review. */
export function withYears(context: Context, sentence: string): string {
  const marked = new RegExp(`${yearMark}(\\d{4})`, "g");
  const plain = context.review === undefined ? undefined : plainDate(context.review).slice(0, 4);
  const years = [...sentence.matchAll(marked)].map(([, year]) => year);
  return sentence.replace(marked, years.every((year) => year === plain) ? "" : " $1");
}

/** "9 Oct, day 4" counted from admission as the review counts. */
export function countedDay(context: Context, at: number): string {
  if (context.admission === undefined) return dayText(at);
  const day = at - context.admission;
  return day < 0
    ? `${dayText(at)}, ${many(-day, "day")} before admission`
    : `${dayText(at)}, day ${day}`;
}

/** "1 day", "3 days". */
export function many(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

/** "a", "a and b", "a, b and c". */
export function listed(items: readonly string[]): string {
  if (items.length < 2) return items[0] ?? "";
  return `${items.slice(0, -1).join(", ")} and ${items[items.length - 1]}`;
}

/** "9 h", "8 h 30 min". */
export function hours(minutes: number): string {
  const rest = minutes % 60;
  return rest === 0 ? `${minutes / 60} h` : `${Math.floor(minutes / 60)} h ${rest} min`;
}

/** A text with a full stop, unless it ends a sentence already. */
export function ended(text: string): string {
  return /[.!?]$/.test(text.trim()) ? text.trim() : `${text.trim()}.`;
}
