import { z } from "zod";
import { defineQuery } from "@/lib/casework/define-query";
import { plainDate } from "@/lib/db/plain-date";

/** A program site as an administrator may change it. */
export const siteSettings = defineQuery({
  name: "site_settings",
  who: ["administrator"],
  input: z.object({ siteId: z.uuid() }),
  run: async ({ tx }, { siteId }) => {
    const site = await tx.site.findUnique({
      where: { id: siteId },
      include: { organization: { select: { name: true } } },
    });
    if (!site) return undefined;
    const { organization, ...own } = site;
    return {
      ...own,
      organizationName: organization.name,
      licensedFrom: plainDate(site.licensedFrom),
      licensedThrough: plainDate(site.licensedThrough),
    };
  },
});
