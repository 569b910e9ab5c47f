/**
 * What the law refuses of time: an extension told after the limit, a second one, an answer period
 * that is too short or ends before it begins. Each refusal names the rule
 * and its citation.
 */
import { addDays, daysBetween, formatDate } from "@/lib/calendar";

import type { ClockRow } from "@/lib/clocks/clock-row";
import { writeWhen } from "@/lib/clocks/clock-words";
import { addHours, endOfDay, momentAt, toDate } from "@/lib/clocks/moment";
import type { ClockRule, ClockRules } from "@/lib/policy/clock-rules";
import { fail, ok, type Result } from "@/lib/result";

export interface TimeRefusal {
  readonly ruleId: string;
  readonly citation: string;
  /** For the person who reads it: what was wrong, the rule, what to do. */
  readonly message: string;
}

const refuse = (
  rule: Pick<ClockRule, "id" | "title" | "citation">,
  why: string,
): Result<never, TimeRefusal> =>
  fail({
    ruleId: rule.id,
    citation: rule.citation,
    message: `${why} (${rule.title}, ${rule.citation})`,
  });

const ruleOfRow = ({ ruleId, title, citation }: ClockRow) => ({ id: ruleId, title, citation });

/**
 * Whether the time to decide may be extended now, and of which rules. Extensions are of the first
 * decision alone; what the law does not let the plan extend keeps running beside them.
 *
 * @param rows the case's ledger
 * @returns the ids of the rules whose time is extended once the notice has gone out
 */
export function checkExtension(
  rows: readonly ClockRow[],
  rules: ClockRules,
  now: Date,
): Result<{ readonly ruleIds: readonly string[]; readonly tellBy: Date }, TimeRefusal> {
  const open = rows.filter(
    (row) => row.subject === "decision" && row.startedAt && !row.decidedAt && !row.endedAt,
  );
  const allowed: { readonly ruleId: string; readonly until: Date }[] = [];
  let refused: Result<never, TimeRefusal> | undefined;
  for (const row of open) {
    if (!row.extension) continue;
    const { until, recordedAt } = row.extension;
    const once = rules.find("erisa_extension", momentAt(now).date);
    if (recordedAt) {
      const rule = once && row.ruleId.startsWith("erisa_") ? once : ruleOfRow(row);
      refused ??= refuse(
        rule,
        `The time was extended on ${writeWhen(recordedAt)}: there is one extension and no second one. Decide by the date that is due`,
      );
    } else if (now > until)
      refused ??= refuse(
        ruleOfRow(row),
        `An extension had to be told by ${writeWhen(until)}: that limit is past. Decide as soon as you can`,
      );
    else allowed.push({ ruleId: row.ruleId, until });
  }
  const [first] = allowed;
  if (first)
    return ok({
      ruleIds: allowed.map(({ ruleId }) => ruleId),
      tellBy: allowed.reduce((by, { until }) => (until < by ? until : by), first.until),
    });
  if (refused) return refused;
  const [running] = open;
  return running
    ? refuse(ruleOfRow(running), "The law allows no extension of this time limit")
    : fail({
        ruleId: "",
        citation: "",
        message:
          "No time limit is running that could be extended: the request is not under decision.",
      });
}

/** An answer period as it is to be judged. */
export interface AnswerPeriod {
  readonly sentAt: Date;
  readonly dueAt: Date;
  /** The time to decide is extended for the answer, so that its clock stands still meanwhile. */
  readonly extending: boolean;
}

/** The rule that sets the least time to answer, or undefined where no law names one. */
function leastPeriod(
  rows: readonly ClockRow[],
  rules: ClockRules,
  { sentAt, extending }: Pick<AnswerPeriod, "sentAt" | "extending">,
): ClockRule | undefined {
  const on = momentAt(sentAt).date;
  const decides = (id: string) =>
    rows.some((row) => row.subject === "decision" && row.ruleId === id && !row.endedAt);
  if (decides("erisa_urgent") || decides("erisa_urgent_concurrent"))
    return rules.find("erisa_urgent_information_period", on);
  if (extending && (decides("erisa_pre_service") || decides("erisa_post_service")))
    return rules.find("erisa_pre_service_information_period", on);
  return undefined;
}

/** The earliest end the law allows for a time to answer that begins at `sentAt`. */
export function earliestAnswerDue(
  rows: readonly ClockRow[],
  rules: ClockRules,
  asked: Pick<AnswerPeriod, "sentAt" | "extending">,
): Date | null {
  const rule = leastPeriod(rows, rules, asked);
  const start = momentAt(asked.sentAt);
  const hours = rule?.figures["hours"];
  const days = rule?.figures["days"];
  if (hours !== undefined && start.instant) return toDate(addHours(start.instant, hours));
  // The last second of the day is one that a date alone can name.
  return days === undefined ? null : toDate(endOfDay(addDays(start.date, days)));
}

/** Whether a time to answer is as long as the law asks, and ends after it begins. */
export function checkAnswerPeriod(
  rows: readonly ClockRow[],
  rules: ClockRules,
  period: AnswerPeriod,
): Result<true, TimeRefusal> {
  const { sentAt, dueAt } = period;
  const rule = leastPeriod(rows, rules, period);
  const named = rule ?? rules.find("information_period", momentAt(sentAt).date);
  if (dueAt <= sentAt && named)
    return refuse(
      named,
      `The time to answer would end ${writeWhen(dueAt)}, before it begins: choose a later date`,
    );
  const least = earliestAnswerDue(rows, rules, period);
  if (!rule || !least) return ok(true);
  const hours = rule.figures["hours"];
  // Days are counted as days: any time of the last one will do.
  const enough =
    hours === undefined ? momentAt(dueAt).date >= momentAt(least).date : dueAt >= least;
  if (enough) return ok(true);
  return refuse(
    rule,
    hours !== undefined
      ? `The time to answer would be ${Math.floor((dueAt.getTime() - sentAt.getTime()) / 3_600_000)} hours; at least ${hours} are owed. Choose ${writeWhen(least)} or later`
      : `The time to answer would be ${daysBetween(momentAt(sentAt).date, momentAt(dueAt).date)} days; at least ${rule.figures["days"]} are owed. Choose ${formatDate(momentAt(least).date)} or later`,
  );
}
