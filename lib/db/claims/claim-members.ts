import { z } from "zod";
import type { PlainDate } from "@/lib/calendar";
import {
  planRules,
  type ClaimAuthorization,
  type DatedPlanRules,
  type PlanRules,
  type RecordsRequest,
} from "@/lib/claims/judgement";
import { numberOnCard } from "@/lib/claims/member-number";
import { planCodesSchema } from "@/lib/policy/claims-schema";
import type { ClaimSession } from "./claim-session";

/** What the portal knows of the members of claims beside their claims. */

/** Numbers on the cards of members, each once: what authorizations, records and plans go by. */
const onCards = (numbers: readonly string[]): readonly string[] => [
  ...new Set(numbers.map(numberOnCard)),
];

/**
 * Locks members until the transaction ends, making those that are new: while one load judges a
 * member's days no other does. With a dependent the card is locked, and so everybody on it.
 *
 * @returns the id by number, of everybody known on their cards
 */
export async function lockClaimMembers(
  session: ClaimSession,
  numbers: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await session.rows("select id, member_number from lock_claim_members($1::text[])", [
    [...new Set([...numbers, ...onCards(numbers)])],
  ]);
  return new Map(rows.map(([id, number]) => [number ?? "", id ?? ""]));
}

/** Authorizations and noncertifications of members, with the days used so far. */
export async function findClaimAuthorizations(
  session: ClaimSession,
  numbers: readonly string[],
): Promise<readonly ClaimAuthorization[]> {
  const rows = await session.rows(
    `select number, member_number, first_day, last_day, days, array_to_string(provider_npis, ','), status,
       member_notified_on, retrospective, days_used
     from claim_authorizations($1::text[])`,
    [onCards(numbers)],
  );
  return rows.map((row) => ({
    number: row[0] ?? "",
    memberNumber: row[1] ?? "",
    service: "S9480",
    from: row[2] ?? "",
    through: row[3] ?? "",
    daysAuthorized: Number(row[4]),
    providerNpis: row[5] ? row[5].split(",") : [],
    status: row[6] === "certified" ? "certified" : "noncertified",
    memberNotifiedOn: row[7] ?? null,
    retrospective: row[8] === "t",
    daysUsed: Number(row[9]),
  }));
}

/** Records the plan asked for in retrospective reviews of members, as they stand on a day. */
export async function findRecordsRequests(
  session: ClaimSession,
  numbers: readonly string[],
  on: PlainDate,
): Promise<readonly RecordsRequest[]> {
  const rows = await session.rows(
    `select member_number, first_day, last_day,
       case when received_on is not null then 'received' when due_on < $2::date then 'not_received' else 'asked' end
     from claim_records_requests($1::text[])`,
    [onCards(numbers), on],
  );
  return rows.map(([memberNumber, from, through, state]) => ({
    memberNumber: memberNumber ?? "",
    from: from ?? "",
    through: through ?? "",
    state: recordsStateSchema.parse(state),
  }));
}

const recordsStateSchema = z.enum(["asked", "not_received", "received"]);

/**
 * The rules of every plan, by its id: a few rows, read once for each file. Where a plan's terms
 * changed, each date of service is judged by those in force on it.
 */
export async function findPlanRules(
  session: ClaimSession,
): Promise<ReadonlyMap<string, PlanRules>> {
  const rows = await session.rows(
    `select distinct on (plan_id, effective_from) plan_id, effective_from, authorization_required_from,
       authorization_required_through, authorization_number_required, deny_interim_bills, codes
     from plan_terms order by plan_id, effective_from, id desc`,
  );
  const found = new Map<string, DatedPlanRules[]>();
  for (const [planId, since, from, through, numberRequired, denyInterim, codes] of rows) {
    const terms = found.get(planId ?? "") ?? [];
    terms.push({
      since: since ?? "",
      authorizationRequiredFrom: from ?? null,
      authorizationRequiredThrough: through ?? null,
      authorizationNumberRequired: numberRequired === "t",
      denyInterimBills: denyInterim === "t",
      codes: planCodesSchema.parse(JSON.parse(codes ?? "{}")),
    });
    found.set(planId ?? "", terms);
  }
  return new Map([...found].map(([planId, terms]) => [planId, planRules(terms)]));
}

/** The plan of each member some plan of ours knows, by the number on the card. */
export async function findMemberPlans(
  session: ClaimSession,
  numbers: readonly string[],
  filePlanId: string,
): Promise<ReadonlyMap<string, string>> {
  const rows = await session.rows(
    "select member_number, plan_id from claim_member_plans($1::text[], $2::uuid)",
    [onCards(numbers), filePlanId],
  );
  return new Map(rows.map(([number, plan]) => [number ?? "", plan ?? ""]));
}

/** Which organization of ours a claim comes from. */
export type OrganizationOf = (claim: {
  readonly billingNpi: string | null;
  readonly billingTin: string | null;
  readonly site: { readonly npi: string | null };
}) => string | null;

/**
 * Tells organizations by their sites: the billing NPI, else a tax number that only one organization
 * uses. Where the claim states neither, the facility's NPI; else a claim is its biller's alone,
 * wherever the service was rendered.
 */
export async function findOrganizations(session: ClaimSession): Promise<OrganizationOf> {
  const byNpi = new Map<string, string>();
  const byTin = new Map<string, string | null>();
  for (const [npi, tin, organization] of await session.rows(
    "select npi, tin, organization_id from site",
  )) {
    if (!npi || !tin || !organization) continue;
    byNpi.set(npi, organization);
    byTin.set(tin, (byTin.get(tin) ?? organization) === organization ? organization : null);
  }
  return ({ billingNpi, billingTin, site }) =>
    billingNpi === null && billingTin === null
      ? (byNpi.get(site.npi ?? "") ?? null)
      : (byNpi.get(billingNpi ?? "") ?? byTin.get(billingTin ?? "") ?? null);
}
