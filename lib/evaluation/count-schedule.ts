/**
 * Counting the hours of a typical week.
 *
 * Only clinical sessions count. Minutes that two sessions share count once, for the one that
 * begins first. A session whose category is not stated may count or not, so the week has a least
 * and a greatest total. Whole minutes throughout: nine hours are 540.
 */
import { weekdays, type Weekday } from "@/lib/calendar";
import type { FactRow } from "@/lib/facts/fact-values";

export type Exclusion =
  | "break_or_meal"
  | "recreational_or_diversionary"
  | "functional_support_only"
  | "overlaps_another_session"
  | "category_not_stated"
  | "time_not_stated";

export interface CountedSession {
  /** Position of the row in the schedule as given. */
  readonly index: number;
  readonly day: Weekday | undefined;
  readonly counted_minutes: number;
  readonly excluded_minutes: number;
  /** Why minutes were excluded; absent when all of them count. */
  readonly reason?: Exclusion;
}

export interface CountedWeek {
  readonly sessions: readonly CountedSession[];
  readonly minutes_by_day: Readonly<Record<Weekday, number>>;
  readonly total_minutes: number;
  readonly days: number;
}

/** Minutes since midnight of "HH:MM". */
function minuteOf(time: string): number {
  return (
    (time.charCodeAt(0) - 48) * 600 +
    (time.charCodeAt(1) - 48) * 60 +
    (time.charCodeAt(3) - 48) * 10 +
    (time.charCodeAt(4) - 48)
  );
}

function dayIndex(day: unknown): number {
  switch (day) {
    case "Monday":
      return 0;
    case "Tuesday":
      return 1;
    case "Wednesday":
      return 2;
    case "Thursday":
      return 3;
    case "Friday":
      return 4;
    case "Saturday":
      return 5;
    case "Sunday":
      return 6;
    default:
      return -1;
  }
}

export interface WeekTotals {
  readonly minutes: number;
  readonly days: number;
  /** A session without day or time might add any number of minutes. */
  readonly unbounded: boolean;
  /** Some session's category or time is not stated. */
  readonly open: boolean;
}

const minutesInDay = 1440;

/** Totals only, for deciding: with `generous` every session that may count is counted. */
export function weekTotals(rows: readonly FactRow[], generous: boolean): WeekTotals {
  let open = false;
  let unbounded = false;
  // Sessions as day * 1440 + minute, kept sorted by their start; a schedule mostly comes sorted.
  const starts: number[] = [];
  const ends: number[] = [];
  for (const row of rows) {
    const { category, start, end } = row;
    const unstated = category === null || category === undefined;
    if (category !== "clinical" && !unstated) continue;
    const day = dayIndex(row.day_of_week);
    if (day < 0 || typeof start !== "string" || typeof end !== "string") {
      open = true;
      unbounded = true;
      continue;
    }
    if (unstated) {
      open = true;
      if (!generous) continue;
    }
    const from = day * minutesInDay + minuteOf(start);
    const to = day * minutesInDay + minuteOf(end);
    let at = starts.length;
    while (at > 0 && (starts[at - 1] ?? 0) > from) {
      starts[at] = starts[at - 1] ?? 0;
      ends[at] = ends[at - 1] ?? 0;
      at -= 1;
    }
    starts[at] = from;
    ends[at] = to;
  }
  let minutes = 0;
  let days = 0;
  let covered = 0;
  let lastDay = -1;
  for (let at = 0; at < starts.length; at += 1) {
    const from = Math.max(starts[at] ?? 0, covered);
    const to = ends[at] ?? 0;
    if (to <= from) continue;
    minutes += to - from;
    covered = to;
    const day = Math.floor(from / minutesInDay);
    if (day !== lastDay) {
      days += 1;
      lastDay = day;
    }
  }
  return { minutes, days, unbounded, open };
}

/** Every session of a typical week with what of it counts and why the rest does not. */
export function countSchedule(rows: readonly FactRow[]): CountedWeek {
  const minutes_by_day = Object.fromEntries(weekdays.map((day) => [day, 0])) as Record<
    Weekday,
    number
  >;
  const sessions: CountedSession[] = [];
  const clinical: { index: number; day: number; from: number; to: number }[] = [];
  rows.forEach((row, index) => {
    const day = dayIndex(row.day_of_week);
    const timed = day >= 0 && typeof row.start === "string" && typeof row.end === "string";
    const from = typeof row.start === "string" ? minuteOf(row.start) : 0;
    const to = typeof row.end === "string" ? minuteOf(row.end) : from;
    if (!timed) {
      sessions.push({
        index,
        day: weekdays[day],
        counted_minutes: 0,
        excluded_minutes: 0,
        reason: "time_not_stated",
      });
    } else if (row.category === "clinical") clinical.push({ index, day, from, to });
    else {
      const reason = exclusionOf(row.category);
      sessions.push({
        index,
        day: weekdays[day],
        counted_minutes: 0,
        excluded_minutes: Math.max(0, to - from),
        reason,
      });
    }
  });
  clinical.sort((a, b) => a.day - b.day || a.from - b.from || a.index - b.index);
  let day = -1;
  let covered = 0;
  for (const session of clinical) {
    if (session.day !== day) covered = 0;
    day = session.day;
    const counted = Math.max(0, session.to - Math.max(session.from, covered));
    covered = Math.max(covered, session.to);
    const excluded = Math.max(0, session.to - session.from) - counted;
    const name = weekdays[session.day];
    if (name) minutes_by_day[name] += counted;
    sessions.push({
      index: session.index,
      day: name,
      counted_minutes: counted,
      excluded_minutes: excluded,
      ...(excluded > 0 ? { reason: "overlaps_another_session" as const } : {}),
    });
  }
  sessions.sort((a, b) => a.index - b.index);
  const totals = Object.values(minutes_by_day);
  return {
    sessions,
    minutes_by_day,
    total_minutes: totals.reduce((sum, minutes) => sum + minutes, 0),
    days: totals.filter((minutes) => minutes > 0).length,
  };
}

function exclusionOf(category: unknown): Exclusion {
  switch (category) {
    case "break_or_meal":
    case "recreational_or_diversionary":
    case "functional_support_only":
      return category;
    default:
      return "category_not_stated";
  }
}
