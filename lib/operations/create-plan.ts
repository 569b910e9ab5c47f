import { randomUUID } from "node:crypto";
import { z } from "zod";
import { defineOperation, invalidField } from "@/lib/casework/define-operation";
import { requiredText } from "@/lib/casework/input-fields";
import { termsInput, termsRow } from "@/lib/casework/plan-terms-input";
import { fail, ok } from "@/lib/result";

/** An administrator adds a plan with its first terms: which law applies follows from them. */
export const createPlan = defineOperation({
  name: "create_plan",
  who: ["administrator"],
  audits: ["plan_created"],
  input: z.object({ name: requiredText("Enter the plan's name.", 120), terms: termsInput }),
  run: async ({ tx, actor, now, record }, { name, terms }) => {
    const twin = await tx.plan.findFirst({
      where: { name: { equals: name, mode: "insensitive" } },
      select: { id: true },
    });
    if (twin) return fail(invalidField("name", "There is a plan of this name already."));
    const id = randomUUID();
    await tx.plan.create({ data: { id, name } });
    await tx.planTerms.create({ data: termsRow(id, terms, actor, now) });
    await record({
      kind: "plan_created",
      requestId: null,
      organizationId: actor.organizationId,
      internal: true,
      data: { plan_id: id, effective_from: terms.effectiveFrom },
    });
    return ok({ planId: id });
  },
});
