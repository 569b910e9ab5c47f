import { clockLedger } from "@/lib/clocks/ledger";
import type { ClockRules } from "@/lib/policy/clock-rules";
import type { ReviewTiming, Urgency } from "./case";
import type { PlanTerms } from "./plan-terms";

/** One time limit that a request would run under, as it would stand if it were submitted now. */
export interface TimeLimit {
  readonly title: string;
  readonly citation: string;
  /** Null where it starts later: once a person records that all necessary information is there. */
  readonly dueAt: Date | null;
  readonly governs: boolean;
}

/**
 * Which time limits the decision on a request would have under a plan's terms, were it submitted at
 * `now`: those of the ledger that the request will then really get.
 *
 * @throws RangeError when the holiday table does not reach far enough
 */
export function decisionTimeLimits(
  terms: Pick<PlanTerms, "lineOfBusiness" | "stateOfIssue" | "ncqaAccredited">,
  asked: { readonly timing: ReviewTiming; readonly urgency: Urgency },
  rules: ClockRules,
  now: Date,
): readonly TimeLimit[] {
  const { lineOfBusiness, stateOfIssue, ncqaAccredited } = terms;
  const facts = {
    requestId: "",
    ...asked,
    lineOfBusiness,
    stateOfIssue,
    ncqaAccredited,
    authorizedThrough: null,
  };
  const submitted = { kind: "request_submitted", at: now, data: {} };
  return clockLedger(facts, [submitted], rules, now)
    .filter(({ subject, endedAt }) => subject === "decision" && endedAt === null)
    .map(({ title, citation, dueAt, governs }) => ({ title, citation, dueAt, governs }));
}
