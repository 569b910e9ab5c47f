/**
 * A leaf about every day the member attended: each day's note must show something.
 */
import { all, met, missing, notApplicable, notMet, notYetDue, type Finding } from "@/lib/finding";
import { dayNumber, plainDate } from "@/lib/calendar";
import {
  admissionDate,
  doubtOf,
  periodAnswers,
  periodEnd,
  periodStart,
  reviewDate,
  rowsOf,
} from "@/lib/evaluation/context";
import type { Context, Leaf } from "@/lib/evaluation/node";
import { listed, many, dayText, sayOpen, sayPeriod } from "@/lib/evaluation/leaves/wording";
import type { FactRow } from "@/lib/facts/fact-values";
import type { FactDefinition } from "@/lib/policy/schema";

/** `none` is the finding while no day was attended; `inPeriod` looks at the period under review only. */
export function everyAttendedDayLeaf(
  list: FactDefinition,
  column: string,
  options: { readonly none: Finding; readonly inPeriod: boolean },
): Leaf {
  const { none, inPeriod } = options;
  const item = list.item;
  const label =
    (typeof item === "object" && item.columns.find((one) => one.key === column)?.label) || column;
  const reads = [
    list.path,
    reviewDate,
    admissionDate,
    ...(inPeriod ? [periodStart, periodEnd] : []),
  ];
  /** A day after the review is not known yet. */
  const isJudged = (context: Context, row: FactRow) => {
    if (typeof row.date !== "string") return true;
    const at = dayNumber(row.date);
    if (context.review !== undefined && at > context.review) return false;
    return !inPeriod || (at >= context.period_start && at <= context.period_end);
  };
  const judged = (context: Context) =>
    rowsOf(context, list.path)?.filter((row) => isJudged(context, row));
  /** A day without a date may lie outside what is judged, whatever its note shows. */
  const shown = (row: FactRow): Finding => {
    if (typeof row.date !== "string") return missing;
    const cell = row[column];
    return cell === true ? met : cell === false ? notMet : missing;
  };
  const beforeAdmission = (context: Context) =>
    context.review !== undefined &&
    context.admission !== undefined &&
    context.review < context.admission;
  return {
    reads,
    subject: [list.path],
    decide(context) {
      if (beforeAdmission(context)) return none;
      const rows = rowsOf(context, list.path);
      if (!rows) return missing;
      const doubted = doubtOf(context, list.path);
      if (doubted) return doubted;
      if (inPeriod && context.period_doubt && rows.length > 0) return context.period_doubt;
      let open = false;
      let any = false;
      for (const row of rows) {
        if (!isJudged(context, row)) continue;
        any = true;
        const finding = shown(row);
        if (finding === notMet) return finding;
        if (finding === missing) open = true;
      }
      if (open) return missing;
      return any ? met : none;
    },
    say(context, value) {
      const rows = judged(context);
      const days = (kind: Finding) =>
        listed(
          (rows ?? [])
            .filter((row) => shown(row) === kind)
            .map((row) =>
              typeof row.date === "string" ? dayText(dayNumber(row.date)) : "a day without date",
            ),
        );
      if (value === notYetDue) return "No program day has been attended yet.";
      if (value === notApplicable)
        return inPeriod
          ? "No day was attended in the period."
          : "No program day has been attended yet.";
      const periodOpen = inPeriod && context.period_doubt !== undefined;
      if (rows && periodOpen && value === context.period_doubt) return sayPeriod(context);
      if (!rows || (value.undetermined_because && value !== missing)) return sayOpen(list, value);
      if (value === met)
        return `${label}: on ${rows.length === 1 ? "the one day" : `each of the ${many(rows.length, "day")}`} attended.`;
      return value === notMet
        ? `${label}: not on ${days(notMet)}.`
        : `${label}: the record does not say for ${days(missing)}.`;
    },
    answers(context, path) {
      if (inPeriod && (path === periodStart || path === periodEnd))
        return periodAnswers(context, path);
      if (path !== list.path) return [];
      const rows = judged(context);
      const last = Math.min(context.review ?? context.period_end, context.period_end);
      const date = plainDate(Number.isFinite(last) ? last : (context.admission ?? 20000));
      if (!rows) {
        return [[], [{ date, [column]: true }], [{ date, [column]: false }]];
      }
      if (all(rows.map(shown)) !== missing) return [];
      const every = rowsOf(context, list.path) ?? [];
      return [true, false].map((cell) =>
        every.map((row) => ({ ...row, date: row.date ?? date, [column]: row[column] ?? cell })),
      );
    },
  };
}
