/** Business days: Monday to Friday without the holidays of the dated table. */
import { addDays, weekday, type PlainDate } from "@/lib/calendar";
import type { ClockRules } from "@/lib/policy/clock-rules";

type Holidays = Pick<ClockRules, "holidays" | "holidaysFrom" | "holidaysThrough">;

/** True from Monday to Friday unless the day is a holiday. */
export function isBusinessDay(date: PlainDate, { holidays }: Holidays): boolean {
  const day = weekday(date);
  return day !== "Saturday" && day !== "Sunday" && !holidays.has(date);
}

/**
 * The date so many business days after a day, which itself is day 0 whatever day it is.
 *
 * @throws RangeError outside the dates of the holiday table, which then must be continued
 */
export function addBusinessDays(from: PlainDate, days: number, calendar: Holidays): PlainDate {
  if (from < calendar.holidaysFrom) {
    throw new RangeError(
      `The holiday table begins on ${calendar.holidaysFrom}: business days after ${from} are counted once criteria/clocks.yaml names its holidays`,
    );
  }
  let date = from;
  for (let counted = 0; counted < days;) {
    date = addDays(date, 1);
    if (isBusinessDay(date, calendar)) counted += 1;
  }
  if (date > calendar.holidaysThrough) {
    throw new RangeError(
      `The holiday table ends on ${calendar.holidaysThrough}: continue it in criteria/clocks.yaml`,
    );
  }
  return date;
}
