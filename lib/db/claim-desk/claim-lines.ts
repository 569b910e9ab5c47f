import type { Disposition, Edit } from "@/lib/claims/judgement";
import type { Transaction } from "@/lib/db/transaction";
import { Prisma } from "@/prisma/generated/client";
import { lineColumns, lineJoins, type LineRow } from "./line-columns";

/**
 * Lists of claim lines. They stand in the order of receipt (claim, then line) and are paged by the
 * place of the last line shown, never by counting rows, so that the millionth page costs what the
 * first does.
 */
export interface LineFilter {
  readonly fileId?: string | undefined;
  readonly organizationId?: string | undefined;
  readonly disposition?: Disposition | undefined;
  readonly edit?: Edit | undefined;
  readonly memberNumber?: string | undefined;
  readonly claimNumber?: string | undefined;
  /** First and last date of service, both included. */
  readonly from?: string | undefined;
  readonly through?: string | undefined;
}

/** A place between two lines: "claim.line". */
export interface LinePlace {
  readonly claimId: string;
  readonly number: number;
}

/** A member's id by number, or undefined when no claim names it. */
async function findMemberId(tx: Transaction, memberNumber: string): Promise<string | undefined> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select id::text as id from claim_member where member_number = ${memberNumber}`;
  return rows[0]?.id;
}

/**
 * Lines that pass the filter, in the order of receipt.
 *
 * @param at lines after or before a place; the first ones without it.
 * @returns at most `limit` lines; ask for one more than is shown to know whether there are more.
 */
export async function listLines(
  tx: Transaction,
  filter: LineFilter,
  at: { readonly after?: LinePlace; readonly before?: LinePlace },
  limit: number,
): Promise<readonly LineRow[]> {
  const parts: Prisma.Sql[] = [];
  if (filter.memberNumber) {
    const memberId = await findMemberId(tx, filter.memberNumber);
    if (!memberId) return [];
    parts.push(Prisma.sql`l.member_id = ${BigInt(memberId)}`);
  }
  if (filter.claimNumber) {
    const claims = await tx.$queryRaw<{ id: bigint; member: bigint }[]>`
      select id, member_id as member from claim where number = ${filter.claimNumber} limit 1000`;
    if (claims.length === 0) return [];
    parts.push(
      Prisma.sql`l.member_id in (${Prisma.join([...new Set(claims.map(({ member }) => member))])})`,
      Prisma.sql`l.claim_id in (${Prisma.join(claims.map(({ id }) => id))})`,
    );
  }
  if (filter.fileId) parts.push(Prisma.sql`l.file_id = ${filter.fileId}::uuid`);
  if (filter.organizationId)
    parts.push(Prisma.sql`l.organization_id = ${filter.organizationId}::uuid`);
  if (filter.disposition)
    parts.push(Prisma.sql`l.disposition = ${filter.disposition}::claim_disposition`);
  if (filter.edit) parts.push(Prisma.sql`l.edit = ${filter.edit}::claim_edit`);
  if (filter.from) parts.push(Prisma.sql`l.service_date >= ${filter.from}::date`);
  if (filter.through) parts.push(Prisma.sql`l.service_date <= ${filter.through}::date`);
  if (at.after)
    parts.push(
      Prisma.sql`(l.claim_id, l.number) > (${BigInt(at.after.claimId)}, ${at.after.number}::int)`,
    );
  if (at.before)
    parts.push(
      Prisma.sql`(l.claim_id, l.number) < (${BigInt(at.before.claimId)}, ${at.before.number}::int)`,
    );
  if (parts.length === 0)
    throw new Error("a list of lines needs a file, a member or an organization");
  const order = at.before
    ? Prisma.sql`l.claim_id desc, l.number desc`
    : Prisma.sql`l.claim_id, l.number`;
  const rows = await tx.$queryRaw<LineRow[]>`
    select ${lineColumns}
    from (select * from claim_line l where ${Prisma.join(parts, " and ")}
          order by ${order} limit ${limit}) l
    ${lineJoins} order by ${order}`;
  return at.before ? rows.reverse() : rows;
}

/** One line by its service date and id; undefined when there is none the actor may see. */
export async function findLine(
  tx: Transaction,
  serviceDate: string,
  id: string,
): Promise<LineRow | undefined> {
  const rows = await tx.$queryRaw<LineRow[]>`
    select ${lineColumns} from claim_line l ${lineJoins}
    where l.service_date = ${serviceDate}::date and l.id = ${BigInt(id)}`;
  return rows[0];
}

/**
 * Every line of a claim, in its own order. The member leads the search: a member's lines are few,
 * and indexed in every partition.
 */
export async function findLinesOfClaim(
  tx: Transaction,
  claimId: string,
): Promise<readonly LineRow[]> {
  return tx.$queryRaw<LineRow[]>`
    select ${lineColumns} from claim c
    join claim_line l on l.member_id = c.member_id and l.claim_id = c.id
    join claim_member m on m.id = l.member_id
    where c.id = ${BigInt(claimId)} order by l.number, l.id`;
}

/** A member's lines within some days, both included: what the calendar shows. */
export async function findLinesOfMember(
  tx: Transaction,
  memberId: string,
  from: string,
  through: string,
  organizationId: string | undefined,
): Promise<readonly LineRow[]> {
  const own = organizationId
    ? Prisma.sql`and l.organization_id = ${organizationId}::uuid`
    : Prisma.empty;
  return tx.$queryRaw<LineRow[]>`
    select ${lineColumns} from claim_line l ${lineJoins}
    where l.member_id = ${BigInt(memberId)}
      and l.service_date between ${from}::date and ${through}::date ${own}
    order by l.service_date, l.claim_id, l.number`;
}
