import { formatDate, type PlainDate } from "@/lib/calendar";
import { deadlines } from "@/lib/clocks/deadlines";
import type { ClockRule, ClockRules } from "@/lib/policy/clock-rules";
import type { LineOfBusiness, ReviewTiming } from "./case";
import type { ContestLevel, ContestUrgency } from "./contest";

/**
 * What may still be asked for against a decision, until when, and under which law. The figures are
 * those of criteria/clocks.yaml; time begins with the member's copy of the notice, so while that was not
 * sent nothing is late, and whoever contests before is heard.
 */
export interface ContestFacts {
  readonly timing: ReviewTiming;
  readonly plan: { readonly lineOfBusiness: LineOfBusiness; readonly stateOfIssue: string };
  /** The decision that stands. */
  readonly outcome: "certified" | "certified_in_part" | "noncertified";
  readonly decidedOn: PlainDate;
  /** The day the member's copy of its notice went out; null while it has not. */
  readonly notifiedOn: PlainDate | null;
  /** The contest decided last that did not overturn it, and the notice of that. */
  readonly decidedContest: {
    readonly level: ContestLevel;
    readonly notifiedOn: PlainDate | null;
  } | null;
}

export interface ContestRight {
  readonly level: ContestLevel;
  readonly rule: ClockRule;
  /** The member's notice, from which time counts; null while it was not sent. */
  readonly notifiedOn: PlainDate | null;
  /** The last day; null where time has not begun or the law sets none. */
  readonly acceptedThrough: PlainDate | null;
  /** Why not, naming rule and citation; null when it may be asked for. */
  readonly refusal: string | null;
}

/** The rule that gives the right, and the one that says until when. */
const rulesOf: Readonly<
  Record<ContestLevel, { readonly right: string; readonly window?: string }>
> = {
  reconsideration: { right: "nc_reconsideration", window: "erisa_appeal_window" },
  appeal: { right: "nc_standard_appeal", window: "erisa_appeal_window" },
  second_level: { right: "nc_second_level" },
  external_review: { right: "nc_external_review_window", window: "nc_external_review_window" },
};

/**
 * Whether a contest received on a day is taken.
 *
 * @param on ISO date on which it was received
 */
export function contestRight(
  level: ContestLevel,
  urgency: ContestUrgency,
  facts: ContestFacts,
  on: PlainDate,
  rules: ClockRules,
): ContestRight {
  const { right, window } = rulesOf[level];
  const ofPlan = (id: string): ClockRule | undefined => {
    const rule = ruleNamed(id, on, rules);
    return appliesTo(rule, facts.plan) ? rule : undefined;
  };
  // Outside North Carolina's law an appeal rests on the federal rule.
  const rule = ofPlan(right) ?? ruleNamed(level === "appeal" ? "erisa_appeal" : right, on, rules);
  const limit = window === undefined ? undefined : ofPlan(window);
  const notifiedOn =
    level === "external_review" && facts.decidedContest
      ? facts.decidedContest.notifiedOn
      : facts.notifiedOn;
  const acceptedThrough = limit && notifiedOn ? lastDay(limit.id, notifiedOn, rules) : null;
  const because = (named: ClockRule, words: string): string =>
    `${named.title} (${named.citation}): ${words}`;
  const refusal = (): string | null => {
    if (facts.outcome === "certified")
      return because(rule, "the decision that stands is not against the request.");
    if (level !== "appeal" && !ofPlan(right))
      return because(rule, "this is for insured plans issued in North Carolina.");
    if (urgency === "expedited") {
      const expedited = ruleNamed("nc_expedited_appeal", on, rules);
      if (level === "reconsideration")
        return because(
          expedited,
          "ask for an expedited appeal; a reconsideration is not expedited.",
        );
      if (facts.timing === "retrospective")
        return because(expedited, "a decision about care already given is not appealed in haste.");
    }
    const before = facts.decidedContest?.level;
    if (level === "reconsideration" && before)
      return because(rule, "the decision was contested before; the next step is beyond this one.");
    if (level === "appeal" && before && before !== "reconsideration")
      return because(rule, "the decision was appealed and decided before.");
    if (level === "second_level" && before !== "appeal")
      return because(rule, "a second-level review follows the decision of an appeal.");
    if (level === "external_review") {
      if (before === "external_review")
        return because(rule, "the decision was reviewed externally before.");
      if (urgency === "standard" && (!before || before === "reconsideration"))
        return because(
          rule,
          "it follows the decision of an appeal; only an expedited review may be asked for before.",
        );
    }
    if (limit && acceptedThrough && on > acceptedThrough)
      return because(limit, `time ended on ${formatDate(acceptedThrough)}.`);
    return null;
  };
  return { level, rule, notifiedOn, acceptedThrough, refusal: refusal() };
}

const lastDay = (id: string, notifiedOn: PlainDate, rules: ClockRules): PlainDate => {
  const key = id === "erisa_appeal_window" ? "adverse_notice_received" : "notice_received";
  const found = deadlines(id, { [key]: { date: notifiedOn, instant: null } }, rules);
  const day = found?.["appeal_accepted_through"] ?? found?.["request_accepted_through"];
  if (typeof day !== "string") throw new Error(`the clock rule ${id} gives no last day`);
  return day;
};

/** Whether time to contest the decision that stands runs, for the reader of its page. */
export function timeToContest({ outcome, notifiedOn }: ContestFacts): string {
  if (outcome === "certified") return "It is in favour of the request: nothing is left to contest.";
  return notifiedOn
    ? `The member’s notice of it went out on ${formatDate(notifiedOn)}.`
    : "The member’s notice of it has not gone out yet, so the time to contest it has not begun.";
}

/** A rule by its id; the file of clocks is refused at the start when one were missing. */
export function ruleNamed(id: string, on: PlainDate, rules: ClockRules): ClockRule {
  const rule = rules.find(id, on);
  if (!rule) throw new Error(`criteria/clocks.yaml has no rule ${id}`);
  return rule;
}

/** Whether a plan is under a rule. */
export const appliesTo = (
  rule: ClockRule,
  plan: { readonly lineOfBusiness: LineOfBusiness; readonly stateOfIssue: string },
): boolean =>
  rule.applies_to.includes(plan.lineOfBusiness) &&
  (rule.only_if !== "issued_in_north_carolina" || plan.stateOfIssue === "NC");
