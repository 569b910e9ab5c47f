import type { ReviewTiming } from "./case";

/**
 * Whether the days asked for lie ahead, are running, or are over. A draft is shown as of the day it
 * was started or corrected; the day on which the request is received settles it. Dates are ISO dates
 * of the program's place.
 */
export function timingOf(firstDay: string, lastDay: string, today: string): ReviewTiming {
  if (firstDay > today) return "prospective";
  return lastDay < today ? "retrospective" : "concurrent";
}
