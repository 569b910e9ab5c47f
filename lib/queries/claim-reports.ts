import { z } from "zod";
import { defineQuery } from "@/lib/casework/define-query";
import { findMonthSpan, findMonthTotals } from "@/lib/db/claim-desk/month-totals";

const month = z
  .string()
  .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
  .optional()
  .catch(undefined);

/** The month eleven before this one: a year with both ends. */
const aYearUpTo = (last: string): string => {
  const months = Number(last.slice(0, 4)) * 12 + Number(last.slice(5)) - 1 - 11;
  return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, "0")}`;
};

/**
 * What became of claim lines by service month, site and edit, without money. The months asked for,
 * or the last twelve on record.
 */
export const claimReports = defineQuery({
  name: "claim_reports",
  who: ["claims_analyst"],
  input: z.object({ from: month, through: month }),
  run: async ({ tx }, asked) => {
    const span = await findMonthSpan(tx);
    if (!span) return { from: null, through: null, totals: [] };
    const through = asked.through ?? span.last;
    const from =
      asked.from ?? (asked.through ? aYearUpTo(through) : later(span.first, aYearUpTo(through)));
    return { from, through, totals: await findMonthTotals(tx, from, through) };
  },
});

function later(a: string, b: string): string {
  return a > b ? a : b;
}
