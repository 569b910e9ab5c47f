/**
 * Leaves about deeds with a date: done in time, done near admission, done in the period.
 * A deed is open while its limit has not passed on the review date: not done then is not yet due.
 */
import {
  all,
  conflict,
  met,
  missing,
  needsClinician,
  notApplicable,
  notMet,
  notYetDue,
  type Finding,
} from "@/lib/finding";
import {
  admissionDate,
  datesOf,
  doubt,
  happened,
  happenedOn,
  limitDay,
  periodAnswers,
  periodEnd,
  periodStart,
  possibleDates,
  reviewDate,
  rowsOf,
} from "@/lib/evaluation/context";
import type { Context, Leaf } from "@/lib/evaluation/node";
import {
  countedDay,
  dayText,
  listed,
  sayAfterReview,
  sayFrame,
  sayOpen,
  sayPeriod,
} from "@/lib/evaluation/leaves/wording";
import { plainDate } from "@/lib/calendar";
import type { FactRow, FactValue } from "@/lib/facts/fact-values";
import type { FactDefinition } from "@/lib/policy/schema";

/** Days around admission and review to try when one of those two is itself unknown. */
export function frameAnswers(context: Context, path: string): readonly FactValue[] {
  const { admission, review } = context;
  const around = [0, 1, 3, 4, 5, 6, 7, 8, 30];
  if (path === admissionDate) {
    return review === undefined ? ["2026-01-05"] : around.map((days) => plainDate(review - days));
  }
  return admission === undefined
    ? ["2026-01-05"]
    : around.map((days) => plainDate(admission + days));
}

/** The time limit itself, and whether the review still lies within it. */
export function isOpen(context: Context, days: number): boolean {
  const limit = limitDay(context, days);
  return limit !== undefined && context.review !== undefined && context.review <= limit;
}

/** The date of a deed against its limit; `who` did it and how stands in the tests beside it. */
export function deedLeaf(
  on: FactDefinition,
  documented: FactDefinition | undefined,
  days: number,
  daysBefore: number | undefined,
): Leaf {
  const facts = documented ? [on.path, documented.path] : [on.path];
  const reads = [...facts, admissionDate, reviewDate];
  return {
    reads,
    subject: facts,
    events: [on.path],
    timed: {
      days,
      pins(context) {
        const at = happenedOn(context, on.path);
        return at === undefined ? [] : [{ fact: on.path, label: on.label, at }];
      },
    },
    decide(context) {
      const doubted = doubt(context, reads);
      if (doubted) return doubted;
      const limit = limitDay(context, days);
      const at = happenedOn(context, on.path);
      const denied = documented !== undefined && context.facts[documented.path] === false;
      if (at !== undefined && denied) return conflict;
      if (limit === undefined) return missing;
      if (at === undefined) {
        if (context.review === undefined) return missing;
        if (context.review <= limit) return notYetDue;
        return denied ? notMet : missing;
      }
      if (at > limit) return notMet;
      return daysBefore !== undefined && at < (context.admission ?? at) - daysBefore
        ? needsClinician
        : met;
    },
    say(context, value) {
      const limit = limitDay(context, days);
      const at = happenedOn(context, on.path);
      const told = on.told ?? on.label;
      if (limit === undefined) return "The admission date is not stated.";
      const limitText = `${dayText(limit)}, day ${days - context.earlier}`;
      if (value === conflict && at !== undefined) {
        return `${told} on ${dayText(at)}, but the record also says that it was not done.`;
      }
      if (value === needsClinician && at !== undefined) {
        return `${told} on ${countedDay(context, at)}; whether one so early serves is for a clinician.`;
      }
      if (value.undetermined_because === "insufficient_documentation") return sayOpen(on, value);
      if (at !== undefined) {
        const passed = context.review !== undefined && context.review > limit;
        return `${told} on ${countedDay(context, at)}; the limit ${passed ? "was" : "is"} ${limitText}.`;
      }
      if (value === notYetDue) return `Not yet done; the time for it runs through ${limitText}.`;
      if (value === notMet) return `It was not done by ${limitText}.`;
      return (
        sayAfterReview(context, on) ??
        `${on.label}: the record gives no date; the limit was ${limitText}.`
      );
    },
    answers(context, path) {
      if (path === documented?.path) return [true, false];
      if (path !== on.path) return frameAnswers(context, path);
      const limit = limitDay(context, days);
      if (limit === undefined || context.admission === undefined) return possibleDates(context);
      return possibleDates(
        context,
        context.admission - (daysBefore ?? 0) - 1,
        context.admission,
        limit,
        limit + 1,
      );
    },
  };
}

/** Documented, and collected near enough to admission to be "upon admission". */
export function doneNearAdmissionLeaf(
  documented: FactDefinition,
  on: FactDefinition,
  before: number,
  after: number,
): Leaf {
  const facts = [documented.path, on.path];
  const reads = [...facts, admissionDate];
  return {
    reads,
    subject: facts,
    events: [on.path],
    decide(context) {
      const doubted = doubt(context, reads);
      if (doubted) return doubted;
      const at = happenedOn(context, on.path);
      const said = context.facts[documented.path];
      if (said === false) return at === undefined ? notMet : conflict;
      if (said !== true || at === undefined || context.admission === undefined) return missing;
      return at < context.admission - before || at > context.admission + after
        ? needsClinician
        : met;
    },
    say(context, value) {
      const at = happenedOn(context, on.path);
      if (value === notMet) return documented.no ?? documented.label;
      if (at !== undefined && value === conflict) {
        return `${on.label} ${dayText(at)}, but the record also says that it was not done.`;
      }
      if (at !== undefined && (value === met || value === needsClinician)) {
        const told = `${on.told ?? on.label} on ${countedDay(context, at)}`;
        return value === met
          ? `${told}.`
          : `${told}; whether that is still upon admission is for a clinician.`;
      }
      if (value === missing && context.facts[documented.path] === true) {
        const frame = at === undefined ? undefined : sayFrame(context);
        return frame ?? sayAfterReview(context, on) ?? sayOpen(on, value);
      }
      return sayOpen(context.facts[documented.path] === true ? on : documented, value);
    },
    answers(context, path) {
      if (path === documented.path) return [true, false];
      if (path !== on.path) return frameAnswers(context, path);
      const { admission } = context;
      return admission === undefined
        ? possibleDates(context)
        : possibleDates(
            context,
            admission - before - 1,
            admission - before,
            admission,
            admission + after + 1,
          );
    },
  };
}

/** Every row's deed done at most `days` after admission. An empty list leaves nothing to do. */
export function eachDoneWithinDaysLeaf(
  list: FactDefinition,
  column: string,
  days: number,
  daysBefore: number,
): Leaf {
  const reads = [list.path, admissionDate, reviewDate];
  const name = (row: FactRow) => (typeof row.role === "string" ? row.role : "a provider");
  function judge(context: Context, row: FactRow): Finding {
    const limit = limitDay(context, days);
    const at = happened(context, row[column]);
    if (limit === undefined) return missing;
    if (at !== undefined) {
      if (at > limit) return notMet;
      return at < (context.admission ?? at) - daysBefore ? needsClinician : met;
    }
    return context.review !== undefined && context.review <= limit ? notYetDue : missing;
  }
  return {
    reads,
    subject: [list.path],
    timed: {
      days,
      pins: (context) =>
        (rowsOf(context, list.path) ?? []).flatMap((row) => {
          const at = happened(context, row[column]);
          return at === undefined ? [] : [{ fact: list.path, label: `Contact: ${name(row)}`, at }];
        }),
    },
    decide(context) {
      const rows = rowsOf(context, list.path);
      if (!rows) return missing;
      const doubted = doubt(context, reads);
      if (doubted) return doubted;
      if (rows.length === 0) return notApplicable;
      return all(rows.map((row) => judge(context, row)));
    },
    say(context, value) {
      const rows = rowsOf(context, list.path);
      const limit = limitDay(context, days);
      if (rows && limit === undefined && value === missing) return sayFrame(context) ?? list.label;
      if (
        !rows ||
        limit === undefined ||
        value.undetermined_because === "insufficient_documentation" ||
        value === conflict
      ) {
        return sayOpen(list, value);
      }
      if (rows.length === 0) return "The record shows no recent treating provider.";
      const decisive = rows.filter((row) => judge(context, row) === value);
      const limitText = `${dayText(limit)}, day ${days - context.earlier}`;
      const names = decisive.map((row) => {
        const at = happened(context, row[column]);
        return at === undefined ? name(row) : `${name(row)} on ${countedDay(context, at)}`;
      });
      if (value === met) return `Contacted: ${listed(names)}; the limit was ${limitText}.`;
      if (value === notMet)
        return `Contacted too late: ${listed(names)}; the limit was ${limitText}.`;
      if (value === needsClinician)
        return `Contacted: ${listed(names)}; whether a contact so early serves is for a clinician.`;
      return value === notYetDue
        ? `Not yet contacted: ${listed(names)}; the time for it runs through ${limitText}.`
        : `The record gives no date of contact for ${listed(names)}; the limit was ${limitText}.`;
    },
    answers(context, path) {
      if (path !== list.path) return frameAnswers(context, path);
      const rows = rowsOf(context, path);
      const limit = limitDay(context, days);
      const dates =
        limit === undefined
          ? possibleDates(context)
          : possibleDates(context, limit, limit + 1, context.admission ?? limit);
      if (!rows) return [[], ...dates.map((date) => [{ role: "a provider", [column]: date }])];
      if (!rows.some((row) => row[column] === null || row[column] === undefined)) return [];
      return dates.map((date) => rows.map((row) => ({ ...row, [column]: row[column] ?? date })));
    },
  };
}

/** At least one date within the period under review. */
export function doneInPeriodLeaf(dates: FactDefinition): Leaf {
  const reads = [dates.path, periodStart, periodEnd, reviewDate];
  const inPeriod = (context: Context) =>
    datesOf(context, dates.path)?.filter(
      (at) => at >= context.period_start && at <= context.period_end,
    );
  return {
    reads,
    subject: [dates.path],
    decide(context) {
      const within = inPeriod(context);
      if (!within) return missing;
      const doubted = doubt(context, [dates.path]);
      if (doubted) return doubted;
      if (datesOf(context, dates.path)?.length && context.period_doubt) return context.period_doubt;
      return within.length > 0 ? met : notMet;
    },
    say(context, value) {
      if (context.facts[dates.path] && value === context.period_doubt) return sayPeriod(context);
      if (value.undetermined_because) return sayOpen(dates, value);
      const within = inPeriod(context) ?? [];
      return value === met
        ? `${dates.label}: ${listed(within.map(dayText))}.`
        : `${dates.label}: none lies in the period under review.`;
    },
    answers(context, path) {
      if (path === periodStart || path === periodEnd) return periodAnswers(context, path);
      if (path !== dates.path) return [];
      const inside = Math.min(context.period_end, context.review ?? context.period_end);
      const day = Number.isFinite(inside) ? inside : (context.admission ?? 20000);
      return context.facts[path] ? [] : [[], [plainDate(Math.max(day, context.period_start))]];
    },
  };
}

/** The record documents the tests and lists none: it shows that none were relevant. */
export function noneNeededLeaf(documented: FactDefinition, list: FactDefinition): Leaf {
  const reads = [documented.path, list.path];
  return {
    reads,
    decide(context) {
      const said = context.facts[documented.path];
      const listed = rowsOf(context, list.path);
      const doubted = doubt(context, reads);
      if (doubted) return doubted;
      if (said === undefined || said === null) return missing;
      return said === true && listed?.length === 0 ? met : notMet;
    },
    say(context, value) {
      if (value.undetermined_because) return sayOpen(documented, value);
      return value === met
        ? "The record shows that none were relevant."
        : context.facts[documented.path] === false
          ? (documented.no ?? documented.label)
          : "The record does not show that none were relevant.";
    },
    answers: (context, path) =>
      path === documented.path ? [true, false] : context.facts[path] ? [] : [[], ["a test"]],
  };
}
