import { z } from "zod";
import { dateInZone } from "@/lib/calendar";
import { defineQuery } from "@/lib/casework/define-query";
import { plainDate } from "@/lib/db/plain-date";
import { inOrder, termsFromRows } from "@/lib/db/plan-terms";
import { termsOn } from "@/lib/review/plan-terms";
import { programZone } from "@/lib/review/zone";

/** Organizations with their sites, and plans, for the administrator. */
export const places = defineQuery({
  name: "places",
  who: ["administrator"],
  input: z.object({}),
  run: async ({ tx, now }) => {
    const organizations = await tx.organization.findMany({
      where: { kind: { not: "portal" } },
      include: { sites: { orderBy: { name: "asc" } }, _count: { select: { users: true } } },
      orderBy: [{ kind: "asc" }, { name: "asc" }],
    });
    const plans = await tx.plan.findMany({
      include: { terms: { orderBy: [...inOrder] } },
      orderBy: { name: "asc" },
    });
    const today = dateInZone(now, programZone);
    return {
      organizations: organizations.map((organization) => ({
        id: organization.id,
        name: organization.name,
        kind: organization.kind,
        people: organization._count.users,
        sites: organization.sites.map((site) => ({
          id: site.id,
          name: site.name,
          active: site.active,
          city: site.city,
          state: site.state,
          npi: site.npi,
          licenceNumber: site.licenceNumber,
          licensedThrough: plainDate(site.licensedThrough),
        })),
      })),
      plans: plans.map((plan) => ({
        id: plan.id,
        name: plan.name,
        active: plan.active,
        terms: termsOn(termsFromRows(plan.terms), today),
      })),
    };
  },
});
