import type { ClaimForm } from "@/lib/claims/claim";
import type { Disposition, Edit } from "@/lib/claims/judgement";
import type { Transaction } from "@/lib/db/transaction";

/** A claim as the desk shows it, without its lines. */
export interface ClaimRow {
  readonly id: string;
  readonly fileId: string;
  readonly number: string;
  readonly form: ClaimForm;
  readonly frequencyCode: string;
  readonly typeOfBill: string | null;
  readonly memberId: string;
  readonly memberNumber: string;
  readonly organizationId: string | null;
  readonly billingNpi: string | null;
  readonly billingTin: string | null;
  readonly siteNpi: string | null;
  readonly siteAddress: string | null;
  readonly originalNumber: string | null;
  readonly authorizationNumber: string | null;
  readonly principalDiagnosis: string | null;
  readonly receivedOn: string;
  readonly statementFrom: string | null;
  readonly statementTo: string | null;
  readonly inpatientStay: boolean;
  readonly supersededBy: string | null;
}

/** One claim by its id; undefined when there is none the actor may see. */
export async function findClaim(tx: Transaction, id: string): Promise<ClaimRow | undefined> {
  const rows = await tx.$queryRaw<ClaimRow[]>`
    select c.id::text as id, c.file_id::text as "fileId", c.number, c.form::text as form,
      c.frequency_code as "frequencyCode", c.type_of_bill as "typeOfBill",
      c.member_id::text as "memberId", m.member_number as "memberNumber",
      c.organization_id::text as "organizationId", c.billing_npi as "billingNpi",
      c.billing_tin as "billingTin", c.site_npi as "siteNpi", c.site_address as "siteAddress",
      c.original_number as "originalNumber", c.authorization_number as "authorizationNumber",
      c.principal_diagnosis as "principalDiagnosis", c.received_on::text as "receivedOn",
      c.statement_from::text as "statementFrom", c.statement_to::text as "statementTo",
      c.inpatient_stay as "inpatientStay", c.superseded_by::text as "supersededBy"
    from claim c join claim_member m on m.id = c.member_id where c.id = ${BigInt(id)}`;
  return rows[0];
}

/** The number of a member as claims name it, or undefined. */
export async function findMemberNumber(
  tx: Transaction,
  memberId: string,
): Promise<string | undefined> {
  const rows = await tx.$queryRaw<{ number: string }[]>`
    select member_number as number from claim_member where id = ${BigInt(memberId)}`;
  return rows[0]?.number;
}

/** The id under which claims know a member, or undefined when none came. */
export async function findClaimMember(
  tx: Transaction,
  memberNumber: string,
): Promise<string | undefined> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select id::text as id from claim_member where member_number = ${memberNumber}`;
  return rows[0]?.id;
}

/** The id of the first claim of a number that the actor may see, or undefined. */
export async function findClaimOfNumber(
  tx: Transaction,
  number: string,
): Promise<string | undefined> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select id::text as id from claim where number = ${number} order by claim.id limit 1`;
  return rows[0]?.id;
}

/** What a line was judged to be at one time. */
export interface JudgedAs {
  readonly disposition: Disposition;
  readonly payableUnits: number;
  readonly edit: Edit | null;
  readonly readjudicateLater: boolean;
}

export interface LineChange {
  readonly byClaimId: string;
  readonly byClaimNumber: string | null;
  readonly before: JudgedAs;
  readonly after: JudgedAs;
  readonly at: Date;
}

/** How the judgement of a line changed, oldest first, and by which claim. */
export const findLineChanges = (
  tx: Transaction,
  claimId: string,
  line: number,
): Promise<readonly LineChange[]> =>
  tx.$queryRaw<LineChange[]>`
    select h.by_claim_id::text as "byClaimId", c.number as "byClaimNumber", h.before, h.after, h.at
    from claim_line_change h left join claim c on c.id = h.by_claim_id
    where h.claim_id = ${BigInt(claimId)} and h.line_number = ${line}::int order by h.id`;

/** A stay in hospital that touches some days. */
export interface StayRow {
  readonly claimId: string;
  readonly claimNumber: string;
  readonly from: string;
  readonly through: string;
}

/** Inpatient stays of a member that touch some days, both included. */
export const findStays = (
  tx: Transaction,
  memberId: string,
  from: string,
  through: string,
): Promise<readonly StayRow[]> =>
  tx.$queryRaw<StayRow[]>`
    select id::text as "claimId", number as "claimNumber",
           coalesce(statement_from, first_day)::text as "from",
           coalesce(statement_to, last_day)::text as through
    from claim
    where member_id = ${BigInt(memberId)} and inpatient_stay and superseded_by is null
      and coalesce(statement_from, first_day) <= ${through}::date
      and coalesce(statement_to, last_day) >= ${from}::date
    order by 3, id`;
