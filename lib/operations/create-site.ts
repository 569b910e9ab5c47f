import { randomUUID } from "node:crypto";
import { z } from "zod";
import { defineOperation, invalidField } from "@/lib/casework/define-operation";
import { licenceColumns, licenceRefused, licenceRuns, siteFields } from "@/lib/casework/site-input";
import { fail, ok } from "@/lib/result";

/** An administrator adds a program site with its licence, from which requests take it over. */
export const createSite = defineOperation({
  name: "create_site",
  who: ["administrator"],
  audits: ["site_created"],
  input: z
    .object({
      organizationId: z.uuid("Choose the organization."),
      ...siteFields,
      npi: z.string().regex(/^\d{10}$/, "An NPI has 10 digits."),
      tin: z.string().regex(/^\d{9}$/, "A tax number has 9 digits, without hyphens."),
    })
    .refine(licenceRuns, licenceRefused),
  run: async ({ tx, record }, site) => {
    const organization = await tx.organization.findFirst({
      where: { id: site.organizationId, kind: "provider" },
    });
    if (!organization)
      return fail(invalidField("organizationId", "Choose a provider organization."));
    const id = randomUUID();
    await tx.site.create({
      data: { ...site, id, ...licenceColumns(site) },
    });
    await record({
      kind: "site_created",
      requestId: null,
      organizationId: site.organizationId,
      internal: true,
      data: { site_id: id },
    });
    return ok({ siteId: id });
  },
});
