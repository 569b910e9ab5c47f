import { z } from "zod";
import { dateInZone, formatDate } from "@/lib/calendar";
import { defineOperation, notFound } from "@/lib/casework/define-operation";
import { requireStep, takeStep } from "@/lib/casework/transition";
import { findIssuedAuthorization } from "@/lib/db/authorizations";
import { lockCase } from "@/lib/db/requests";
import { fail, ok } from "@/lib/result";
import { programZone } from "@/lib/review/zone";

/**
 * Ends a certified request whose authorization has run out: its last day is over, or claims have used
 * every day. Ending takes nothing away: claims for authorized days are paid as before, and a continued
 * stay may still be asked for.
 */
export const endAuthorization = defineOperation({
  name: "end_authorization",
  who: ["system"],
  audits: ["authorization_ended"],
  input: z.object({ requestId: z.uuid() }),
  run: async (context, { requestId }) => {
    const current = await lockCase(context.tx, requestId);
    if (!current) return fail(notFound);
    const step = requireStep(context, current, "end_authorization");
    if (!step.ok) return fail(step.error);
    const authorization = await findIssuedAuthorization(context.tx, requestId);
    if (!authorization) throw new Error(`${current.reference} is certified without authorization`);
    const { lastDay, days, daysUsed } = authorization;
    const expired = lastDay < dateInZone(context.now, programZone);
    if (!expired && daysUsed < days)
      return fail({
        code: "condition_unmet",
        message: `The authorization runs through ${formatDate(lastDay)}, and ${days - daysUsed} of its ${days} days are left.`,
      });
    await takeStep(context, current, step.value, {
      data: {
        reason_code: expired ? "expired" : "exhausted",
        last_day: lastDay,
        days,
        days_used: daysUsed,
      },
    });
    return ok({ requestId });
  },
});
