import { randomUUID } from "node:crypto";
import { z } from "zod";
import { addDays, dateInZone } from "@/lib/calendar";
import { dateColumn, plainDate } from "@/lib/db/plain-date";
import { nextReference } from "@/lib/db/requests";
import { openDraftFacts } from "@/lib/review/opening-facts";
import { policyLibrary } from "@/lib/policy/library";
import { fail, ok } from "@/lib/result";
import { timingOf } from "@/lib/review/timing";
import { openStates } from "@/lib/review/workflow";
import { programZone } from "@/lib/review/zone";
import { flatFactsSchema } from "@/lib/db/json";
import { requireApplicable } from "@/lib/casework/applicability";
import { defineOperation, invalidField, notFound } from "@/lib/casework/define-operation";
import {
  dateText,
  personName,
  requiredText,
  requestTerms,
  termProblems,
} from "@/lib/casework/input-fields";

const memberSchema = z.object({
  number: requiredText("Enter the member number from the card.", 30).regex(
    /^[A-Z0-9-]+$/i,
    "Use letters, digits and hyphens only, as on the card.",
  ),
  givenName: personName("Enter the member's given name."),
  familyName: personName("Enter the member's family name."),
  dateOfBirth: dateText("Enter the date of birth."),
  homeCityAndState: requiredText(
    "Enter the member's home city and state, for example “Durham, NC”.",
    100,
  ),
});

/**
 * Opens a draft: the member (kept once per organization and plan), the episode of care, and the
 * facts the portal already knows, so that nobody types them again. A continued stay names the
 * request it continues and starts from what was last submitted there.
 */
export const startRequest = defineOperation({
  name: "start_request",
  who: ["provider"],
  audits: ["request_started"],
  input: z
    .object({
      reviewType: z.enum(["admission", "continued_stay"], "Choose admission or continued stay."),
      previousRequestId: z.uuid().optional(),
      planId: z.uuid("Choose the plan.").optional(),
      siteId: z.uuid("Choose the program site.").optional(),
      ...requestTerms,
      member: memberSchema.optional(),
    })
    .superRefine((input, issues) => {
      const need = (field: string, message: string) =>
        issues.addIssue({ code: "custom", path: [field], message });
      for (const [field, message] of termProblems(input)) need(field, message);
      if (!input.previousRequestId) {
        if (!input.member) need("member.number", "Enter the member.");
        if (!input.planId) need("planId", "Choose the plan.");
        if (!input.siteId) need("siteId", "Choose the program site.");
      }
      if (input.previousRequestId && input.reviewType === "admission")
        need("reviewType", "A request that continues another is a continued stay.");
    }),
  run: async ({ tx, actor, now, record }, input) => {
    const today = dateInZone(now, programZone);
    const policy = policyLibrary().versionOn(input.firstDay);
    if (!policy)
      return fail(
        invalidField(
          "firstDay",
          "No version of the policy is in force on this date: it applies to dates of service from 1 July 2024. Care before that is reviewed elsewhere.",
        ),
      );

    const previous = input.previousRequestId
      ? await tx.reviewRequest.findUnique({
          where: { id: input.previousRequestId },
          include: { submissions: { orderBy: { number: "desc" }, take: 1 } },
        })
      : null;
    if (input.previousRequestId && !previous) return fail(notFound);
    if (previous && plainDate(previous.requestedFirstDay) >= input.firstDay)
      return fail(
        invalidField(
          "firstDay",
          "A continued stay starts after the first day of the request it continues.",
        ),
      );

    const planId = previous?.planId ?? input.planId ?? "";
    const siteId = previous?.siteId ?? input.siteId ?? "";
    const site = await tx.site.findFirst({
      where: { id: siteId, organizationId: actor.organizationId, active: true },
    });
    if (!site) return fail(invalidField("siteId", "Choose one of your organization's sites."));
    const plan = await tx.plan.findFirst({ where: { id: planId, active: true } });
    if (!plan) return fail(invalidField("planId", "Choose a plan from the list."));
    const applicable = await requireApplicable(tx, planId, input, today);
    if (!applicable.ok) return fail(applicable.error);

    let memberId = previous?.memberId;
    if (!memberId && input.member) {
      const given = input.member;
      if (given.dateOfBirth > today)
        return fail(invalidField("member.dateOfBirth", "The date of birth is in the future."));
      const key = {
        organizationId: actor.organizationId,
        planId,
        memberNumber: given.number.toUpperCase(),
      };
      const known = await tx.member.findUnique({
        where: { organizationId_planId_memberNumber: key },
      });
      if (known && plainDate(known.dateOfBirth) !== given.dateOfBirth)
        return fail(
          invalidField(
            "member.number",
            "This member number is already on file with another date of birth. Check the number and the date.",
          ),
        );
      memberId = known?.id ?? randomUUID();
      if (!known)
        await tx.member.create({
          data: {
            id: memberId,
            ...key,
            givenName: given.givenName,
            familyName: given.familyName,
            dateOfBirth: dateColumn(given.dateOfBirth),
            homeCityAndState: given.homeCityAndState,
          },
        });
    }
    if (!memberId) return fail(invalidField("member.number", "Enter the member."));
    const member = await tx.member.findUniqueOrThrow({ where: { id: memberId } });

    const overlapping = await tx.reviewRequest.findFirst({
      where: {
        memberId,
        reviewType: input.reviewType,
        state: { in: [...openStates] },
        requestedFirstDay: { lte: dateColumn(input.lastDay) },
        requestedLastDay: { gte: dateColumn(input.firstDay) },
      },
      select: { reference: true },
    });
    if (overlapping)
      return fail(
        invalidField(
          "firstDay",
          `Request ${overlapping.reference} for this member is open and covers these days. Continue there, or withdraw it first.`,
        ),
      );

    const episodeId = previous?.episodeId ?? randomUUID();
    if (!previous)
      await tx.episode.create({
        data: {
          id: episodeId,
          organizationId: actor.organizationId,
          memberId,
          siteId,
          startedAt: now,
        },
      });

    const id = randomUUID();
    const facts = openDraftFacts({
      policy,
      reviewType: input.reviewType,
      firstDay: input.firstDay,
      member: {
        dateOfBirth: plainDate(member.dateOfBirth),
        homeCityAndState: member.homeCityAndState,
      },
      site: {
        licensingAgency: site.licensingAgency,
        licensedFrom: plainDate(site.licensedFrom),
        licensedThrough: plainDate(site.licensedThrough),
      },
      previous: previous
        ? {
            firstDay: plainDate(previous.requestedFirstDay),
            facts: flatFactsSchema.parse(previous.submissions[0]?.facts ?? {}),
          }
        : null,
      dayBefore: addDays(input.firstDay, -1),
    });
    const reference = await nextReference(tx, today.slice(0, 4));
    await tx.reviewRequest.create({
      data: {
        id,
        reference,
        organizationId: actor.organizationId,
        episodeId,
        memberId,
        planId,
        siteId,
        previousRequestId: previous?.id ?? null,
        reviewType: input.reviewType,
        timing: timingOf(input.firstDay, input.lastDay, today),
        urgency: input.urgency,
        urgencyStatedBy: input.urgency === "urgent" ? (input.urgencyStatedBy ?? null) : null,
        requestedFirstDay: dateColumn(input.firstDay),
        requestedLastDay: dateColumn(input.lastDay),
        daysPerWeek: input.daysPerWeek,
        requestedDays: input.requestedDays,
        state: "draft",
        version: 1,
        factsRevision: 1,
        createdBy: actor.id,
        createdAt: now,
        stateSince: now,
      },
    });
    await tx.requestFact.createMany({
      data: Object.entries(facts).map(([path, value]) => ({
        requestId: id,
        path,
        value,
        revision: 1,
        origin: "electronic_record" as const,
        enteredBy: actor.id,
        enteredAt: now,
      })),
    });
    await record({
      kind: "request_started",
      requestId: id,
      organizationId: actor.organizationId,
      internal: false,
      fromState: null,
      toState: "draft",
      requestVersion: 1,
      data: { reference, review_type: input.reviewType, continues: previous?.reference ?? null },
    });
    return ok({ requestId: id, reference });
  },
});
