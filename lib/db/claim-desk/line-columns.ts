import type { ClaimForm, ClaimLine } from "@/lib/claims/claim";
import type { AdjustmentCodes, Disposition, Edit } from "@/lib/claims/judgement";
import { Prisma } from "@/prisma/generated/client";

/**
 * A claim line as the claims desk reads it. Ids are texts: they are wider than a number. A line is
 * found by its service date and its id together, because lines lie in partitions by service month.
 */
export interface LineRow {
  readonly id: string;
  /** The line's address: "2026-10-05.1234". */
  readonly key: string;
  readonly serviceDate: string;
  readonly serviceTo: string;
  readonly number: number;
  readonly claimId: string;
  readonly claimNumber: string;
  readonly form: ClaimForm;
  readonly frequencyCode: string;
  readonly memberId: string;
  readonly memberNumber: string;
  readonly organizationId: string | null;
  readonly billingNpi: string | null;
  readonly billingTin: string | null;
  /** The line's own site, else the claim's. */
  readonly siteNpi: string | null;
  readonly siteAddress: string | null;
  readonly procedure: string | null;
  readonly revenueCode: string | null;
  readonly modifiers: readonly string[];
  readonly units: number | null;
  readonly placeOfService: string | null;
  readonly attendance: ClaimLine["attendance"];
  readonly disposition: Disposition;
  readonly payableUnits: number;
  readonly edit: Edit | null;
  readonly edits: readonly Edit[];
  readonly groupCode: AdjustmentCodes["group"];
  readonly carc: string | null;
  readonly rarc: string | null;
  readonly collisionClaimId: string | null;
  /** Null also where the actor may not read that claim. */
  readonly collisionClaimNumber: string | null;
  readonly collisionLine: number | null;
  readonly readjudicateLater: boolean;
  readonly authorizationNumber: string | null;
}

/** The columns of `LineRow`, of a line `l`, its claim `c` and its member `m`. */
export const lineColumns = Prisma.sql`
  l.id::text as id, l.service_date::text || '.' || l.id as key, l.service_date::text as "serviceDate", l.service_to::text as "serviceTo", l.number,
  l.claim_id::text as "claimId", c.number as "claimNumber", c.form::text as form,
  c.frequency_code as "frequencyCode", l.member_id::text as "memberId",
  m.member_number as "memberNumber", l.organization_id::text as "organizationId",
  c.billing_npi as "billingNpi", c.billing_tin as "billingTin",
  case when l.site_npi is null and l.site_address is null then c.site_npi else l.site_npi end as "siteNpi",
  case when l.site_npi is null and l.site_address is null then c.site_address else l.site_address end as "siteAddress", l.procedure, l.revenue_code as "revenueCode", l.modifiers,
  l.units::float8 as units, l.place_of_service as "placeOfService", l.attendance,
  l.disposition::text as disposition, l.payable_units::float8 as "payableUnits",
  l.edit::text as edit, l.edits::text[] as edits, l.group_code as "groupCode", l.carc, l.rarc,
  l.collision_claim_id::text as "collisionClaimId",
  (select x.number from claim x where x.id = l.collision_claim_id) as "collisionClaimNumber", l.collision_line as "collisionLine",
  l.readjudicate_later as "readjudicateLater", l.authorization_number as "authorizationNumber"`;

/** The claim and the member of a line `l`: one indexed read each. */
export const lineJoins = Prisma.sql`
  join claim c on c.id = l.claim_id join claim_member m on m.id = l.member_id`;
