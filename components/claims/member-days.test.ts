import { expect, test } from "vitest";
import {
  asWeeks,
  memberDays,
  monthBeside,
  monthsThrough,
  shortWeeks,
  type DayLine,
} from "./member-days";

const line = (serviceDate: string, change: Partial<DayLine> = {}): DayLine => ({
  serviceDate,
  disposition: "pay",
  payableUnits: 1,
  attendance: null,
  ...change,
});

const october = (lines: readonly DayLine[]) =>
  memberDays({
    from: "2026-10-01",
    through: "2026-10-31",
    lines,
    authorizations: [
      { from: "2026-09-28", through: "2026-10-09", certified: true },
      { from: "2026-10-10", through: "2026-10-31", certified: false },
    ],
    stays: [{ from: "2026-10-12", through: "2026-10-14" }],
  });
const day = (date: string, lines: readonly DayLine[]) =>
  october(lines).find((one) => one.date === date);

test("a day is authorized while a certified authorization covers it", () => {
  const authorized = october([]).filter(({ authorization }) => authorization);
  expect([authorized[0]?.date, authorized.at(-1)?.date]).toEqual(["2026-10-01", "2026-10-09"]);
  expect(day("2026-10-13", [])?.stay).not.toBeNull();
});

test("a unit paid and a line denied make the day paid and contested", () => {
  const denied = line("2026-10-05", { disposition: "deny", payableUnits: 0 });
  expect(day("2026-10-05", [line("2026-10-05"), denied])).toMatchObject({
    paid: true,
    contested: true,
  });
  expect(day("2026-10-05", [line("2026-10-05")])).toMatchObject({ paid: true, contested: false });
});

test("what was reversed is neither paid nor contested", () => {
  const reversed = line("2026-10-05", { disposition: "reversed", payableUnits: 0 });
  expect(day("2026-10-05", [reversed])).toMatchObject({ paid: false, contested: false });
});

test("weeks begin on Monday", () => {
  const weeks = asWeeks(october([]));
  expect(weeks).toHaveLength(5);
  // 1 October 2026 is a Thursday.
  expect(weeks[0]?.map((cell) => cell?.date ?? null)).toEqual([
    null,
    null,
    null,
    "2026-10-01",
    "2026-10-02",
    "2026-10-03",
    "2026-10-04",
  ]);
});

test("months follow one another over the year", () => {
  expect(monthBeside("2026-12", 1)).toBe("2027-01");
  expect(monthBeside("2026-03", -1)).toBe("2026-02");
  expect(monthsThrough("2026-11", "2027-02")).toEqual(["2026-11", "2026-12", "2027-01", "2027-02"]);
});

test("a whole week with one or two dates is short, once it is over", () => {
  const unit = { service: "S9480", atLeast: 3 };
  const days = (dates: readonly string[], procedure = "S9480") =>
    memberDays({
      from: "2026-10-01",
      through: "2026-10-31",
      lines: dates.map((date) => ({ ...line(date), procedure })),
      authorizations: [],
      stays: [],
    });
  const two = ["2026-10-05", "2026-10-07"];
  expect(shortWeeks(days(two), unit, "2026-10-12")).toEqual([{ monday: "2026-10-05", dates: 2 }]);
  expect(shortWeeks(days(two), unit, "2026-10-11")).toEqual([]);
  expect(shortWeeks(days([...two, "2026-10-09"]), unit, "2026-11-30")).toEqual([]);
  // 1 to 4 October is no whole week of the month; another service is no unit.
  expect(shortWeeks(days(["2026-10-02"]), unit, "2026-11-30")).toEqual([]);
  expect(shortWeeks(days(two, "90834"), unit, "2026-11-30")).toEqual([]);
});
