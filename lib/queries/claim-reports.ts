import { z } from "zod";
import { defineQuery } from "@/lib/casework/define-query";
import { findMonthSpan, findMonthTotals } from "@/lib/db/claim-desk/month-totals";

const month = z
  .string()
  .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
  .optional()
  .catch(undefined);

/** The month eleven before this one: together a year with both ends. */
function aYearUpTo(last: string): string {
  const months = Number(last.slice(0, 4)) * 12 + Number(last.slice(5)) - 1 - 11;
  return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, "0")}`;
}

/**
 * What became of claim lines by service month, site and edit, without money. The months asked for,
 * within those on record; without them the last twelve.
 */
export const claimReports = defineQuery({
  name: "claim_reports",
  who: ["claims_analyst"],
  input: z.object({ from: month, through: month }),
  run: async ({ tx }, asked) => {
    const span = await findMonthSpan(tx);
    if (!span) return { span: null, from: null, through: null, totals: [] };
    const within = (one: string) =>
      one < span.first ? span.first : one > span.last ? span.last : one;
    const through = within(asked.through ?? span.last);
    const earliest = within(asked.from ?? aYearUpTo(through));
    const totals = await findMonthTotals(tx, earliest, through);
    // Unasked, a picture does not begin with empty months.
    const from = asked.from ? earliest : (totals[0]?.month ?? earliest);
    return { span, from, through, totals };
  },
});
