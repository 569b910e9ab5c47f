import { isDenied } from "@/components/claims/file-totals";
import { monthsThrough } from "@/components/claims/member-days";
import type { Edit } from "@/lib/claims/judgement";
import type { MonthTotal } from "@/lib/db/claim-desk/month-totals";

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
  totals: readonly MonthTotal[],
  of: (total: MonthTotal) => { readonly key: string; readonly name: string } | undefined,
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
  totals: readonly MonthTotal[],
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
export const sumsBySite = (totals: readonly MonthTotal[]): readonly ReportRow[] =>
  byDenied(
    sumsBy(totals, ({ siteNpi, siteName, organizationName }) => ({
      key: siteNpi ?? "",
      name:
        siteName ?? organizationName ?? (siteNpi === null ? "Site not stated" : `NPI ${siteNpi}`),
    })),
  );

/** By the edit that sets the line's code. */
export const sumsByEdit = (
  totals: readonly MonthTotal[],
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
