import type { ReviewTiming } from "./case";

/**
 * Whether the days asked for lie ahead, are running, or are over, on the day the request is made
 * (or its days are corrected). Dates are ISO dates of the program's place.
 */
export function timingOf(firstDay: string, lastDay: string, today: string): ReviewTiming {
  if (firstDay > today) return "prospective";
  return lastDay < today ? "retrospective" : "concurrent";
}
