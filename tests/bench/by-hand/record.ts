/** One review as the functions beside this one read it. */
import { dayNumber } from "@/lib/calendar";
import {
  conflict,
  insufficientDocumentation,
  met,
  missing,
  needsClinician,
  notApplicable,
  notMet,
  notYetDue,
  type Finding,
} from "@/lib/finding";
import type { FactRow, FactValue, FactValues, ReviewDocument } from "@/lib/facts/fact-values";

/** The facts with the few readings every criterion needs. */
export function readByHand(document: ReviewDocument) {
  const f: FactValues = document.facts;
  const continued = document.review_type === "continued_stay";
  const named = f["evidence.fact_groups_resting_only_on_letters_of_support"];
  const letters =
    Array.isArray(named) &&
    named.length > 0 &&
    f["evidence.letters_contain_all_specific_information_needed"] !== true
      ? new Set(named as readonly string[])
      : undefined;
  const weak = (group: string) => letters !== undefined && letters.has(group);
  const known = (value: FactValue | undefined) => value !== undefined && value !== null;
  const at = (value: FactValue | undefined) =>
    typeof value === "string" ? dayNumber(value) : undefined;
  const admission = at(f["dates.admission_date"]) ?? NaN;
  const review = at(f["dates.date_of_this_review"]) ?? NaN;
  const start = at(f["dates.period_under_review_start"]) ?? -Infinity;
  const end = at(f["dates.period_under_review_end"]) ?? Infinity;
  const past = (value: FactValue | undefined) => {
    const day = at(value);
    return day !== undefined && day <= review ? day : undefined;
  };
  const yes = (path: string, group: string): Finding => {
    const value = f[path];
    if (value === undefined || value === null) return missing;
    if (weak(group)) return insufficientDocumentation;
    return value === true ? met : notMet;
  };
  const no = (path: string, group: string): Finding => {
    const finding = yes(path, group);
    return finding === met ? notMet : finding === notMet ? met : finding;
  };
  const count = (path: string, group: string, minimum: number): Finding => {
    const value = f[path];
    if (typeof value !== "number") return missing;
    return weak(group) ? insufficientDocumentation : value >= minimum ? met : notMet;
  };
  const rows = (path: string): readonly FactRow[] | undefined => {
    const value = f[path];
    return Array.isArray(value) ? (value as readonly FactRow[]) : undefined;
  };
  const happened = (row: FactRow) => typeof row.date !== "string" || dayNumber(row.date) <= review;
  const weeks = Math.max(0, Math.floor((review - admission) / 7));

  const deed = (
    group: string,
    on: string,
    documented: string | undefined,
    days: number,
    before: number,
  ): Finding => {
    const day = past(f[on]);
    const said = documented === undefined ? undefined : f[documented];
    if (weak(group) && (known(f[on]) || known(said))) return insufficientDocumentation;
    if (day !== undefined && said === false) return conflict;
    if (day === undefined) {
      if (review <= admission + days) return notYetDue;
      return said === false ? notMet : missing;
    }
    if (day > admission + days) return notMet;
    return day < admission - before ? needsClinician : met;
  };
  // Attendance: P5, P6, P13b, A1, C1
  const attended = rows("program_days_attended")?.filter(happened);
  const attendedWeeks = new Set(
    attended?.map((row) =>
      typeof row.date === "string" ? Math.floor((dayNumber(row.date) - admission) / 7) : NaN,
    ),
  );
  /** A week in which the session is lacking. */
  const lacking = (week: number): Finding => {
    if (!attended) return missing;
    if (weak("program_days_attended")) return insufficientDocumentation;
    if (attendedWeeks.has(week)) return notMet;
    return attendedWeeks.has(NaN) ? missing : notApplicable;
  };
  let period: Finding | undefined;
  if (continued) {
    if ((Number.isFinite(start) && (start < admission || start > review)) || end < start) {
      period = conflict;
    } else if (!Number.isFinite(start) || !Number.isFinite(end)) period = missing;
  }
  const everyDay = (column: string, none: Finding, inPeriod: boolean): Finding => {
    if (review < admission) return none;
    if (!attended) return missing;
    if (weak("program_days_attended")) return insufficientDocumentation;
    if (inPeriod && period && f.program_days_attended && rows("program_days_attended")?.length) {
      return period;
    }
    let any = false;
    let open = false;
    for (const row of attended) {
      if (inPeriod && typeof row.date === "string") {
        const day = dayNumber(row.date);
        if (day < start || day > end) continue;
      }
      any = true;
      if (typeof row.date !== "string") {
        open = true;
        continue;
      }
      if (row[column] === false) return notMet;
      if (row[column] !== true) open = true;
    }
    return open ? missing : any ? met : none;
  };
  return {
    f,
    continued,
    weak,
    known,
    past,
    yes,
    no,
    count,
    rows,
    happened,
    deed,
    lacking,
    period,
    everyDay,
    admission,
    review,
    start,
    end,
    weeks,
    at,
  };
}

export type RecordByHand = ReturnType<typeof readByHand>;
