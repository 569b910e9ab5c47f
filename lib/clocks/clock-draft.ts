/** A row of the ledger in the making: what the rules' own files say, before ids, words and governing. */
import type { ClockExtension, ClockFacts, TolledStretch } from "@/lib/clocks/clock-row";
import type { CaseHistory } from "@/lib/clocks/case-history";
import type { ClockInput } from "@/lib/clocks/deadline-input";
import { deadlines } from "@/lib/clocks/deadlines";
import { endOfDay, momentAt, toDate } from "@/lib/clocks/moment";
import type { ClockRule, ClockRules } from "@/lib/policy/clock-rules";
import type { ClockSubject } from "@/lib/review/workflow";
import { Temporal } from "temporal-polyfill";

export interface ClockDraft {
  readonly rule: ClockRule;
  /** Tells the clocks of one rule apart: "decision", "coordinator". */
  readonly part: string;
  /** What this clock is of, where the rule has several: "coordinator's name". */
  readonly about?: string;
  readonly subject: ClockSubject;
  readonly contestId?: string;
  readonly owedBy?: "plan" | "claimant";
  readonly startedAt: Date | null;
  readonly startedBy: string;
  readonly dueAt: Date | null;
  readonly tolled?: readonly TolledStretch[];
  readonly extension?: ClockExtension;
  readonly decidedAt?: Date | null;
  readonly satisfiedAt?: Date | null;
  /** What satisfies it, when that is not a notice: "answered", "held". */
  readonly satisfiedBy?: string;
  readonly ended?: { readonly at: Date; readonly why: string } | null;
  /** Sentences between its start and its due date. */
  readonly notes?: readonly string[];
}

/** What the rules' files are given. */
export interface Situation {
  readonly facts: ClockFacts;
  readonly history: CaseHistory;
  readonly rules: ClockRules;
  readonly now: Date;
}

/** The row of a rule that binds this plan for a clock that starts on the day of `start`. */
export function bindingRule(
  { facts, rules }: Pick<Situation, "facts" | "rules">,
  id: string,
  start: Date,
): ClockRule | undefined {
  const on = momentAt(start).date;
  return rules.rules.find(
    (rule) =>
      rule.id === id &&
      rule.applies_to.includes(facts.lineOfBusiness) &&
      rule.in_force_from <= on &&
      on <= (rule.in_force_to ?? "9999-12-31") &&
      (rule.only_if !== "issued_in_north_carolina" || facts.stateOfIssue === "NC") &&
      (rule.only_if !== "ncqa_accredited" || facts.ncqaAccredited),
  );
}

/**
 * When a rule makes something due, as an instant: the deadline command's own answer, a date taken
 * to the last second of its day.
 *
 * @param key the result's name, for example "due_end_of_day"
 */
export function dueOf(
  rules: ClockRules,
  ruleId: string,
  key: string,
  moments: Readonly<Record<string, Date | null>>,
): Date | null {
  const input: Record<string, ClockInput[string]> = {};
  for (const [name, at] of Object.entries(moments)) input[name] = at && momentAt(at);
  const due = deadlines(ruleId, input, rules)[key];
  if (typeof due !== "string") return null;
  return toDate(due.length === 10 ? endOfDay(due) : Temporal.Instant.from(due));
}

/** The earlier of two moments, either of which may be missing. */
export const earliest = (...moments: readonly (Date | null | undefined)[]): Date | null =>
  moments.reduce<Date | null>((first, at) => (at && (!first || at < first) ? at : first), null);
