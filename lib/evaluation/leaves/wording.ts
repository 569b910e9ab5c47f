/**
 * Sentences that several leaves share. Written for providers: dates, sums, no jargon.
 */
import { formatDay, plainDate } from "@/lib/calendar";
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

/** "9 Oct" of a day number. */
export function dayText(at: number): string {
  return formatDay(plainDate(at));
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
