import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countSchedule, weekTotals } from "@/lib/evaluation/count-schedule";
import type { FactRow } from "@/lib/facts/fact-values";

const session = (
  day: string,
  start: string,
  end: string,
  category: string | null = "clinical",
): FactRow => ({
  day_of_week: day,
  start,
  end,
  activity: null,
  category,
});

describe("the hours of a week", () => {
  it("three mornings of three hours and a break are nine hours on three days", () => {
    const week = countSchedule(
      ["Monday", "Wednesday", "Friday"].flatMap((day) => [
        session(day, "09:00", "10:30"),
        session(day, "10:30", "10:45", "break_or_meal"),
        session(day, "10:45", "12:15"),
      ]),
    );
    expect([week.total_minutes, week.days]).toEqual([540, 3]);
    expect(week.minutes_by_day.Monday).toBe(180);
    expect(week.sessions[1]).toEqual({
      index: 1,
      day: "Monday",
      counted_minutes: 0,
      excluded_minutes: 15,
      reason: "break_or_meal",
    });
  });
  it("shared minutes count once, for the session that begins first", () => {
    const { sessions, total_minutes } = countSchedule([
      session("Monday", "10:00", "11:00"),
      session("Monday", "09:00", "10:30"),
    ]);
    expect(total_minutes).toBe(120);
    expect(sessions.map(({ counted_minutes }) => counted_minutes)).toEqual([30, 90]);
    expect(sessions[0]?.reason).toBe("overlaps_another_session");
  });
  it("a day of recreation is no day", () => {
    expect(
      countSchedule([session("Friday", "09:00", "12:00", "recreational_or_diversionary")]).days,
    ).toBe(0);
  });
  it("what is not stated is shown, and counts only generously", () => {
    const rows = [
      session("Monday", "09:00", "10:00", null),
      { ...session("Monday", "09:00", "10:00"), day_of_week: null },
    ];
    expect(countSchedule(rows).sessions.map(({ reason }) => reason)).toEqual([
      "category_not_stated",
      "time_not_stated",
    ]);
    expect(weekTotals(rows, false).minutes).toBe(0);
    expect(weekTotals(rows, true)).toEqual({ minutes: 60, days: 1, unbounded: true, open: true });
  });
  it("the totals for deciding are those that are shown", () => {
    const time = fc.integer({ min: 0, max: 22 });
    const row = fc.record({
      day: fc.constantFrom("Monday", "Tuesday", "Sunday"),
      start: time,
      hours: fc.integer({ min: 1, max: 3 }),
      category: fc.constantFrom("clinical", "clinical", "break_or_meal"),
    });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 12 }), (drawn) => {
        const clock = (hour: number) => `${String(Math.min(23, hour)).padStart(2, "0")}:00`;
        const rows = drawn.map(({ day, start, hours, category }) =>
          session(day, clock(start), clock(start + hours), category),
        );
        const shown = countSchedule(rows);
        const decided = weekTotals(rows, false);
        expect([decided.minutes, decided.days]).toEqual([shown.total_minutes, shown.days]);
        const parts = shown.sessions.reduce((sum, { counted_minutes }) => sum + counted_minutes, 0);
        expect(parts).toBe(shown.total_minutes);
      }),
    );
  });
});
