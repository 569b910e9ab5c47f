import { dateInZone } from "@/lib/calendar";
import { findCandidate, findDeeds, findReportingLines } from "@/lib/db/contests";
import { fail, ok, type Result } from "@/lib/result";
import { eligibleReviewer } from "@/lib/review/contest";
import { programZone } from "@/lib/review/zone";
import type { OperationContext, OperationError } from "./define-operation";

/** Refuses whoever may not decide a contest today, with everything that stands against it. */
export async function requireEligible(
  { tx, actor, now }: OperationContext,
  contestId: string,
  personId: string,
): Promise<Result<true, OperationError>> {
  const candidate = await findCandidate(tx, personId);
  if (!candidate)
    return fail({ code: "condition_unmet", message: "There is no such person at the plan." });
  const objections = eligibleReviewer(
    candidate,
    dateInZone(now, programZone),
    await findDeeds(tx, contestId),
    await findReportingLines(tx, actor.organizationId),
  );
  if (objections.length === 0) return ok(true);
  return fail({
    code: "not_allowed",
    message: `${candidate.name} may not decide this (N.C.G.S. 58-50-61(k), 29 CFR 2560.503-1(h)(3)(ii)). ${objections.map(({ words }) => words).join(" ")}`,
  });
}
