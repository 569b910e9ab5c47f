import type { Transaction } from "@/lib/db/transaction";
import { Prisma } from "@/prisma/generated/client";

/** Authorized days of a member, and how many of them accepted lines have used. */
export interface MemberAuthorization {
  readonly number: string;
  readonly from: string;
  readonly through: string;
  readonly days: number;
  readonly daysUsed: number;
  readonly certified: boolean;
}

const shownAs = Prisma.sql`
  number, first_day::text as "from", last_day::text as through, days, days_used as "daysUsed",
  status = 'certified' as certified`;

/** Of an authorization issued again the last issue counts. */
const lastIssue = Prisma.sql`
  not exists (select from "authorization" i where i.request_id = a.request_id and i.issue > a.issue)`;

/**
 * Authorizations and noncertifications that touch some days, both included. Analysts read them by
 * the function that loading uses; everybody else reads those of the cases they may see.
 */
export function findMemberAuthorizations(
  tx: Transaction,
  role: string,
  memberNumber: string,
  from: string,
  through: string,
): Promise<readonly MemberAuthorization[]> {
  const source =
    role === "claims_analyst"
      ? Prisma.sql`select * from claim_authorizations(array[${memberNumber}]::text[])`
      : Prisma.sql`
          select a.number, a.first_day, a.last_day, a.days, 'certified' as status,
                 coalesce(u.days_used, 0) as days_used
          from member m join review_request r on r.member_id = m.id
          join "authorization" a on a.request_id = r.id and ${lastIssue}
          left join claim_authorization_use u on u.authorization_number = a.number
          where m.member_number = ${memberNumber}`;
  return tx.$queryRaw<MemberAuthorization[]>`
    select ${shownAs} from (${source}) found
    where first_day <= ${through}::date and last_day >= ${from}::date
    order by first_day, number`;
}

/** An organization's authorizations with whose they are. */
export const findOwnAuthorizations = (
  tx: Transaction,
  organizationId: string,
): Promise<readonly (MemberAuthorization & { readonly memberNumber: string })[]> =>
  tx.$queryRaw<(MemberAuthorization & { readonly memberNumber: string })[]>`
    select ${shownAs}, member_number as "memberNumber"
    from (select a.number, m.member_number, a.first_day, a.last_day, a.days, 'certified' as status,
                 coalesce(u.days_used, 0) as days_used
          from "authorization" a join review_request r on r.id = a.request_id and ${lastIssue}
          join member m on m.id = r.member_id
          left join claim_authorization_use u on u.authorization_number = a.number
          where r.organization_id = ${organizationId}::uuid) found
    order by number`;
