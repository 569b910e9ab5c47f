/**
 * North Carolina, concurrent review: days after the authorized ones stay covered until the member
 * has been told of the noncertification (N.C.G.S. 58-50-61(f)), whenever it was decided. A request
 * that goes on with authorized days is reviewed concurrently, on whichever day it was made.
 * A decision overturned leaves nothing to be told of; one changed in part is told by the notice of
 * the contest's decision, unless its own notice had gone out before.
 */
import { addDays, type PlainDate } from "@/lib/calendar";
import { readHistory, wentOut } from "@/lib/clocks/case-history";
import { bindingRule, earliest } from "@/lib/clocks/clock-draft";
import type { CaseEvent, ClockFacts } from "@/lib/clocks/clock-row";
import { momentAt } from "@/lib/clocks/moment";
import type { ClockRules } from "@/lib/policy/clock-rules";

export interface ConcurrentLiability {
  readonly from: PlainDate;
  /** The day the member was told; null while that is still to come, and every day counts. */
  readonly through: PlainDate | null;
  readonly citation: string;
}

/** Whether a request goes on with days that were authorized before; one that came late goes on with nothing. */
export const continuesAuthorizedDays = ({
  timing,
  authorizedThrough,
}: Pick<ClockFacts, "timing" | "authorizedThrough">): boolean =>
  timing !== "retrospective" && authorizedThrough !== null;

/** The days that stay covered, or null where the law or the case makes none. */
export function concurrentLiability(
  facts: ClockFacts,
  events: readonly CaseEvent[],
  rules: ClockRules,
): ConcurrentLiability | null {
  const history = readHistory(events);
  const { decision } = history;
  if (!continuesAuthorizedDays(facts) || !decision || decision.kind === "certified") return null;
  const rule = bindingRule({ facts, rules }, "nc_concurrent_liability", decision.at);
  if (!rule || facts.authorizedThrough === null) return null;
  const revised = history.contests.findLast(
    ({ outcome }) => outcome && outcome !== "decision_upheld",
  );
  if (revised?.outcome === "decision_overturned") return null;
  const authorized = revised?.lastDay ?? decision.lastDay ?? facts.authorizedThrough;
  const kind = decision.kind === "noncertified" ? "noncertification" : "certification_in_part";
  const told = earliest(
    wentOut(history, kind, {
      since: decision.at,
      determinationId: decision.determinationId,
      to: ["member"],
    }),
    revised?.decidedAt &&
      wentOut(history, "appeal_decision", {
        since: revised.decidedAt,
        contestId: revised.id,
        to: ["member"],
      }),
  );
  const from = addDays(authorized, 1);
  const through = told && momentAt(told).date;
  return through !== null && through < from ? null : { from, through, citation: rule.citation };
}
