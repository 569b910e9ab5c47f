import { z } from "zod";
import { defineOperation, invalidField } from "@/lib/casework/define-operation";
import { requiredText } from "@/lib/casework/input-fields";
import { fail, ok } from "@/lib/result";

/** An administrator renames a plan, closes it to new requests, or opens it again. */
export const changePlan = defineOperation({
  name: "change_plan",
  who: ["administrator"],
  audits: ["plan_changed"],
  input: z.object({
    planId: z.uuid(),
    name: requiredText("Enter the plan's name.", 120),
    active: z.boolean(),
  }),
  run: async ({ tx, actor, record }, { planId, name, active }) => {
    const twin = await tx.plan.findFirst({
      where: { name: { equals: name, mode: "insensitive" }, id: { not: planId } },
      select: { id: true },
    });
    if (twin) return fail(invalidField("name", "There is a plan of this name already."));
    const { count } = await tx.plan.updateMany({ where: { id: planId }, data: { name, active } });
    if (count === 0) return fail({ code: "not_found", message: "There is no such plan." });
    await record({
      kind: "plan_changed",
      requestId: null,
      organizationId: actor.organizationId,
      internal: true,
      data: { plan_id: planId, active },
    });
    return ok({ planId });
  },
});
