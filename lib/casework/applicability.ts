import { findPlanTerms } from "@/lib/db/plan-terms";
import type { Transaction } from "@/lib/db/transaction";
import { fail, ok, type Result } from "@/lib/result";
import { authorizationRequiredWithin } from "@/lib/review/plan-terms";
import { timingOf } from "@/lib/review/timing";
import { invalidField, type OperationError } from "./define-operation";

/**
 * Refuses a request for days that need no authorization, saying why: whether one is required comes
 * from the plan and the date of service. Once the care was given the same review may be asked for
 * from its records, so a retrospective request is always taken.
 *
 * @param today ISO date of the program's place
 */
export async function requireApplicable(
  tx: Transaction,
  planId: string,
  { firstDay, lastDay }: { readonly firstDay: string; readonly lastDay: string },
  today: string,
): Promise<Result<true, OperationError>> {
  if (timingOf(firstDay, lastDay, today) === "retrospective") return ok(true);
  const found = authorizationRequiredWithin(await findPlanTerms(tx, planId), firstDay, lastDay);
  if (found.required) return ok(true);
  return fail(
    invalidField(
      "firstDay",
      `No authorization is required for these days, so there is nothing to request. ${found.reason} If the plan asks for a review afterwards, open it once the last day is over: it is then made from the records.`,
    ),
  );
}
