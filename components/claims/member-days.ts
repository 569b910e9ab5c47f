import { addDays, weekday, weekdays, type PlainDate } from "@/lib/calendar";
import type { Disposition } from "@/lib/claims/judgement";
import type { LineRow } from "@/lib/db/claim-desk/line-columns";

/**
 * A member's month, day by day.
 *
 * Authorized   a certified authorization covers the day (it has days to use, not every day of it).
 * Billed       a line stands on the day. Reversed lines count no more.
 * Paid         a line of it has payable units and nothing is wrong with any other.
 * Contested    something of it is denied, cut, sent back, waits or is flagged.
 * Attended     known only where a claim carried the attendance record, and then as what it was not:
 *              absent, or not evaluated.
 */
export type DayLine = Pick<LineRow, "serviceDate" | "disposition" | "payableUnits" | "attendance">;

interface Span {
  readonly from: PlainDate;
  readonly through: PlainDate;
}

export interface MemberDay<Line, Authorization, Stay> {
  readonly date: PlainDate;
  readonly authorization: Authorization | null;
  readonly stay: Stay | null;
  readonly lines: readonly Line[];
  readonly paid: boolean;
  readonly contested: boolean;
  readonly attendance: LineRow["attendance"];
}

const settled: readonly Disposition[] = ["pay", "reversed", "not_under_policy"];

/** Every day from `from` through `through`, with what is known of it. */
export function memberDays<
  Line extends DayLine,
  Authorization extends Span & { readonly certified: boolean },
  Stay extends Span,
>(view: {
  readonly from: PlainDate;
  readonly through: PlainDate;
  readonly lines: readonly Line[];
  readonly authorizations: readonly Authorization[];
  readonly stays: readonly Stay[];
}): readonly MemberDay<Line, Authorization, Stay>[] {
  const byDate = new Map<PlainDate, Line[]>();
  for (const line of view.lines) {
    const lines = byDate.get(line.serviceDate);
    if (lines) lines.push(line);
    else byDate.set(line.serviceDate, [line]);
  }
  const covers = (date: PlainDate) => (span: Span) => span.from <= date && date <= span.through;
  const days: MemberDay<Line, Authorization, Stay>[] = [];
  for (let date = view.from; date <= view.through; date = addDays(date, 1)) {
    const lines = byDate.get(date) ?? [];
    days.push({
      date,
      authorization:
        view.authorizations.filter(({ certified }) => certified).find(covers(date)) ?? null,
      stay: view.stays.find(covers(date)) ?? null,
      lines,
      paid: lines.some((line) => line.payableUnits > 0 && line.disposition !== "reversed"),
      contested: lines.some(({ disposition }) => !settled.includes(disposition)),
      attendance: lines.find(({ attendance }) => attendance !== null)?.attendance ?? null,
    });
  }
  return days;
}

/** Days as weeks from Monday, with nothing before the first and after the last. */
export function asWeeks<Day extends { readonly date: PlainDate }>(
  days: readonly Day[],
): readonly (readonly (Day | null)[])[] {
  const first = days[0];
  if (!first) return [];
  const before = weekdays.indexOf(weekday(first.date));
  const cells: (Day | null)[] = [...Array<null>(before).fill(null), ...days];
  while (cells.length % 7 !== 0) cells.push(null);
  return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7));
}

/**
 * Weeks from Monday, whole within the days given and over, in which fewer units were accepted than a
 * program week holds (edit B30); weeks without any are no program weeks.
 */
export function shortWeeks<Line extends DayLine & { readonly procedure: string | null }>(
  days: readonly { readonly date: PlainDate; readonly lines: readonly Line[] }[],
  unit: { readonly service: string; readonly atLeast: number },
  today: PlainDate,
): readonly { readonly monday: PlainDate; readonly dates: number }[] {
  const accepted = ({ lines }: { readonly lines: readonly Line[] }) =>
    lines.some((line) => line.procedure === unit.service && line.payableUnits > 0);
  return asWeeks(days).flatMap((week) => {
    const [monday] = week;
    const sunday = week[6];
    if (!monday || !sunday || sunday.date >= today) return [];
    const dates = week.filter((day) => day !== null && accepted(day)).length;
    return dates > 0 && dates < unit.atLeast ? [{ monday: monday.date, dates }] : [];
  });
}

/** The month before or after one: "2026-12" and 1 give "2027-01". */
export function monthBeside(month: string, step: 1 | -1): string {
  const first = `${month}-01`;
  return addDays(first, step === 1 ? 31 : -1).slice(0, 7);
}

/** Months from one to another, both included. */
export function monthsThrough(first: string, last: string): readonly string[] {
  const months: string[] = [];
  for (let month = first; month <= last; month = monthBeside(month, 1)) months.push(month);
  return months;
}
