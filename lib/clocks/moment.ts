/**
 * Moments as people write them. "2026-11-23" is a day without time; "2026-11-23T10:00" is a time on
 * the wall of the program's zone; with an offset it is that instant wherever written. Hour clocks
 * need an instant; day clocks need the local date and take either.
 *
 * In the hour that a clock change repeats, a time without an offset is the first of the two; in the
 * one it skips, the time as it would have been without the change.
 */
import { Temporal } from "temporal-polyfill";
import { isPlainDate, type PlainDate } from "@/lib/calendar";
import { programZone } from "@/lib/review/zone";

export interface Moment {
  /** The date in the program's zone. */
  readonly date: PlainDate;
  /** Null when only a day was stated. */
  readonly instant: Temporal.Instant | null;
}

const timeOfDay = /^T\d{2}:\d{2}(:[0-5]\d(\.\d{1,9})?)?(?<offset>Z|[+-]\d{2}(:?\d{2})?)?$/;

/** Reads a moment; undefined when the text is none. */
export function readMoment(text: string): Moment | undefined {
  const day: unknown = text.slice(0, 10);
  if (!isPlainDate(day)) return undefined;
  if (text === day) return { date: day, instant: null };
  const time = timeOfDay.exec(text.slice(10));
  if (!time) return undefined;
  try {
    const instant = time.groups?.["offset"]
      ? Temporal.Instant.from(text)
      : Temporal.PlainDateTime.from(text).toZonedDateTime(programZone).toInstant();
    return { date: dateOf(instant), instant };
  } catch {
    return undefined;
  }
}

/** The moment at which something happened. */
export const momentAt = (at: Date): Moment => {
  const instant = Temporal.Instant.fromEpochMilliseconds(at.getTime());
  return { date: dateOf(instant), instant };
};

/** The calendar date of an instant in the program's zone. */
export const dateOf = (instant: Temporal.Instant): PlainDate =>
  instant.toZonedDateTimeISO(programZone).toPlainDate().toString();

/** An instant with the program's offset, to the second: "2026-11-28T16:30:00-05:00". */
export const writeInstant = (instant: Temporal.Instant): string =>
  instant
    .toZonedDateTimeISO(programZone)
    .toString({ timeZoneName: "never", smallestUnit: "second", roundingMode: "floor" });

/** Elapsed hours later, right across both clock changes. */
export const addHours = (instant: Temporal.Instant, hours: number): Temporal.Instant =>
  instant.add({ hours });

/** The last second of a local date. */
export const endOfDay = (date: PlainDate): Temporal.Instant =>
  Temporal.PlainDate.from(date)
    .toZonedDateTime({ timeZone: programZone, plainTime: "23:59:59" })
    .toInstant();

/** An instant as the platform's own Date. */
export const toDate = (instant: Temporal.Instant): Date => new Date(instant.epochMilliseconds);

/** The first second of a local date. */
export const startOfDay = (date: PlainDate): Temporal.Instant =>
  Temporal.PlainDate.from(date).toZonedDateTime(programZone).toInstant();

/** The earlier of two instants. */
export const earlier = (a: Temporal.Instant, b: Temporal.Instant): Temporal.Instant =>
  Temporal.Instant.compare(a, b) <= 0 ? a : b;

/** The time of day of an instant on the program's wall clock: "14:30". */
export const clockTime = (at: Date): string =>
  Temporal.Instant.fromEpochMilliseconds(at.getTime())
    .toZonedDateTimeISO(programZone)
    .toPlainTime()
    .toString({ smallestUnit: "minute" });
