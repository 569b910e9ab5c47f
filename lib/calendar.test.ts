import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  addDays,
  ageOn,
  dateInZone,
  dayNumber,
  dayOfAge,
  daysBetween,
  formatDate,
  formatDay,
  isPlainDate,
  mondayOf,
  plainDate,
  programWeek,
  weekday,
} from "@/lib/calendar";

describe("plain dates", () => {
  it.each([
    "2026-02-29",
    "2026-13-01",
    "2026-00-10",
    "2026-04-31",
    "2026-4-1",
    "today",
    "",
    null,
    7,
  ])("%s is none", (text) => {
    expect(isPlainDate(text)).toBe(false);
  });
  it("29 February is a day of leap years only", () => {
    expect(["2024-02-29", "2000-02-29", "1900-02-29"].map(isPlainDate)).toEqual([
      true,
      true,
      false,
    ]);
  });
  it("day numbers count from 1 January 1970 and agree with the platform's calendar", () => {
    expect(dayNumber("1970-01-01")).toBe(0);
    fc.assert(
      fc.property(fc.integer({ min: -25000, max: 60000 }), (day) => {
        const text = new Date(day * 86_400_000).toISOString().slice(0, 10);
        expect(plainDate(day)).toBe(text);
        expect(dayNumber(text)).toBe(day);
      }),
    );
  });
  it("adds and measures across months, years and the change of clocks", () => {
    expect(addDays("2026-02-27", 3)).toBe("2026-03-02");
    expect(addDays("2026-03-08", 1)).toBe("2026-03-09");
    expect(daysBetween("2025-12-31", "2026-01-05")).toBe(5);
    expect(weekday("2026-03-02")).toBe("Monday");
    expect(["2026-03-02", "2026-03-08", "1969-12-31"].map(mondayOf)).toEqual([
      "2026-03-02",
      "2026-03-02",
      "1969-12-29",
    ]);
  });
  it("is written short in reasons and with its year elsewhere", () => {
    expect(formatDay("2026-10-09")).toBe("9 Oct");
    expect(formatDate("2026-10-09")).toBe("9 Oct 2026");
  });
});

describe("ages", () => {
  it("are completed on the birthday", () => {
    expect(ageOn("2008-03-08", "2026-03-07")).toBe(17);
    expect(ageOn("2008-03-08", "2026-03-08")).toBe(18);
  });
  it("of those born on 29 February are completed on 1 March in common years", () => {
    expect(plainDate(dayOfAge("2008-02-29", 18))).toBe("2026-03-01");
    expect(plainDate(dayOfAge("2008-02-29", 20))).toBe("2028-02-29");
  });
});

it("program weeks are sevens of days from admission", () => {
  const weeks = ["2026-03-02", "2026-03-08", "2026-03-09", "2026-03-01"];
  expect(weeks.map((date) => programWeek("2026-03-02", date))).toEqual([1, 1, 2, 0]);
});

it("an instant has the date of its zone", () => {
  const instant = new Date("2026-03-03T03:30:00Z");
  expect(dateInZone(instant, "America/New_York")).toBe("2026-03-02");
  expect(dateInZone(instant, "UTC")).toBe("2026-03-03");
});
