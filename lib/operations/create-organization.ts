import { randomUUID } from "node:crypto";
import { z } from "zod";
import { defineOperation, invalidField } from "@/lib/casework/define-operation";
import { requiredText } from "@/lib/casework/input-fields";
import { fail, ok } from "@/lib/result";

/** An administrator adds a provider organization, whose people will see its own requests only. */
export const createOrganization = defineOperation({
  name: "create_organization",
  who: ["administrator"],
  audits: ["organization_created"],
  input: z.object({ name: requiredText("Enter the organization's name.", 120) }),
  run: async ({ tx, record }, { name }) => {
    const twin = await tx.organization.findFirst({
      where: { name: { equals: name, mode: "insensitive" } },
      select: { id: true },
    });
    if (twin) return fail(invalidField("name", "There is an organization of this name already."));
    const id = randomUUID();
    await tx.organization.create({ data: { id, kind: "provider", name } });
    await record({
      kind: "organization_created",
      requestId: null,
      organizationId: id,
      internal: true,
      data: { organization_id: id },
    });
    return ok({ organizationId: id });
  },
});
