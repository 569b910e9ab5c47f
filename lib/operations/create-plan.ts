import { randomUUID } from "node:crypto";
import { z } from "zod";
import { defineOperation, invalidField } from "@/lib/casework/define-operation";
import { dateText, requiredText } from "@/lib/casework/input-fields";
import { dateColumn } from "@/lib/db/plain-date";
import { fail, ok } from "@/lib/result";
import { linesOfBusiness } from "@/lib/review/case";

/**
 * An administrator adds a plan: which law applies follows from its line of business and state of
 * issue, and whether an authorization is required from the date given here, if any.
 */
export const createPlan = defineOperation({
  name: "create_plan",
  who: ["administrator"],
  audits: ["plan_created"],
  input: z.object({
    name: requiredText("Enter the plan's name.", 120),
    lineOfBusiness: z.enum(linesOfBusiness, "Choose the line of business."),
    stateOfIssue: z
      .string()
      .regex(/^[A-Z]{2}$/, "Enter the state in two capital letters, such as NC."),
    authorizationRequiredFrom: dateText("Enter the first date of service.").optional(),
  }),
  run: async ({ tx, actor, record }, plan) => {
    const twin = await tx.plan.findFirst({
      where: { name: { equals: plan.name, mode: "insensitive" } },
      select: { id: true },
    });
    if (twin) return fail(invalidField("name", "There is a plan of this name already."));
    const id = randomUUID();
    await tx.plan.create({
      data: {
        ...plan,
        id,
        authorizationRequiredFrom: plan.authorizationRequiredFrom
          ? dateColumn(plan.authorizationRequiredFrom)
          : null,
      },
    });
    await record({
      kind: "plan_created",
      requestId: null,
      organizationId: actor.organizationId,
      internal: true,
      data: { plan_id: id },
    });
    return ok({ planId: id });
  },
});
