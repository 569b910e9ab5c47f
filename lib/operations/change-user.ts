import { z } from "zod";
import { roles } from "@/lib/review/roles";
import { fail, ok } from "@/lib/result";
import { defineOperation, invalidField } from "@/lib/casework/define-operation";

/**
 * An administrator disables or enables a person or changes the role. It holds from the next call
 * of that person on: disabling also ends every open session.
 */
export const changeUser = defineOperation({
  name: "change_user",
  who: ["administrator"],
  audits: ["user_changed"],
  input: z.object({
    userId: z.uuid(),
    role: z.enum(roles, "Choose the role."),
    disabled: z.boolean(),
  }),
  run: async ({ tx, actor, now, record }, input) => {
    const user = await tx.user.findUnique({
      where: { id: input.userId, role: { not: "system" } },
      include: { organization: true },
    });
    if (!user) return fail({ code: "not_found", message: "There is no such person." });
    if (user.id === actor.id)
      return fail({
        code: "condition_unmet",
        message: "You cannot change your own access. Ask another administrator.",
      });
    if ((user.organization.kind === "provider") !== (input.role === "provider"))
      return fail(invalidField("role", "This role does not fit the person's organization."));
    await tx.user.updateMany({
      where: { id: user.id },
      data: { role: input.role, disabledAt: input.disabled ? (user.disabledAt ?? now) : null },
    });
    if (input.disabled) await tx.$executeRaw`select end_sessions_of(${user.id}::uuid, ${now})`;
    await record({
      kind: "user_changed",
      requestId: null,
      organizationId: user.organizationId,
      internal: true,
      data: {
        user_id: user.id,
        role_before: user.role,
        role: input.role,
        disabled: input.disabled,
      },
    });
    return ok({ userId: user.id });
  },
});
