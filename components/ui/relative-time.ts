const units = [
  { unit: "year", ms: 365 * 86_400_000 },
  { unit: "month", ms: 30 * 86_400_000 },
  { unit: "day", ms: 86_400_000 },
  { unit: "hour", ms: 3_600_000 },
  { unit: "minute", ms: 60_000 },
] as const;

const words = new Intl.RelativeTimeFormat("en", { numeric: "auto" });

/**
 * How far `moment` lies from `now`, in the largest unit that fits whole: "3 days ago", "in 2 hours",
 * "yesterday". Under a minute it is "just now". Days and longer are lengths of 24 hours, not
 * calendar days: whoever needs the calendar shows the date beside it.
 */
export function relativeTime(moment: Date, now: Date): string {
  const distance = moment.getTime() - now.getTime();
  for (const { unit, ms } of units) {
    if (Math.abs(distance) >= ms) return words.format(Math.trunc(distance / ms), unit);
  }
  return "just now";
}
