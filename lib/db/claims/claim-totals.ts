import type { ClaimLine } from "@/lib/claims/claim";
import type { LineJudgement } from "@/lib/claims/judgement";
import type { ClaimSession } from "./claim-session";

/**
 * Running totals, so that no screen counts lines: of a file, and of a month of service by site. A
 * chunk's share is summed here and added in one statement each; a line judged anew is taken out as it
 * was and put in as it is.
 */
interface Total {
  readonly key: readonly (string | null)[];
  lines: number;
  billed: number;
  payable: number;
}

export interface TotalledLine {
  readonly fileId: string;
  readonly organizationId: string | null;
  /** The line's own site, or the claim's. */
  readonly siteNpi: string | null;
  readonly line: ClaimLine;
}

export class TotalChanges {
  private readonly files = new Map<string, Total>();
  private readonly months = new Map<string, Total>();

  /** Puts a line in (1), or takes it out as it was (-1). */
  count(
    { fileId, organizationId, siteNpi, line }: TotalledLine,
    judged: LineJudgement,
    by: 1 | -1,
  ) {
    const units = line.units ?? 0;
    const { disposition, edit, payableUnits } = judged;
    add(this.files, [fileId, disposition, edit], by, units, payableUnits);
    const month = `${line.serviceFrom.slice(0, 7)}-01`;
    const key = [month, siteNpi, organizationId, disposition, edit];
    add(this.months, key, by, units, payableUnits);
  }

  /**
   * Adds everything counted. Last in a transaction, and always in the same order: other loads wait here
   * for its end, and hold nothing this one could still need.
   */
  async write(session: ClaimSession): Promise<void> {
    await upsert(
      session,
      "claim_file_total",
      ["file_id uuid", "disposition claim_disposition", "edit claim_edit"],
      this.files,
    );
    await upsert(
      session,
      "claim_month_total",
      [
        "service_month date",
        "site_npi text",
        "organization_id uuid",
        "disposition claim_disposition",
        "edit claim_edit",
      ],
      this.months,
    );
  }
}

function add(
  totals: Map<string, Total>,
  key: readonly (string | null)[],
  by: 1 | -1,
  billed: number,
  payable: number,
): void {
  const text = key.join("\t");
  let total = totals.get(text);
  if (!total) totals.set(text, (total = { key, lines: 0, billed: 0, payable: 0 }));
  total.lines += by;
  total.billed += by * billed;
  total.payable += by * payable;
}

async function upsert(
  session: ClaimSession,
  table: string,
  keyColumns: readonly string[],
  totals: ReadonlyMap<string, Total>,
): Promise<void> {
  const changed = [...totals]
    .filter(([, { lines, billed, payable }]) => lines !== 0 || billed !== 0 || payable !== 0)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, total]) => total);
  if (changed.length === 0) return;
  const keys = keyColumns.map((column) => column.split(" ")[0]).join(", ");
  const typed = [
    ...keyColumns.map((column) => column.split(" ")[1] ?? ""),
    "int",
    "numeric",
    "numeric",
  ];
  await session.rows(
    `insert into ${table} as t (${keys}, lines, billed_units, payable_units)
     select * from unnest(${typed.map((type, at) => `$${at + 1}::${type}[]`).join(", ")})
     on conflict (${keys}) do update set lines = t.lines + excluded.lines,
       billed_units = t.billed_units + excluded.billed_units,
       payable_units = t.payable_units + excluded.payable_units`,
    [
      ...keyColumns.map((_, at) => changed.map(({ key }) => key[at] ?? null)),
      changed.map(({ lines }) => lines),
      changed.map(({ billed }) => billed),
      changed.map(({ payable }) => payable),
    ],
  );
}
