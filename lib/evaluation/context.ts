import { dayNumber, plainDate } from "@/lib/calendar";
import { conflict, insufficientDocumentation, missing, type Finding } from "@/lib/finding";
import type { FactRow, FactValue, ReviewDocument } from "@/lib/facts/fact-values";
import type { Context } from "@/lib/evaluation/node";

export const admissionDate = "dates.admission_date";
export const reviewDate = "dates.date_of_this_review";
export const periodStart = "dates.period_under_review_start";
export const periodEnd = "dates.period_under_review_end";

const letterGroups = "evidence.fact_groups_resting_only_on_letters_of_support";
const lettersSuffice = "evidence.letters_contain_all_specific_information_needed";

/** Facts every context is made from, whatever a criterion reads. */
export const frameFacts: readonly string[] = [
  admissionDate,
  reviewDate,
  periodStart,
  periodEnd,
  letterGroups,
  lettersSuffice,
];

function day(value: FactValue | undefined): number | undefined {
  return typeof value === "string" ? dayNumber(value) : undefined;
}

/** What every leaf needs of a document, worked out once. `earlier`: see Context. */
export function makeContext(
  document: ReviewDocument,
  options: { readonly earlier?: 0 | 1; readonly supplied?: ReadonlySet<string> } = {},
): Context {
  const { facts, conflicts } = document;
  const groups = facts[letterGroups];
  const letters =
    Array.isArray(groups) && groups.length > 0 && facts[lettersSuffice] !== true
      ? new Set(groups as readonly string[])
      : undefined;
  const continued = document.review_type === "continued_stay";
  const admission = day(facts[admissionDate]);
  const review = day(facts[reviewDate]);
  const start = continued ? day(facts[periodStart]) : undefined;
  const end = continued ? day(facts[periodEnd]) : undefined;
  return {
    review_type: document.review_type,
    facts,
    admission,
    review,
    period_start: start ?? -Infinity,
    period_end: end ?? Infinity,
    period_doubt: continued ? periodDoubt(start, end, admission, review) : undefined,
    letters,
    conflicts: conflicts && conflicts.size > 0 ? conflicts : undefined,
    supplied: options.supplied,
    doubtful: letters !== undefined || (conflicts !== undefined && conflicts.size > 0),
    earlier: options.earlier ?? 0,
  };
}

/** A period lies within the stay: not before admission, not wholly after the review. */
function periodDoubt(
  start: number | undefined,
  end: number | undefined,
  admission: number | undefined,
  review: number | undefined,
): Finding | undefined {
  if (start !== undefined) {
    const begun = admission === undefined || start >= admission;
    const past = review === undefined || start <= review;
    if (!begun || !past || (end !== undefined && end < start)) return conflict;
  }
  return start === undefined || end === undefined ? missing : undefined;
}

/** Days that could begin or end the period, for asking what an unknown one would change. */
export function periodAnswers(context: Context, path: string): readonly string[] {
  const { admission, review, period_start, period_end } = context;
  const first = admission ?? (review === undefined ? undefined : review - 6);
  const last = review ?? (admission === undefined ? undefined : admission + 6);
  const tried =
    path === periodStart
      ? [first, last, period_end]
      : [last, first, period_start, period_start + 6];
  const fits = tried.filter(
    (at): at is number =>
      at !== undefined &&
      Number.isFinite(at) &&
      (path === periodStart ? at <= period_end : at >= period_start),
  );
  return fits.length === 0 ? ["2026-01-05"] : [...new Set(fits.map((at) => plainDate(at)))];
}

/** Why the statement of one fact cannot be relied on, if there is a reason; silence is no reason. */
export function doubtOf(context: Context, path: string): Finding | undefined {
  if (!context.doubtful || context.facts[path] === undefined || context.facts[path] === null) {
    return undefined;
  }
  if (context.conflicts?.has(path)) return conflict;
  if (path === reviewDate || context.supplied?.has(path)) return undefined;
  const dot = path.indexOf(".");
  return context.letters?.has(dot < 0 ? path : path.slice(0, dot))
    ? insufficientDocumentation
    : undefined;
}

/** The gravest doubt about any of the facts. */
export function doubt(context: Context, paths: readonly string[]): Finding | undefined {
  if (!context.doubtful) return undefined;
  let found: Finding | undefined;
  for (const path of paths) {
    const one = doubtOf(context, path);
    if (one === conflict) return one;
    found = one ?? found;
  }
  return found;
}

/** Day number of a fact that happened; one dated after the review is not known yet. */
export function happenedOn(context: Context, path: string): number | undefined {
  return happened(context, context.facts[path]);
}

/** The same for any value, such as a cell of a list. */
export function happened(context: Context, value: FactValue | undefined): number | undefined {
  const at = day(value);
  return at !== undefined && context.review !== undefined && at > context.review ? undefined : at;
}

/** Dates of a date list that lie on or before the review, or undefined when the list is unknown. */
export function datesOf(context: Context, path: string): readonly number[] | undefined {
  const value = context.facts[path];
  if (!Array.isArray(value)) return undefined;
  const days: number[] = [];
  for (const entry of value as readonly string[]) {
    const at = happened(context, entry);
    if (at !== undefined) days.push(at);
  }
  return days;
}

/** Rows of a list, or undefined when it is unknown. */
export function rowsOf(context: Context, path: string): readonly FactRow[] | undefined {
  const value = context.facts[path];
  return Array.isArray(value) ? (value as readonly FactRow[]) : undefined;
}

/** Rows whose `date` lies on or before the review; rows without a date are kept. */
export function pastRows(context: Context, path: string): readonly FactRow[] | undefined {
  const rows = rowsOf(context, path);
  if (!rows || context.review === undefined) return rows;
  const review = context.review;
  let future = false;
  for (const row of rows) if (isAfter(row, review)) future = true;
  return future ? rows.filter((row) => !isAfter(row, review)) : rows;
}

function isAfter(row: FactRow, review: number): boolean {
  return typeof row.date === "string" && dayNumber(row.date) > review;
}

/** Admission + days, the last day on which something counts as done in time. */
export function limitDay(context: Context, days: number): number | undefined {
  return context.admission === undefined ? undefined : context.admission + days - context.earlier;
}

/** Some dates around the time limits of a review, for asking what an unknown date would change. */
export function possibleDates(context: Context, ...days: readonly number[]): readonly string[] {
  const frame = context.review ?? context.admission;
  const tried = days.length > 0 ? days : frame === undefined ? [] : [frame];
  return [
    ...new Set(
      tried
        .filter((at) => context.review === undefined || at <= context.review)
        .map((at) => plainDate(at)),
    ),
  ];
}
