/**
 * Dates without time.
 *
 * A plain date is the text "2026-10-05": a day on the calendar that hangs on the program's wall,
 * with no hour and no zone. A day number is the same day counted from 1 January 1970, so that
 * days are added and compared as integers; no daylight saving, no rounding.
 * "Within n days of admission" counts calendar days with the admission date as day 0.
 * Program week k is the seven days that begin 7 × (k − 1) days after admission; the first is 1.
 * Nothing here knows what day it is today: time is always given.
 */
export type PlainDate = string;

const shape = /^\d{4}-\d{2}-\d{2}$/;
const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** Monday first, as the policy's program weeks are written. */
export const weekdays = [
  "Monday",
  "Tuesday",
  "Wednesday",
  "Thursday",
  "Friday",
  "Saturday",
  "Sunday",
] as const;
export type Weekday = (typeof weekdays)[number];

/** True for a day that exists, written YYYY-MM-DD. "2026-02-30" is not one. */
export function isPlainDate(text: unknown): text is PlainDate {
  return typeof text === "string" && shape.test(text) && plainDate(dayNumber(text)) === text;
}

/** Day number of a plain date. The date must be one (see isPlainDate); no check is made here. */
export function dayNumber(date: PlainDate): number {
  return civilDay(digits(date, 0, 4), digits(date, 5, 2), digits(date, 8, 2));
}

function digits(text: string, from: number, count: number): number {
  let value = 0;
  for (let at = from; at < from + count; at += 1) value = value * 10 + text.charCodeAt(at) - 48;
  return value;
}

/**
 * Days from 1 January 1970 in the proleptic Gregorian calendar, with the year beginning in March
 * (H. Hinnant's method). A day beyond the end of its month runs on into the next.
 */
function civilDay(calendarYear: number, month: number, day: number): number {
  const year = month <= 2 ? calendarYear - 1 : calendarYear;
  const era = Math.floor(year / 400);
  const yearOfEra = year - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra =
    yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146097 + dayOfEra - 719468;
}

/** Plain date of a day number. */
export function plainDate(day: number): PlainDate {
  const shifted = day + 719468;
  const era = Math.floor(shifted / 146097);
  const dayOfEra = shifted - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36524) -
      Math.floor(dayOfEra / 146096)) /
      365,
  );
  const dayOfYear =
    dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const dayOfMonth = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1;
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  const pad = (value: number, width: number) => String(value).padStart(width, "0");
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(dayOfMonth, 2)}`;
}

/** The date `days` calendar days later (earlier when negative). */
export function addDays(date: PlainDate, days: number): PlainDate {
  return plainDate(dayNumber(date) + days);
}

/** Calendar days from one date to another; 0 for the same day, negative backwards. */
export function daysBetween(from: PlainDate, to: PlainDate): number {
  return dayNumber(to) - dayNumber(from);
}

/** Weeks from Monday to Sunday, counted from that of 1 January 1970, a Thursday, which is 0. */
export function calendarWeek(date: PlainDate): number {
  return Math.floor((dayNumber(date) + 3) / 7);
}

/** The Monday of a date's week. */
export function mondayOf(date: PlainDate): PlainDate {
  return plainDate(calendarWeek(date) * 7 - 3);
}

/** Day of the week of a date. */
export function weekday(date: PlainDate): Weekday {
  return weekdays[dayNumber(date) + 3 - calendarWeek(date) * 7] ?? "Monday";
}

/** Day number on which somebody born on `birth` reaches `years`; 29 February counts from 1 March. */
export function dayOfAge(birth: PlainDate, years: number): number {
  return civilDay(digits(birth, 0, 4) + years, digits(birth, 5, 2), digits(birth, 8, 2));
}

/** Completed years of age on a date. */
export function ageOn(birth: PlainDate, on: PlainDate): number {
  const years = digits(on, 0, 4) - digits(birth, 0, 4);
  return dayOfAge(birth, years) <= dayNumber(on) ? years : years - 1;
}

/** "9 Oct", as written in reasons where the year is plain from the case. */
export function formatDay(date: PlainDate): string {
  return `${Number(date.slice(8))} ${months[Number(date.slice(5, 7)) - 1]}`;
}

/** "9 Oct 2026". */
export function formatDate(date: PlainDate): string {
  return `${formatDay(date)} ${date.slice(0, 4)}`;
}

/** Number of the program week a date lies in, from 1; 0 or less before admission. */
export function programWeek(admission: PlainDate, date: PlainDate): number {
  return Math.floor(daysBetween(admission, date) / 7) + 1;
}

/** The calendar date of an instant in an IANA zone such as "America/New_York". */
export function dateInZone(instant: Date, zone: string): PlainDate {
  const parts = new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
  }).formatToParts(instant);
  const part = (type: string) => parts.find((entry) => entry.type === type)?.value ?? "";
  return `${part("year").padStart(4, "0")}-${part("month")}-${part("day")}`;
}
