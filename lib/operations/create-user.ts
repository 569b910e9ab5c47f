import { randomUUID } from "node:crypto";
import { z } from "zod";
import { hashPassword, weakPassword } from "@/lib/auth/passwords";
import { initialsOf, roles } from "@/lib/review/roles";
import { fail, ok } from "@/lib/result";
import { defineOperation, invalidField } from "@/lib/casework/define-operation";
import { personName } from "@/lib/casework/input-fields";

/** An administrator adds a person to an organization, with a first password to hand over. */
export const createUser = defineOperation({
  name: "create_user",
  who: ["administrator"],
  audits: ["user_created"],
  input: z.object({
    organizationId: z.uuid("Choose the organization."),
    email: z.email("Enter an e-mail address.").max(200).toLowerCase(),
    name: personName("Enter the person's name."),
    credentials: z.string().trim().max(40).optional(),
    role: z.enum(roles, "Choose the role."),
    password: z.string().max(200),
  }),
  run: async ({ tx, now, record }, input) => {
    const weakness = weakPassword(input.password);
    if (weakness) return fail(invalidField("password", weakness));
    const organization = await tx.organization.findUnique({
      where: { id: input.organizationId, kind: { not: "portal" } },
    });
    if (!organization) return fail(invalidField("organizationId", "Choose the organization."));
    if ((organization.kind === "provider") !== (input.role === "provider"))
      return fail(
        invalidField(
          "role",
          organization.kind === "provider"
            ? "People of a provider organization have the role Provider."
            : "The role Provider is for people of provider organizations.",
        ),
      );
    if (await tx.user.findUnique({ where: { email: input.email }, select: { id: true } }))
      return fail(invalidField("email", "Somebody has this e-mail address already."));
    const id = randomUUID();
    await tx.user.create({
      data: {
        id,
        organizationId: input.organizationId,
        email: input.email,
        name: input.name,
        initials: initialsOf(input.name),
        credentials: input.credentials || null,
        role: input.role,
        createdAt: now,
      },
    });
    const hash = await hashPassword(input.password);
    await tx.$executeRaw`select set_password(${id}::uuid, ${hash})`;
    await record({
      kind: "user_created",
      requestId: null,
      organizationId: input.organizationId,
      internal: true,
      data: { user_id: id, role: input.role },
    });
    return ok({ userId: id });
  },
});
