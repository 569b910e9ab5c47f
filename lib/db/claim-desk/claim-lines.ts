import type { Disposition, Edit } from "@/lib/claims/judgement";
import type { Transaction } from "@/lib/db/transaction";
import { Prisma } from "@/prisma/generated/client";
import { lineColumns, lineJoins, type LineRow } from "./line-columns";

/**
 * Lists of claim lines, paged by the address of the last line shown and never by counting rows, so
 * that the millionth page costs what the first does. A file's lines stand in the order of the file
 * (their ids grow with it); a provider's with the latest date of service first.
 */
export interface LineFilter {
  readonly disposition?: Disposition | undefined;
  readonly edit?: Edit | undefined;
  readonly memberId?: string | undefined;
  readonly claimNumber?: string | undefined;
  /** First and last date of service, both included. */
  readonly from?: string | undefined;
  readonly through?: string | undefined;
  /** Only lines that can be judged again. */
  readonly again?: "1" | undefined;
}

/** Whose lines are listed. */
export type LineList =
  | { readonly of: "file"; readonly fileId: string }
  | { readonly of: "organization"; readonly organizationId: string };

/** Where a list goes on: after a line shown last, or back before one shown first. */
export type ListPlace =
  | { readonly kind: "start" }
  | { readonly kind: "after" | "before"; readonly serviceDate: string; readonly id: string };

/**
 * Lines of a list that pass the filter, in the list's order.
 *
 * @returns at most `limit` lines; ask for one more than is shown to know whether there are more.
 */
export async function listLines(
  tx: Transaction,
  list: LineList,
  filter: LineFilter,
  place: ListPlace,
  limit: number,
): Promise<readonly LineRow[]> {
  const narrowed = await narrowedBy(tx, filter);
  if (!narrowed) return [];
  const byFile = list.of === "file";
  const whose = byFile
    ? Prisma.sql`l.file_id = ${list.fileId}::uuid`
    : Prisma.sql`l.organization_id = ${list.organizationId}::uuid`;
  const parts = [whose, ...narrowed];
  // A file's list grows with the ids, a provider's goes back in time.
  const back = place.kind === "before";
  const upwards = byFile !== back;
  if (place.kind !== "start") {
    const id = BigInt(place.id);
    const sign = upwards ? Prisma.sql`>` : Prisma.sql`<`;
    parts.push(
      byFile
        ? Prisma.sql`l.id ${sign} ${id}`
        : Prisma.sql`(l.service_date, l.id) ${sign} (${place.serviceDate}::date, ${id})`,
    );
  }
  const direction = upwards ? Prisma.sql`asc` : Prisma.sql`desc`;
  const order = byFile
    ? Prisma.sql`l.id ${direction}`
    : Prisma.sql`l.service_date ${direction}, l.id ${direction}`;
  const rows = await tx.$queryRaw<LineRow[]>`
    select ${lineColumns}
    from (select * from claim_line l where ${Prisma.join(parts, " and ")}
          order by ${order} limit ${limit}) l
    ${lineJoins} order by ${order}`;
  return back ? rows.reverse() : rows;
}

/** The filter as conditions, or undefined when it names a claim that never came. */
async function narrowedBy(
  tx: Transaction,
  filter: LineFilter,
): Promise<readonly Prisma.Sql[] | undefined> {
  const parts: Prisma.Sql[] = [];
  if (filter.memberId) parts.push(Prisma.sql`l.member_id = ${BigInt(filter.memberId)}`);
  if (filter.claimNumber) {
    const claims = await tx.$queryRaw<{ id: bigint; member: bigint }[]>`
      select id, member_id as member from claim where number = ${filter.claimNumber} limit 500`;
    if (claims.length === 0) return undefined;
    parts.push(
      Prisma.sql`l.member_id in (${Prisma.join([...new Set(claims.map(({ member }) => member))])})`,
      Prisma.sql`l.claim_id in (${Prisma.join(claims.map(({ id }) => id))})`,
    );
  }
  if (filter.disposition)
    parts.push(Prisma.sql`l.disposition = ${filter.disposition}::claim_disposition`);
  if (filter.edit) parts.push(Prisma.sql`l.edit = ${filter.edit}::claim_edit`);
  if (filter.again) parts.push(Prisma.sql`l.readjudicate_later`);
  if (filter.from) parts.push(Prisma.sql`l.service_date >= ${filter.from}::date`);
  if (filter.through) parts.push(Prisma.sql`l.service_date <= ${filter.through}::date`);
  return parts;
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
 * Every line of a claim, in its own order: the claim's days name the partitions, its member the
 * few lines in them.
 */
export async function findLinesOfClaim(
  tx: Transaction,
  claimId: string,
): Promise<readonly LineRow[]> {
  return tx.$queryRaw<LineRow[]>`
    select ${lineColumns} from claim c
    join claim_line l on l.member_id = c.member_id and l.claim_id = c.id
      and l.service_date between c.first_day and c.last_day
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

/** The month ("2026-10") of a member's latest line, or undefined without lines. */
export async function findLatestMonth(
  tx: Transaction,
  memberId: string,
  organizationId: string | undefined,
): Promise<string | undefined> {
  const own = organizationId
    ? Prisma.sql`and organization_id = ${organizationId}::uuid`
    : Prisma.empty;
  const rows = await tx.$queryRaw<{ month: string }[]>`
    select to_char(service_date, 'YYYY-MM') as month from claim_line
    where member_id = ${BigInt(memberId)} ${own} order by service_date desc limit 1`;
  return rows[0]?.month;
}
