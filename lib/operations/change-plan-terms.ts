import { z } from "zod";
import { defineOperation } from "@/lib/casework/define-operation";
import { termsInput, termsRow } from "@/lib/casework/plan-terms-input";
import { fail, ok } from "@/lib/result";

/**
 * An administrator gives a plan other terms from a date of service on.
 * Earlier terms stay on record; terms of a date that has terms already take their place from now on,
 * which is how a mistake is corrected.
 */
export const changePlanTerms = defineOperation({
  name: "change_plan_terms",
  who: ["administrator"],
  audits: ["plan_terms_changed"],
  input: z.object({
    planId: z.uuid(),
    terms: termsInput,
  }),
  run: async ({ tx, actor, now, record }, { planId, terms }) => {
    const plan = await tx.plan.findUnique({ where: { id: planId }, select: { id: true } });
    if (!plan) return fail({ code: "not_found", message: "There is no such plan." });
    await tx.planTerms.create({ data: termsRow(planId, terms, actor, now) });
    await record({
      kind: "plan_terms_changed",
      requestId: null,
      organizationId: actor.organizationId,
      internal: true,
      data: { plan_id: planId, effective_from: terms.effectiveFrom },
    });
    return ok({ planId });
  },
});
