import { z } from "zod";
import { dateInZone } from "@/lib/calendar";
import { defineQuery } from "@/lib/casework/define-query";
import { editInWords } from "@/lib/casework/plan-edits";
import { findPlanTermsRecorded, termsFromRow } from "@/lib/db/plan-terms";
import { termsOn } from "@/lib/review/plan-terms";
import { changedTerms, termsInWords } from "@/lib/review/plan-terms-words";
import { programZone } from "@/lib/review/zone";

/** A plan with its terms of today and all that were ever recorded, for the administrator. */
export const planHistory = defineQuery({
  name: "plan_history",
  who: ["administrator"],
  input: z.object({ planId: z.uuid() }),
  run: async ({ tx, now }, { planId }) => {
    const plan = await tx.plan.findUnique({ where: { id: planId } });
    if (!plan) return undefined;
    const recorded = (await findPlanTermsRecorded(tx, planId)).map((row) => ({
      ...row,
      terms: termsFromRow(row),
    }));
    const inForce = recorded.filter(
      ({ terms }, index) => recorded[index + 1]?.terms.effectiveFrom !== terms.effectiveFrom,
    );
    const current = termsOn(
      inForce.map(({ terms }) => terms),
      dateInZone(now, programZone),
    );
    return {
      id: plan.id,
      name: plan.name,
      active: plan.active,
      current,
      inWords: termsInWords(current, editInWords),
      // What each says otherwise than the one in force before its date; the first says all.
      history: recorded.map((row) => {
        const before = inForce.findLast(
          ({ terms }) => terms.effectiveFrom < row.terms.effectiveFrom,
        );
        return {
          id: String(row.id),
          effectiveFrom: row.terms.effectiveFrom,
          recordedAt: row.recordedAt,
          recordedByName: row.recordedByName,
          replaced: !inForce.includes(row),
          says: before
            ? changedTerms(before.terms, row.terms, editInWords)
            : termsInWords(row.terms, editInWords),
          first: before === undefined,
        };
      }),
    };
  },
});
