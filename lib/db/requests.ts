import { plainDate } from "./plain-date";
import { inOrder, termsFromRows } from "./plan-terms";
import { termsOn } from "@/lib/review/plan-terms";
import type { Prisma } from "@/prisma/generated/client";
import type { ReviewCase } from "@/lib/review/case";
import type { Transaction } from "./transaction";

export const withParties = {
  member: true,
  plan: { include: { terms: { orderBy: [...inOrder] } } },
  site: true,
  organization: true,
} satisfies Prisma.ReviewRequestInclude;

type Row = Prisma.ReviewRequestGetPayload<{ include: typeof withParties }>;

/** A row with its parties as the subject the rest of the house knows. */
export function caseFromRow(row: Row): ReviewCase {
  const terms = termsOn(termsFromRows(row.plan.terms), plainDate(row.requestedFirstDay));
  return {
    id: row.id,
    reference: row.reference,
    organizationId: row.organizationId,
    organizationName: row.organization.name,
    episodeId: row.episodeId,
    previousRequestId: row.previousRequestId,
    reviewType: row.reviewType,
    timing: row.timing,
    urgency: row.urgency,
    urgencyStatedBy: row.urgencyStatedBy,
    firstDay: plainDate(row.requestedFirstDay),
    lastDay: plainDate(row.requestedLastDay),
    daysPerWeek: row.daysPerWeek,
    requestedDays: row.requestedDays,
    state: row.state,
    stateSince: row.stateSince,
    version: row.version,
    factsRevision: row.factsRevision,
    assignedTo: row.assignedTo,
    createdAt: row.createdAt,
    submittedAt: row.submittedAt,
    informationCompleteAt: row.informationCompleteAt,
    member: {
      id: row.member.id,
      number: row.member.memberNumber,
      givenName: row.member.givenName,
      familyName: row.member.familyName,
      dateOfBirth: plainDate(row.member.dateOfBirth),
      homeCityAndState: row.member.homeCityAndState,
    },
    plan: {
      id: row.plan.id,
      name: row.plan.name,
      lineOfBusiness: terms.lineOfBusiness,
      terms,
    },
    site: {
      id: row.site.id,
      name: row.site.name,
      npi: row.site.npi,
      city: row.site.city,
      state: row.site.state,
    },
  };
}

/** The case as it stands, or undefined when there is none the actor may see. */
export async function findCase(tx: Transaction, id: string): Promise<ReviewCase | undefined> {
  const row = await tx.reviewRequest.findUnique({ where: { id }, include: withParties });
  return row ? caseFromRow(row) : undefined;
}

/**
 * Locks the request until the transaction ends, then reads it: what is checked after this line is
 * still true when it is written.
 */
export async function lockCase(tx: Transaction, id: string): Promise<ReviewCase | undefined> {
  const locked = await tx.$queryRaw<
    { id: string }[]
  >`select id from review_request where id = ${id}::uuid for update`;
  return locked.length === 0 ? undefined : findCase(tx, id);
}

/** The next reference a person can read out: `IOP-26-000042`, by the year the request began. */
export async function nextReference(tx: Transaction, year: string): Promise<string> {
  const rows = await tx.$queryRaw<{ n: bigint }[]>`select nextval('request_number') as n`;
  return `IOP-${year.slice(2)}-${String(rows[0]?.n ?? 0).padStart(6, "0")}`;
}

/** The next authorization number; drawn only by a certification. */
export async function nextAuthorizationNumber(tx: Transaction, year: string): Promise<string> {
  const rows = await tx.$queryRaw<{ n: bigint }[]>`select nextval('authorization_number') as n`;
  return `A${year}${String(rows[0]?.n ?? 0).padStart(6, "0")}`;
}
