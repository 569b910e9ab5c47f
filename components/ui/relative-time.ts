const day = 86_400_000;

/** Days serve longest: what is said of a case is counted in days. */
const units = [
  { unit: "year", ms: 365 * day, from: 730 * day },
  { unit: "month", ms: 30 * day, from: 90 * day },
  { unit: "day", ms: day, from: day },
  { unit: "hour", ms: 3_600_000, from: 3_600_000 },
  { unit: "minute", ms: 60_000, from: 60_000 },
] as const;

const words = new Intl.RelativeTimeFormat("en", { numeric: "always" });

/**
 * How far `moment` lies from `now`: "3 days ago", "in 2 hours", "37 days ago", "4 months ago".
 * Under a minute it is "just now". Days are lengths of 24 hours, not calendar days: whoever needs
 * the calendar shows the date beside it.
 */
export function relativeTime(moment: Date, now: Date): string {
  const distance = moment.getTime() - now.getTime();
  for (const { unit, ms, from } of units) {
    if (Math.abs(distance) >= from) return words.format(Math.trunc(distance / ms), unit);
  }
  return "just now";
}
