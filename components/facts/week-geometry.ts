/**
 * Where the sessions of a typical week stand on the grid.
 *
 * The grid has seven columns, Monday first, and shows whole hours from `from` to `to`, in minutes
 * since midnight. A block's top and height are shares of that stretch. Sessions that overlap share
 * their column in lanes. Drawn and dragged times snap to a quarter of an hour; typed ones do not.
 * Times are "HH:MM", so the latest a session can end is 23:59.
 */
import { weekdays, type Weekday } from "@/lib/calendar";
import type { CountedSession } from "@/lib/evaluation/count-schedule";
import type { FactRow } from "@/lib/facts/fact-values";

export interface ShownHours {
  readonly from: number;
  readonly to: number;
}

export interface WeekBlock {
  /** Position of the row in the schedule. */
  readonly index: number;
  readonly row: FactRow;
  readonly counted: CountedSession | undefined;
  readonly day: number;
  readonly start: number;
  readonly end: number;
  readonly top: number;
  readonly height: number;
  readonly lane: number;
  readonly lanes: number;
}

export const snap = 15;
const shortest = 15;
const latest = 23 * 60 + 59;

/** Minutes since midnight of "HH:MM"; undefined for anything else. */
export function minuteOf(time: unknown): number | undefined {
  const parts = typeof time === "string" ? /^(\d{2}):(\d{2})$/.exec(time) : null;
  return parts ? Number(parts[1]) * 60 + Number(parts[2]) : undefined;
}

/** "HH:MM" of minutes since midnight. */
export function timeOf(minute: number): string {
  const within = Math.max(0, Math.min(latest, minute));
  const pad = (value: number) => String(value).padStart(2, "0");
  return `${pad(Math.floor(within / 60))}:${pad(within % 60)}`;
}

/** "2 h 30 min". */
export function durationText(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  return [hours > 0 && `${hours} h`, (rest > 0 || hours === 0) && `${rest} min`]
    .filter(Boolean)
    .join(" ");
}

const workingDay: ShownHours = { from: 8 * 60, to: 18 * 60 };
const fewestHours = 6;

/**
 * The hours to show: from an hour before the first session to an hour after the last, and never so
 * few that there is no room to draw another; a working day while there is no session.
 */
export function shownHours(rows: readonly FactRow[]): ShownHours {
  const times = rows.flatMap(({ start, end }) =>
    [minuteOf(start), minuteOf(end)].filter((minute) => minute !== undefined),
  );
  if (times.length === 0) return workingDay;
  const from = Math.max(0, Math.floor(Math.min(...times) / 60) - 1);
  const to = Math.min(24, Math.max(Math.ceil(Math.max(...times) / 60) + 1, from + fewestHours));
  return { from: Math.min(from, to - fewestHours) * 60, to: to * 60 };
}

const dayIndex = (day: unknown): number => weekdays.indexOf(day as Weekday);

/** Sessions with a day and two times, as blocks. */
export function weekBlocks(
  rows: readonly FactRow[],
  sessions: readonly CountedSession[],
  hours: ShownHours,
): readonly WeekBlock[] {
  const length = hours.to - hours.from;
  const placed = rows.flatMap((row, index) => {
    const day = dayIndex(row.day_of_week);
    const start = minuteOf(row.start);
    const end = minuteOf(row.end);
    return day < 0 || start === undefined || end === undefined || end <= start
      ? []
      : [{ index, row, day, start, end }];
  });
  placed.sort((a, b) => a.day - b.day || a.start - b.start || a.index - b.index);
  const blocks: WeekBlock[] = [];
  for (let at = 0; at < placed.length;) {
    const group = overlapping(placed, at);
    const ends: number[] = [];
    const lanes = group.map((session) => {
      const free = ends.findIndex((end) => end <= session.start);
      const lane = free < 0 ? ends.length : free;
      ends[lane] = session.end;
      return lane;
    });
    group.forEach((session, position) =>
      blocks.push({
        ...session,
        counted: sessions.find(({ index }) => index === session.index),
        top: (session.start - hours.from) / length,
        height: (session.end - session.start) / length,
        lane: lanes[position] ?? 0,
        lanes: ends.length,
      }),
    );
    at += group.length;
  }
  return blocks;
}

/** From one session on, those of the same day that hang together by overlapping. */
function overlapping<T extends { day: number; start: number; end: number }>(
  placed: readonly T[],
  at: number,
): readonly T[] {
  const first = placed[at];
  if (!first) return [];
  let until = first.end;
  let next = at + 1;
  for (; next < placed.length; next += 1) {
    const session = placed[next];
    if (!session || session.day !== first.day || session.start >= until) break;
    until = Math.max(until, session.end);
  }
  return placed.slice(at, next);
}

/** The minute at a share of the grid's height, on the nearest quarter of an hour. */
export function minuteAt(share: number, { from, to }: ShownHours): number {
  const minute = from + Math.max(0, Math.min(1, share)) * (to - from);
  return Math.round(minute / snap) * snap;
}

/** A session drawn on empty time, whichever way the pointer went; too short is none. */
export function drawnSession(day: number, one: number, other: number): FactRow | undefined {
  const name = weekdays[day];
  const start = Math.min(one, other);
  const end = Math.max(one, other);
  if (!name || end - start < shortest) return undefined;
  return { day_of_week: name, start: timeOf(start), end: timeOf(end) };
}

/** Cells of a session moved by days and minutes; it keeps its length and stays within the day. */
export function movedSession(
  { day, start, end }: Pick<WeekBlock, "day" | "start" | "end">,
  days: number,
  minutes: number,
): FactRow {
  const to = Math.max(0, Math.min(weekdays.length - 1, day + days));
  const shift = Math.max(-start, Math.min(latest - end, minutes));
  return {
    day_of_week: weekdays[to] ?? "Monday",
    start: timeOf(start + shift),
    end: timeOf(end + shift),
  };
}

/** Cells of a session whose start or end was pulled to a minute. */
export function stretchedSession(
  { start, end }: Pick<WeekBlock, "start" | "end">,
  edge: "start" | "end",
  minute: number,
): FactRow {
  return edge === "start"
    ? { start: timeOf(Math.max(0, Math.min(minute, end - shortest))) }
    : { end: timeOf(Math.min(latest, Math.max(minute, start + shortest))) };
}
