import { randomUUID } from "node:crypto";
import { z } from "zod";
import { defineOperation, invalidField } from "@/lib/casework/define-operation";
import { dateText, requiredText } from "@/lib/casework/input-fields";
import { dateColumn } from "@/lib/db/plain-date";
import { fail, ok } from "@/lib/result";

/** An administrator adds a program site with its licence, from which requests take it over. */
export const createSite = defineOperation({
  name: "create_site",
  who: ["administrator"],
  audits: ["site_created"],
  input: z
    .object({
      organizationId: z.uuid("Choose the organization."),
      name: requiredText("Enter the site's name.", 120),
      npi: z.string().regex(/^\d{10}$/, "An NPI has 10 digits."),
      tin: z.string().regex(/^\d{9}$/, "A tax number has 9 digits, without hyphens."),
      street: requiredText("Enter the street.", 120),
      city: requiredText("Enter the city.", 80),
      state: z.string().regex(/^[A-Z]{2}$/, "Enter the state in two capital letters, such as NC."),
      zip: z.string().regex(/^\d{5}$/, "A ZIP code has 5 digits."),
      licensingAgency: requiredText("Enter the state agency that licenses the program.", 160),
      licenceNumber: requiredText("Enter the licence number.", 60),
      licensedFrom: dateText("Enter the first day of the licence."),
      licensedThrough: dateText("Enter the last day of the licence."),
    })
    .refine((site) => site.licensedFrom <= site.licensedThrough, {
      path: ["licensedThrough"],
      message: "The licence ends before it begins: correct one of the dates.",
    }),
  run: async ({ tx, record }, site) => {
    const organization = await tx.organization.findFirst({
      where: { id: site.organizationId, kind: "provider" },
    });
    if (!organization)
      return fail(invalidField("organizationId", "Choose a provider organization."));
    const id = randomUUID();
    await tx.site.create({
      data: {
        ...site,
        id,
        licensedFrom: dateColumn(site.licensedFrom),
        licensedThrough: dateColumn(site.licensedThrough),
      },
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
