import { z } from "zod";
import { defineOperation } from "@/lib/casework/define-operation";
import { licenceColumns, licenceRefused, licenceRuns, siteFields } from "@/lib/casework/site-input";
import { fail, ok } from "@/lib/result";

/**
 * An administrator corrects a site, renews its licence, or closes it to new requests. Its NPI and
 * tax number stay: another number is another site. Requests already opened keep what they took over.
 */
export const changeSite = defineOperation({
  name: "change_site",
  who: ["administrator"],
  audits: ["site_changed"],
  input: z
    .object({ siteId: z.uuid(), active: z.boolean(), ...siteFields })
    .refine(licenceRuns, licenceRefused),
  run: async ({ tx, record }, { siteId, ...site }) => {
    const known = await tx.site.findUnique({ where: { id: siteId } });
    if (!known) return fail({ code: "not_found", message: "There is no such site." });
    await tx.site.updateMany({
      where: { id: siteId },
      data: { ...site, ...licenceColumns(site) },
    });
    await record({
      kind: "site_changed",
      requestId: null,
      organizationId: known.organizationId,
      internal: true,
      data: { site_id: siteId, active: site.active, licensed_through: site.licensedThrough },
    });
    return ok({ siteId });
  },
});
