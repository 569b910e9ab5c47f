import type { FactRow } from "@/lib/facts/fact-values";
import type { sites } from "@/tests/builders/places";
import { weekOfEightAndAHalfHours, weekOfNineAndAHalfHours } from "@/tests/builders/review-facts";

/** The weekday of admission at each site; the program meets then, the day after, and on day 3. */
export const firstWeekday: Readonly<Record<keyof typeof sites, "Monday" | "Tuesday">> = {
  durham: "Monday",
  greensboro: "Monday",
  asheville: "Tuesday",
};

const dayLater: Readonly<Record<string, string>> = {
  Monday: "Tuesday",
  Tuesday: "Wednesday",
  Thursday: "Friday",
};

const atSite = (site: keyof typeof sites, week: readonly FactRow[]): readonly FactRow[] =>
  firstWeekday[site] === "Monday"
    ? week
    : week.map((row) => ({ ...row, day_of_week: dayLater[String(row["day_of_week"])] ?? null }));

/** The site's week: nine and a half countable hours on three days. */
export const meetingWeek = (site: keyof typeof sites): readonly FactRow[] =>
  atSite(site, weekOfNineAndAHalfHours);

/** The site's week as it was while a group was short: eight and a half countable hours. */
export const shortWeek = (site: keyof typeof sites): readonly FactRow[] =>
  atSite(site, weekOfEightAndAHalfHours);
