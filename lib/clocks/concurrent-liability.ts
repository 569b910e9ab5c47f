/**
 * North Carolina, concurrent review: days after the authorized ones stay covered until the member
 * has been told of the noncertification (N.C.G.S. 58-50-61(f)), whenever it was decided. A request
 * that goes on with authorized days is reviewed concurrently, on whichever day it was made.
 */
import { addDays, type PlainDate } from "@/lib/calendar";
import { readHistory, wentOut } from "@/lib/clocks/case-history";
import { bindingRule } from "@/lib/clocks/clock-draft";
import type { CaseEvent, ClockFacts } from "@/lib/clocks/clock-row";
import { momentAt } from "@/lib/clocks/moment";
import type { ClockRules } from "@/lib/policy/clock-rules";

export interface ConcurrentLiability {
  readonly from: PlainDate;
  /** The day the member was told; null while that is still to come, and every day counts. */
  readonly through: PlainDate | null;
  readonly citation: string;
}

/** The days that stay covered, or null where the law or the case makes none. */
export function concurrentLiability(
  facts: ClockFacts,
  events: readonly CaseEvent[],
  rules: ClockRules,
): ConcurrentLiability | null {
  const history = readHistory(events);
  const { decision } = history;
  if (facts.timing === "retrospective" || !decision || decision.kind === "certified") return null;
  const rule = bindingRule({ facts, rules }, "nc_concurrent_liability", decision.at);
  if (!rule || facts.authorizedThrough === null) return null;
  const authorized = decision.lastDay ?? facts.authorizedThrough;
  const kind = decision.kind === "noncertified" ? "noncertification" : "certification_in_part";
  const told = wentOut(history, kind, {
    since: decision.at,
    determinationId: decision.determinationId,
    to: ["member"],
  });
  const from = addDays(authorized, 1);
  const through = told && momentAt(told).date;
  return through !== null && through < from ? null : { from, through, citation: rule.citation };
}
