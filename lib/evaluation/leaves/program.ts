/**
 * Leaves about the program: hours of the typical week, the licence, attempts in every week.
 */
import { conflict, met, missing, needsClinician, notMet, type Finding } from "@/lib/finding";
import { dayNumber, formatDate, plainDate } from "@/lib/calendar";
import { weekTotals } from "@/lib/evaluation/count-schedule";
import {
  admissionDate,
  doubt,
  pastRows,
  periodAnswers,
  periodEnd,
  periodStart,
  reviewDate,
  rowsOf,
} from "@/lib/evaluation/context";
import type { Context, Leaf } from "@/lib/evaluation/node";
import { frameAnswers } from "@/lib/evaluation/leaves/dated";
import {
  dayText,
  hours,
  many,
  sayFrame,
  sayOpen,
  sayPeriod,
} from "@/lib/evaluation/leaves/wording";
import type { FactRow, FactValue } from "@/lib/facts/fact-values";
import type { FactDefinition } from "@/lib/policy/schema";

/** At least so many days and so many clinical minutes in the ordinary week. */
export function weeklyHoursLeaf(schedule: FactDefinition, days: number, minutes: number): Leaf {
  const reads = [schedule.path];
  return {
    reads,
    decide(context) {
      const rows = rowsOf(context, schedule.path);
      if (!rows) return missing;
      const doubted = doubt(context, reads);
      if (doubted) return doubted;
      const least = weekTotals(rows, false);
      if (least.days >= days && least.minutes >= minutes) return met;
      if (!least.open) return notMet;
      const most = weekTotals(rows, true);
      return most.unbounded || (most.days >= days && most.minutes >= minutes) ? missing : notMet;
    },
    say(context, value) {
      const rows = rowsOf(context, schedule.path);
      if (!rows || (value.undetermined_because && value !== missing))
        return sayOpen(schedule, value);
      const { minutes: counted, days: offered } = weekTotals(rows, value === notMet);
      const sum = `${hours(counted)} of clinical sessions on ${many(offered, "day")} count; ${hours(minutes)} on ${many(days, "day")} are needed.`;
      if (value !== missing) return sum;
      const unclear = rows.filter((row) => isUnclear(row)).map((row) => sessionText(row));
      return `${sum} Category or time is not stated for ${unclear.join("; ")}.`;
    },
    answers(context, path) {
      const rows = rowsOf(context, path);
      if (!rows) return [[], fullWeek(days, minutes)];
      if (!rows.some(isUnclear)) return [];
      const settled = (category: string) =>
        rows.map((row) => (isUnclear(row) ? completed(row, category) : row));
      return [settled("clinical"), settled("break_or_meal")];
    },
  };
}

function isUnclear(row: FactRow): boolean {
  if (!row.category) return true;
  return row.category === "clinical" && !(row.day_of_week && row.start && row.end);
}

/** The row as it might have been stated in full. */
function completed(row: FactRow, category: string): FactRow {
  const timed =
    row.start && row.end ? { start: row.start, end: row.end } : { start: "00:00", end: "23:59" };
  return {
    ...row,
    day_of_week: row.day_of_week ?? "Sunday",
    ...timed,
    category: row.category ?? category,
  };
}

function fullWeek(days: number, minutes: number): FactValue {
  const each = Math.ceil(minutes / Math.max(1, days));
  const end = `${String(Math.floor(each / 60)).padStart(2, "0")}:${String(each % 60).padStart(2, "0")}`;
  return ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
    .slice(0, days)
    .map((day_of_week) => ({
      day_of_week,
      start: "00:00",
      end,
      activity: null,
      category: "clinical",
    }));
}

function sessionText(row: FactRow): string {
  return [row.day_of_week, row.start, row.activity].filter(Boolean).join(" ") || "a session";
}

/** First and last date of service a licence must cover. */
function servicePeriod(context: Context): readonly [number | undefined, number | undefined] {
  const continued = context.review_type === "continued_stay";
  const first =
    continued && Number.isFinite(context.period_start) ? context.period_start : context.admission;
  const last =
    continued && Number.isFinite(context.period_end) ? context.period_end : context.review;
  return [first, first !== undefined && last !== undefined ? Math.max(first, last) : last];
}

/** Valid on every date under review. Licence dates are not events: they may lie in the future. */
export function coversServiceLeaf(from: FactDefinition, through: FactDefinition): Leaf {
  const facts = [from.path, through.path];
  const reads = [...facts, admissionDate, reviewDate, periodStart, periodEnd];
  const validity = (context: Context, path: string) => {
    const value = context.facts[path];
    return typeof value === "string" ? dayNumber(value) : undefined;
  };
  return {
    reads,
    subject: facts,
    decide(context) {
      const doubted = doubt(context, facts);
      if (doubted) return doubted;
      const [first, last] = servicePeriod(context);
      const begins = validity(context, from.path);
      const ends = validity(context, through.path);
      if (begins !== undefined && first !== undefined && begins > first) return notMet;
      if (ends !== undefined && last !== undefined && ends < last) return notMet;
      return begins === undefined || ends === undefined || first === undefined || last === undefined
        ? missing
        : met;
    },
    say(context, value) {
      const begins = validity(context, from.path);
      const ends = validity(context, through.path);
      const [first, last] = servicePeriod(context);
      const framed = begins !== undefined && ends !== undefined ? sayFrame(context) : undefined;
      if (value === missing && framed) return framed;
      if (value.undetermined_because) {
        return sayOpen(begins === undefined || value !== missing ? from : through, value);
      }
      const valid = `The licence is valid from ${formatDate(plainDate(begins ?? first ?? 0))} through ${ends === undefined ? "a date not stated" : formatDate(plainDate(ends))}`;
      return value === met
        ? `${valid}, on every date under review.`
        : `${valid}; the dates under review are ${dayText(first ?? 0)} to ${dayText(last ?? 0)}.`;
    },
    answers(context, path) {
      if (path === admissionDate || path === reviewDate) return frameAnswers(context, path);
      const [first, last] = servicePeriod(context);
      if (path === from.path) return dates(first ?? last, 0, 1);
      if (path === through.path) return dates(last ?? first, 0, -1);
      return [];
    },
  };
}

function dates(day: number | undefined, ...shifts: readonly number[]): readonly string[] {
  return shifts.map((shift) => plainDate((day ?? 20000) + shift));
}

/** Attempts that are stated to be frequent, or that the dates show in every week of the period. */
export function triedEveryWeekLeaf(documented: FactDefinition, attempts: FactDefinition): Leaf {
  const facts = [documented.path, attempts.path];
  const reads = [...facts, periodStart, periodEnd, reviewDate];
  function weeks(
    context: Context,
    rows: readonly FactRow[],
  ): { covered: number; of: number; whole: boolean } {
    const start = context.period_start;
    const end = Math.min(context.period_end, context.review ?? context.period_end);
    const bounded = Number.isFinite(start) && Number.isFinite(end);
    const complete = bounded ? Math.floor((end - start + 1) / 7) : 0;
    const of = Math.max(1, complete);
    const covered = new Set<number>();
    for (const { date } of rows) {
      if (typeof date !== "string") continue;
      const at = dayNumber(date);
      const week = bounded ? Math.floor((at - start) / 7) : 0;
      if (week >= 0 && week < of && at <= end) covered.add(week);
    }
    return { covered: covered.size, of, whole: complete >= 1 };
  }
  return {
    reads,
    subject: facts,
    decide(context): Finding {
      const doubted = doubt(context, facts);
      if (doubted) return doubted;
      const said = context.facts[documented.path];
      if (said === false) return notMet;
      const rows = pastRows(context, attempts.path);
      if (!rows) return said === true ? met : missing;
      if (context.period_doubt && rows.length > 0) return context.period_doubt;
      const { covered, of, whole } = weeks(context, rows);
      if (covered === of) return met;
      if (said !== true) return whole || context.period_doubt ? notMet : missing;
      return rows.length === 0 ? conflict : needsClinician;
    },
    say(context, value) {
      const rows = pastRows(context, attempts.path);
      const said = context.facts[documented.path];
      if (rows && rows.length > 0 && said !== false && value === context.period_doubt)
        return sayPeriod(context);
      if (value === missing || value.undetermined_because === "insufficient_documentation")
        return sayOpen(documented, value);
      if (said === false) return documented.no ?? documented.label;
      if (!rows) return documented.yes ?? documented.label;
      const { covered, of } = weeks(context, rows);
      const shown = `The dates show attempts in ${covered} of ${many(of, "week")} under review`;
      if (value === conflict)
        return `${documented.yes ?? documented.label} But the list of attempts is empty.`;
      return value === needsClinician
        ? `${shown}, though the record calls them frequent; that is for a clinician.`
        : `${shown}.`;
    },
    answers(context, path) {
      if (path === documented.path) return [true, false];
      if (path === periodStart || path === periodEnd) return periodAnswers(context, path);
      if (path !== attempts.path || context.facts[path]) return [];
      const start = context.period_start;
      const end = Math.min(context.period_end, context.review ?? context.period_end);
      const every: FactRow[] = [];
      if (Number.isFinite(start) && Number.isFinite(end)) {
        for (let at = start; at <= end; at += 7) every.push({ date: plainDate(at), for: null });
      } else
        every.push({ date: plainDate(context.review ?? context.admission ?? 20000), for: null });
      return [[], every];
    },
  };
}
