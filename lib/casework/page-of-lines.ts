import { listLines, type LineFilter, type LinePlace } from "@/lib/db/claim-desk/claim-lines";
import type { LineRow } from "@/lib/db/claim-desk/line-columns";
import type { Transaction } from "@/lib/db/transaction";

export interface PageOfLines {
  readonly rows: readonly LineRow[];
  /** Where the next page begins ("after") and the one before ends ("before"); null at the ends. */
  readonly after: string | null;
  readonly before: string | null;
}

const placeOf = (row: LineRow | undefined): string | null =>
  row ? `${row.claimId}.${row.number}` : null;

/** One page of a list of lines, with the places from which its neighbours are asked for. */
export async function pageOfLines(
  tx: Transaction,
  filter: LineFilter,
  at: { readonly after?: LinePlace | undefined; readonly before?: LinePlace | undefined },
  size: number,
): Promise<PageOfLines> {
  const back = at.before;
  const place = back ? { before: back } : at.after ? { after: at.after } : {};
  const found = await listLines(tx, filter, place, size + 1);
  const more = found.length > size;
  const rows = back ? found.slice(more ? 1 : 0) : found.slice(0, size);
  return {
    rows,
    after: back !== undefined || more ? placeOf(rows.at(-1)) : null,
    before: (back ? more : at.after !== undefined) ? placeOf(rows[0]) : null,
  };
}
