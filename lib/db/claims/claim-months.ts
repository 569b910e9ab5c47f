import type { PlainDate } from "@/lib/calendar";
import type { ClaimSession } from "./claim-session";

/** Lines lie in partitions by month of service, made when the first line of a month comes. */
const policyBegan = "2024-07";

/** The months, "2026-10", that need a partition of their own for these dates on a day of receipt. */
export function monthsOf(dates: Iterable<PlainDate>, today: PlainDate): ReadonlySet<string> {
  const months = new Set<string>();
  for (const date of dates) {
    const month = date.slice(0, 7);
    if (month >= policyBegan && month <= today.slice(0, 7)) months.add(month);
  }
  return months;
}

/** Makes the partitions of months that have none. Not within a transaction of the caller's. */
export async function makeClaimMonths(
  session: ClaimSession,
  months: readonly string[],
): Promise<void> {
  await session.rows("select make_claim_months($1::date[])", [
    [...months].sort().map((month) => `${month}-01`),
  ]);
}
