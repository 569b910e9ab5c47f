import { describe, expect, it } from "vitest";
import { addDays, weekday, type PlainDate, type Weekday } from "@/lib/calendar";
import { lawOfClocks } from "@/lib/policy/library";

/** The n-th weekday of a month, from the front, or the last with n = -1. */
function nth(year: number, month: number, day: Weekday, n: number): PlainDate {
  const days: PlainDate[] = [];
  const first = `${year}-${String(month).padStart(2, "0")}-01`;
  for (let date = first; date.startsWith(first.slice(0, 7)); date = addDays(date, 1))
    if (weekday(date) === day) days.push(date);
  return days.at(n > 0 ? n - 1 : n) ?? "";
}

/** A fixed day as federal offices keep it: Friday before a Saturday, Monday after a Sunday. */
function observed(date: PlainDate): PlainDate {
  const day = weekday(date);
  return day === "Saturday" ? addDays(date, -1) : day === "Sunday" ? addDays(date, 1) : date;
}

describe("the holiday table", () => {
  const { holidays, holidaysFrom, holidaysThrough } = lawOfClocks();
  const years = Array.from({ length: 10 }, (_, index) => 2024 + index);

  it("is the days of 5 U.S.C. 6103, as observed, through the whole span", () => {
    const computed = years.flatMap((year) => [
      observed(`${year}-01-01`),
      nth(year, 1, "Monday", 3),
      nth(year, 2, "Monday", 3),
      nth(year, 5, "Monday", -1),
      observed(`${year}-06-19`),
      observed(`${year}-07-04`),
      nth(year, 9, "Monday", 1),
      nth(year, 10, "Monday", 2),
      observed(`${year}-11-11`),
      nth(year, 11, "Thursday", 4),
      observed(`${year}-12-25`),
    ]);
    const within = computed.filter((date) => date >= holidaysFrom && date <= holidaysThrough);
    expect([...holidays.keys()].sort()).toEqual(within.sort());
  });
});
