import { z } from "zod";
import { dateInZone } from "@/lib/calendar";
import { defineQuery } from "@/lib/casework/define-query";
import { plainDate } from "@/lib/db/plain-date";
import { inOrder, termsFromRows } from "@/lib/db/plan-terms";
import { lawOfClocks } from "@/lib/policy/library";
import type { ReviewTiming, Urgency } from "@/lib/review/case";
import { decisionTimeLimits } from "@/lib/review/law-of-terms";
import type { PlanTerms } from "@/lib/review/plan-terms";
import { programZone } from "@/lib/review/zone";

/**
 * What a new request can be made of: the organization's sites, the plans, the members it already
 * knows, and the requests a continued stay may continue.
 */
export const newRequestOptions = defineQuery({
  name: "new_request_options",
  who: ["provider"],
  input: z.object({ continues: z.uuid().optional().catch(undefined) }),
  run: async ({ tx, actor, now }, { continues }) => {
    const sites = await tx.site.findMany({
      where: { organizationId: actor.organizationId, active: true },
      orderBy: { name: "asc" },
    });
    const plans = await tx.plan.findMany({
      where: { active: true },
      include: { terms: { orderBy: [...inOrder] } },
      orderBy: { name: "asc" },
    });
    const members = await tx.member.findMany({
      orderBy: [{ familyName: "asc" }, { givenName: "asc" }],
      take: 500,
    });
    // What ended by itself may go on; who was discharged begins anew.
    const discharged = await tx.event.findMany({
      where: { kind: "discharge_recorded" },
      select: { requestId: true },
    });
    const earlier = await tx.reviewRequest.findMany({
      where: {
        state: { in: ["certified", "certified_in_part", "submitted", "in_review", "ended"] },
        id: { notIn: discharged.flatMap(({ requestId }) => requestId ?? []) },
      },
      include: { member: true, site: true },
      orderBy: { requestedLastDay: "desc" },
      take: 200,
    });
    return {
      today: dateInZone(now, programZone),
      sites: sites.map((site) => ({
        id: site.id,
        name: site.name,
        city: site.city,
        state: site.state,
        licensedThrough: plainDate(site.licensedThrough),
      })),
      plans: plans.map((plan) => ({
        id: plan.id,
        name: plan.name,
        terms: termsFromRows(plan.terms).map((each) => ({
          effectiveFrom: each.effectiveFrom,
          lineOfBusiness: each.lineOfBusiness,
          authorizationRequiredFrom: each.authorizationRequiredFrom,
          authorizationRequiredThrough: each.authorizationRequiredThrough,
          limits: limitsOf(each, now),
        })),
      })),
      members: members.map((member) => ({
        planId: member.planId,
        number: member.memberNumber,
        givenName: member.givenName,
        familyName: member.familyName,
        dateOfBirth: plainDate(member.dateOfBirth),
        homeCityAndState: member.homeCityAndState,
      })),
      continuable: earlier.map((row) => ({
        id: row.id,
        planId: row.planId,
        reference: row.reference,
        memberName: `${row.member.familyName}, ${row.member.givenName}`,
        memberNumber: row.member.memberNumber,
        siteName: row.site.name,
        firstDay: plainDate(row.requestedFirstDay),
        lastDay: plainDate(row.requestedLastDay),
        daysPerWeek: row.daysPerWeek,
        chosen: row.id === continues,
      })),
    };
  },
});

/** The time limits of a decision, by what decides which hold. */
function limitsOf(terms: PlanTerms, now: Date) {
  const of = (timing: ReviewTiming, urgency: Urgency) =>
    decisionTimeLimits(terms, { timing, urgency }, lawOfClocks(), now);
  return {
    standard: of("prospective", "standard"),
    urgent: of("prospective", "urgent"),
    retrospective: of("retrospective", "standard"),
  };
}
