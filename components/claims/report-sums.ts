import { isDenied } from "@/components/claims/file-totals";
import { monthsThrough } from "@/components/claims/member-days";
import type { Disposition, Edit } from "@/lib/claims/judgement";

/** One count behind the reports: lines and units of a month, site, disposition and edit. */
export interface ReportTotal {
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

export interface ReportRow {
  readonly key: string;
  readonly name: string;
  readonly lines: number;
  readonly deniedLines: number;
  readonly billedUnits: number;
  readonly payableUnits: number;
  /** Units of lines denied in whole or in part that are not payable. */
  readonly deniedUnits: number;
}

/** Adds totals up by what `of` says of each; totals of which it says nothing are left out. */
export function sumsBy(
  totals: readonly ReportTotal[],
  of: (total: ReportTotal) => { readonly key: string; readonly name: string } | undefined,
): readonly ReportRow[] {
  const rows = new Map<string, { -readonly [Field in keyof ReportRow]: ReportRow[Field] }>();
  for (const total of totals) {
    const what = of(total);
    if (!what) continue;
    const row = rows.get(what.key) ?? {
      ...what,
      lines: 0,
      deniedLines: 0,
      billedUnits: 0,
      payableUnits: 0,
      deniedUnits: 0,
    };
    row.lines += total.lines;
    row.billedUnits += total.billedUnits;
    row.payableUnits += total.payableUnits;
    if (isDenied(total.disposition)) {
      row.deniedLines += total.lines;
      row.deniedUnits += Math.max(0, total.billedUnits - total.payableUnits);
    }
    rows.set(what.key, row);
  }
  return [...rows.values()];
}

const empty = { lines: 0, deniedLines: 0, billedUnits: 0, payableUnits: 0, deniedUnits: 0 };

/** One row a month, those without a claim too. */
export function sumsByMonth(
  totals: readonly ReportTotal[],
  first: string,
  last: string,
): readonly ReportRow[] {
  const found = new Map(
    sumsBy(totals, ({ month }) => ({ key: month, name: month })).map((row) => [row.key, row]),
  );
  return monthsThrough(first, last).map(
    (month) => found.get(month) ?? { key: month, name: month, ...empty },
  );
}

/** By site; sites that are none of ours are known by their NPI. */
export const sumsBySite = (totals: readonly ReportTotal[]): readonly ReportRow[] =>
  byDenied(
    sumsBy(totals, ({ siteNpi, siteName, organizationName }) => ({
      key: siteNpi ?? "",
      name:
        siteName ?? organizationName ?? (siteNpi === null ? "Site not stated" : `NPI ${siteNpi}`),
    })),
  );

/** By the edit that sets the line's code. */
export const sumsByEdit = (
  totals: readonly ReportTotal[],
  titles: ReadonlyMap<Edit, string>,
): readonly ReportRow[] =>
  byDenied(
    sumsBy(totals, ({ edit }) =>
      edit === null ? undefined : { key: edit, name: titles.get(edit) ?? edit },
    ),
  );

const byDenied = (rows: readonly ReportRow[]): readonly ReportRow[] =>
  [...rows].sort(
    (a, b) => b.deniedUnits - a.deniedUnits || b.lines - a.lines || (a.name < b.name ? -1 : 1),
  );
