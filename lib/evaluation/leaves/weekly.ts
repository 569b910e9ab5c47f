/**
 * Leaves about program weeks: something in every complete week before the review date.
 *
 * Week 1 begins on the admission date. The running week is not judged, except that while no week
 * is complete one session already held satisfies. A complete week without any attended day, in an
 * attendance list that is known and proven, is left out; while attendance is not known, a week
 * without a session stays open.
 */
import {
  all,
  both,
  conflict,
  insufficientDocumentation,
  met,
  missing,
  needsClinician,
  notApplicable,
  notMet,
  notYetDue,
  stronger,
  type Finding,
} from "@/lib/finding";
import { dayNumber, dayOfAge } from "@/lib/calendar";
import type { FactRow, FactValue } from "@/lib/facts/fact-values";
import {
  admissionDate,
  datesOf,
  doubt,
  doubtOf,
  happened,
  pastRows,
  possibleDates,
  reviewDate,
  rowsOf,
} from "@/lib/evaluation/context";
import type { Context, Leaf } from "@/lib/evaluation/node";
import { aReason, isVague } from "@/lib/evaluation/leaves/stated";
import { frameAnswers } from "@/lib/evaluation/leaves/dated";
import { dayText, listed, many, sayFrame, sayOpen } from "@/lib/evaluation/leaves/wording";
import type { FactDefinition } from "@/lib/policy/schema";

function completeWeeks(context: Context): number | undefined {
  if (context.admission === undefined || context.review === undefined) return undefined;
  return Math.max(0, Math.floor((context.review - context.admission) / 7));
}

/**
 * What a program week (from 0) without a session comes to: not applicable when nobody attended in
 * it, open when attendance could still show that.
 */
function withoutSession(context: Context, path: string): (week: number) => Finding {
  const rows = pastRows(context, path);
  const doubted = doubtOf(context, path);
  const { admission } = context;
  if (doubted) return () => doubted;
  if (!rows || admission === undefined) return () => missing;
  const weeks = new Set<number>();
  let undated = false;
  for (const row of rows) {
    if (typeof row.date !== "string") undated = true;
    else weeks.add(Math.floor((dayNumber(row.date) - admission) / 7));
  }
  return (week) => (weeks.has(week) ? notMet : undated ? missing : notApplicable);
}

function weekText(context: Context, week: number): string {
  const start = (context.admission ?? 0) + 7 * week;
  return `week ${week + 1} (${dayText(start)} to ${dayText(start + 6)})`;
}

function sayWeeks(
  context: Context,
  value: Finding,
  noun: string,
  weeks: readonly Finding[],
): string {
  const named = weeks.flatMap((week, index) => (week === value ? [weekText(context, index)] : []));
  if (value === met)
    return `${noun} in ${weeks.length === 1 ? "the one complete week" : `each of the ${many(weeks.filter((week) => week === met).length, "complete week")}`}.`;
  if (value === notMet) return `No ${noun.toLowerCase()} in ${listed(named)}.`;
  if (value.undetermined_because)
    return `No ${noun.toLowerCase()} in ${listed(named)}; the record does not say on which days the member attended.`;
  return `${noun} in ${listed(named)}: cannot be judged yet.`;
}

/** Dates in the middle of each week, for asking what an unknown list would change. */
function weekDates(context: Context): readonly string[] {
  const weeks = completeWeeks(context);
  if (weeks === undefined || context.admission === undefined) return possibleDates(context);
  const admission = context.admission;
  return possibleDates(
    context,
    ...Array.from({ length: Math.max(1, weeks) }, (_, week) => admission + 7 * week),
  );
}

function attendanceAnswers(context: Context, path: string): readonly FactValue[] {
  const rows = rowsOf(context, path);
  if (!rows) return [[], weekDates(context).map((date) => ({ date }))];
  if (!rows.some((row) => typeof row.date !== "string")) return [];
  return weekDates(context).map((date) => rows.map((row) => ({ ...row, date: row.date ?? date })));
}

/** At least `minimum` of the dates in every complete week. */
export function everyWeekLeaf(
  dates: FactDefinition,
  attended: FactDefinition,
  minimum: number,
): Leaf {
  const reads = [dates.path, attended.path, admissionDate, reviewDate];
  const relied = [dates.path, admissionDate];
  function judge(context: Context): readonly Finding[] | undefined {
    const days = datesOf(context, dates.path);
    const weeks = completeWeeks(context);
    const { admission } = context;
    if (!days || weeks === undefined || admission === undefined) return undefined;
    const counts: number[] = new Array<number>(Math.max(1, weeks)).fill(0);
    for (const at of days) {
      const week = Math.floor((at - admission) / 7);
      if (week >= 0 && week < counts.length) counts[week] = (counts[week] ?? 0) + 1;
    }
    if (weeks === 0) return [(counts[0] ?? 0) >= minimum ? met : notYetDue];
    let without: ((week: number) => Finding) | undefined;
    return counts.map((count, week) => {
      if (count >= minimum) return met;
      without ??= withoutSession(context, attended.path);
      return without(week);
    });
  }
  return {
    reads,
    subject: [dates.path],
    decide(context) {
      if (context.facts[dates.path] === undefined || context.facts[dates.path] === null)
        return missing;
      const doubted = doubt(context, relied);
      if (doubted) return doubted;
      const weeks = judge(context);
      return weeks ? all(weeks) : missing;
    },
    say(context, value) {
      const weeks = judge(context);
      if (!weeks || doubt(context, relied)) {
        const stated = value === missing && context.facts[dates.path];
        return (stated ? sayFrame(context) : undefined) ?? sayOpen(dates, value);
      }
      if (value === notYetDue)
        return "The first program week is not complete, and there is no session yet.";
      if (value === notApplicable) return "No complete week had an attended day.";
      if (completeWeeks(context) === 0) return "A session took place in the first, running week.";
      return sayWeeks(context, value, "Individual session", weeks);
    },
    answers(context, path) {
      if (path === attended.path) return attendanceAnswers(context, path);
      if (path !== dates.path) return frameAnswers(context, path);
      // A list that is stated and proven is whole; no more of it is asked for.
      return context.facts[path] && !doubtOf(context, path) ? [] : [[], weekDates(context)];
    },
  };
}

/** Rows of sessions without those before the admission date; an undated one is kept. */
function sinceAdmission(
  context: Context,
  rows: readonly FactRow[] | undefined,
): readonly FactRow[] | undefined {
  const { admission } = context;
  if (!rows || admission === undefined) return rows;
  return rows.filter((row) => typeof row.date !== "string" || dayNumber(row.date) >= admission);
}

/** Does a family session count? In person it does; at a distance when a limitation is documented. */
function sessionCounts(context: Context, row: FactRow, limitation: string): Finding {
  if (row.mode === "in_person") return met;
  const documented = context.facts[limitation];
  if (documented === true) return met;
  return documented === false && row.mode !== null && row.mode !== undefined ? notMet : missing;
}

function sessionAnswers(context: Context, path: string): readonly FactValue[] {
  const rows = pastRows(context, path);
  if (!rows) {
    return [
      [],
      ...["in_person", "video"].map((mode) => weekDates(context).map((date) => ({ date, mode }))),
    ];
  }
  if (!rows.some((row) => !row.mode)) return [];
  return ["in_person", "video"].map((mode) =>
    rows.map((row) => ({ ...row, mode: row.mode ?? mode })),
  );
}

/**
 * For adults: family treatment has been given at least once, and often enough. As long as none was
 * given and the first week is not complete, nothing is due and nothing is said of frequency.
 */
export function familySessionHeldLeaf(
  sessions: FactDefinition,
  limitation: FactDefinition,
  frequent: FactDefinition,
): Leaf {
  const facts = [sessions.path, limitation.path, frequent.path];
  function held(context: Context): Finding {
    const rows = sinceAdmission(context, pastRows(context, sessions.path));
    if (!rows) return missing;
    let open = false;
    for (const row of rows) {
      const counts = sessionCounts(context, row, limitation.path);
      if (counts === met) return met;
      if (counts === missing) open = true;
    }
    if (open) return missing;
    return completeWeeks(context) === 0 ? notYetDue : notMet;
  }
  function oftenEnough(context: Context): Finding {
    const said = context.facts[frequent.path];
    return typeof said !== "boolean" ? missing : said ? met : notMet;
  }
  return {
    reads: [...facts, admissionDate, reviewDate],
    subject: facts,
    decide(context) {
      const doubted = doubt(context, facts);
      if (doubted) return doubted;
      const given = held(context);
      return given === notYetDue ? given : both(given, oftenEnough(context));
    },
    say(context, value) {
      const rows = sinceAdmission(context, pastRows(context, sessions.path)) ?? [];
      const given = held(context);
      if (value === insufficientDocumentation || value === conflict)
        return sayOpen(sessions, value);
      if (value === notYetDue)
        return "No family session yet; the first program week is not complete.";
      if (given === notMet) {
        return rows.length === 0
          ? "The record shows no family session."
          : "Family sessions took place at a distance only, and no limitation on meeting in person is documented.";
      }
      if (value === notMet) return frequent.no ?? frequent.label;
      if (given === missing) {
        return context.facts[sessions.path]
          ? `Family sessions took place at a distance only. ${sayOpen(limitation, missing)}`
          : sayOpen(sessions, missing);
      }
      const counted = rows.filter((row) => sessionCounts(context, row, limitation.path) === met);
      const often = value === met ? (frequent.yes ?? frequent.label) : sayOpen(frequent, missing);
      const days = counted.flatMap(({ date }) =>
        typeof date === "string" ? [dayText(dayNumber(date))] : [],
      );
      const short = days.length === counted.length && days.length <= 3;
      return short
        ? `Family session on ${listed(days)}. ${often}`
        : `${many(counted.length, "family session")} held. ${often}`;
    },
    answers(context, path) {
      if (path === limitation.path || path === frequent.path) return [true, false];
      return path === sessions.path ? sessionAnswers(context, path) : frameAnswers(context, path);
    },
  };
}

/** For minors: a family session in every complete week that begins before the birthday. */
export function familySessionEveryWeekLeaf(
  sessions: FactDefinition,
  limitation: FactDefinition,
  contraindications: FactDefinition,
  vague: readonly string[],
  attended: FactDefinition,
  dateOfBirth: FactDefinition,
  adultFrom: number,
): Leaf {
  const subject = [sessions.path, limitation.path, contraindications.path];
  const reads = [...subject, attended.path, dateOfBirth.path, admissionDate, reviewDate];
  const relied = [...subject, admissionDate];
  /** met: listed specifically; needs_clinician: only vaguely; not_met: not listed. */
  function waiver(context: Context): Finding {
    const said = context.facts[contraindications.path];
    if (typeof said !== "string" || said.trim() === "") return notMet;
    return isVague(said.trim(), vague) ? needsClinician : met;
  }
  function judge(context: Context): readonly Finding[] | undefined {
    const rows = pastRows(context, sessions.path);
    const weeks = completeWeeks(context);
    const { admission } = context;
    if (!rows || weeks === undefined || admission === undefined) return undefined;
    const held: Finding[] = new Array<Finding>(Math.max(1, weeks)).fill(notMet);
    for (const row of rows) {
      const counts = sessionCounts(context, row, limitation.path);
      const at = happened(context, row.date);
      const within = (week: number) =>
        held[week] === notMet || (held[week] === missing && counts === met);
      if (at === undefined) {
        held.forEach((_, week) => {
          if (counts !== notMet && held[week] === notMet) held[week] = missing;
        });
      } else {
        const week = Math.floor((at - admission) / 7);
        if (week >= 0 && week < held.length && within(week)) held[week] = counts;
      }
    }
    const excuse = waiver(context);
    if (weeks === 0)
      return [held[0] === notMet ? (excuse === met ? met : notYetDue) : (held[0] ?? missing)];
    const birth = context.facts[dateOfBirth.path];
    const contested = doubtOf(context, dateOfBirth.path) === conflict;
    const grown = typeof birth === "string" && !contested ? dayOfAge(birth, adultFrom) : Infinity;
    const without = withoutSession(context, attended.path);
    return held.map((session, week) => {
      if (admission + 7 * week >= grown) return notApplicable;
      if (session === met || excuse === met) return met;
      const judged = session === notMet ? without(week) : session;
      if (judged === notApplicable) return judged;
      return excuse === needsClinician ? stronger(needsClinician, judged) : judged;
    });
  }
  return {
    reads,
    subject,
    decide(context) {
      const doubted = doubt(context, relied);
      if (doubted) return doubted;
      const weeks = judge(context);
      if (weeks) return all(weeks);
      return waiver(context) === met ? met : missing;
    },
    say(context, value) {
      const weeks = judge(context);
      if (value === met && waiver(context) === met) {
        return "Contraindications to family therapy are listed and take the place of sessions.";
      }
      if (value === needsClinician) {
        return "Weeks without a family session rest on contraindications that name no specific reason.";
      }
      if (!weeks || doubt(context, relied)) {
        const stated = value === missing && context.facts[sessions.path];
        return (stated ? sayFrame(context) : undefined) ?? sayOpen(sessions, value);
      }
      const remote = (pastRows(context, sessions.path) ?? []).some(
        (row) => sessionCounts(context, row, limitation.path) === missing,
      );
      if (value === missing && remote)
        return `Family sessions took place at a distance. ${sayOpen(limitation, missing)}`;
      if (value === notYetDue)
        return "The first program week is not complete, and there is no family session yet.";
      if (value === notApplicable) return "No complete week had an attended day.";
      if (completeWeeks(context) === 0)
        return "A family session took place in the first, running week.";
      return sayWeeks(context, value, "Family session", weeks);
    },
    answers(context, path) {
      if (path === limitation.path) return [true, false];
      if (path === contraindications.path) return [aReason, vague[0] ?? "none"];
      if (path === attended.path) return attendanceAnswers(context, path);
      if (path === dateOfBirth.path) return [];
      return path === sessions.path ? sessionAnswers(context, path) : frameAnswers(context, path);
    },
  };
}

/** Shown beside 13a and 13b: sessions at a distance, and whether a limitation explains them. */
export function remoteSessionsLeaf(sessions: FactDefinition, limitation: FactDefinition): Leaf {
  const facts = [sessions.path, limitation.path];
  const remote = (context: Context) =>
    (pastRows(context, sessions.path) ?? []).filter(
      (row) => row.mode === "video" || row.mode === "telephone",
    );
  return {
    reads: [...facts, reviewDate],
    subject: facts,
    decide(context) {
      if (remote(context).length === 0) return notApplicable;
      const doubted = doubt(context, facts);
      if (doubted) return doubted;
      const documented = context.facts[limitation.path];
      if (typeof documented !== "boolean") return missing;
      return documented ? met : notMet;
    },
    say(context, value) {
      const count = many(remote(context).length, "family session");
      if (value === notApplicable) return "No family session took place at a distance.";
      if (value.undetermined_because)
        return `${count} at a distance. ${sayOpen(limitation, value)}`;
      return `${count} at a distance; ${value === met ? "a" : "no"} limitation on meeting in person is documented.`;
    },
    answers: (_context, path) => (path === limitation.path ? [true, false] : []),
  };
}
