import type { Disposition, Edit } from "@/lib/claims/judgement";
import type { Transaction } from "@/lib/db/transaction";
import { Prisma } from "@/prisma/generated/client";

/** What became of the lines of one service month, by site, disposition and edit. */
export interface MonthTotal {
  /** "2026-10". */
  readonly month: string;
  readonly siteNpi: string | null;
  readonly siteName: string | null;
  readonly organizationName: string | null;
  readonly disposition: Disposition;
  readonly edit: Edit | null;
  readonly lines: number;
  readonly billedUnits: number;
  readonly payableUnits: number;
}

/**
 * The running totals of some months, both included ("2026-01" to "2026-12"). They grow with months
 * and sites, not with lines.
 */
export const findMonthTotals = (
  tx: Transaction,
  fromMonth: string,
  throughMonth: string,
  organizationId?: string,
): Promise<readonly MonthTotal[]> =>
  tx.$queryRaw<MonthTotal[]>`
    select to_char(t.service_month, 'YYYY-MM') as month, t.site_npi as "siteNpi",
      (select s.name from site s where s.npi = t.site_npi order by s.id limit 1) as "siteName",
      o.name as "organizationName", t.disposition::text as disposition, t.edit::text as edit,
      t.lines, t.billed_units::float8 as "billedUnits", t.payable_units::float8 as "payableUnits"
    from claim_month_total t left join organization o on o.id = t.organization_id
    where t.service_month between ${`${fromMonth}-01`}::date and ${`${throughMonth}-01`}::date
      and t.lines <> 0
      ${organizationId ? Prisma.sql`and t.organization_id = ${organizationId}::uuid` : Prisma.empty}
    order by t.service_month, t.site_npi, t.disposition, t.edit`;

/** First and last service month on record, or undefined when there is none. */
export async function findMonthSpan(
  tx: Transaction,
): Promise<{ readonly first: string; readonly last: string } | undefined> {
  const rows = await tx.$queryRaw<{ first: string | null; last: string | null }[]>`
    select to_char(min(service_month), 'YYYY-MM') as first, to_char(max(service_month), 'YYYY-MM') as last
    from claim_month_total`;
  const span = rows[0];
  return span?.first && span.last ? { first: span.first, last: span.last } : undefined;
}
