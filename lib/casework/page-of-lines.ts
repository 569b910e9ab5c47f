import {
  listLines,
  type LineFilter,
  type LineList,
  type ListPlace,
} from "@/lib/db/claim-desk/claim-lines";
import { findClaim, findMemberNumber } from "@/lib/db/claim-desk/claims";
import type { LineRow } from "@/lib/db/claim-desk/line-columns";
import type { Transaction } from "@/lib/db/transaction";

export interface PageOfLines {
  readonly rows: readonly LineRow[];
  /** The lines from which the next page ("after") and the one before are asked for; null at the ends. */
  readonly after: string | null;
  readonly before: string | null;
  /** The numbers of the member and of the claim to which the list is narrowed; null without, or unseen. */
  readonly memberNumber: string | null;
  readonly claimNumber: string | null;
}

/** What a list is narrowed to, member and claim by their ids. */
interface AskedLines extends Omit<LineFilter, "memberId" | "claimNumber"> {
  readonly member?: string | undefined;
  readonly claim?: string | undefined;
}

type Place = { readonly serviceDate: string; readonly id: string } | undefined;

/** One page of a list of lines, with the places from which its neighbours are asked for. */
export async function pageOfLines(
  tx: Transaction,
  list: LineList,
  { member, claim, ...filter }: AskedLines,
  { after, before }: { readonly after: Place; readonly before: Place },
  size: number,
): Promise<PageOfLines> {
  const place: ListPlace = before
    ? { kind: "before", ...before }
    : after
      ? { kind: "after", ...after }
      : { kind: "start" };
  const memberNumber = (member && (await findMemberNumber(tx, member))) ?? null;
  const claimNumber = (claim && (await findClaim(tx, claim))?.number) ?? null;
  const unseen = (member && memberNumber === null) || (claim && claimNumber === null);
  const narrowed = { ...filter, memberId: member, claimNumber: claimNumber ?? undefined };
  const found = unseen ? [] : await listLines(tx, list, narrowed, place, size + 1);
  const more = found.length > size;
  const rows = place.kind === "before" ? found.slice(more ? 1 : 0) : found.slice(0, size);
  const [first, last] = [rows[0], rows.at(-1)];
  const hasNext = place.kind === "before" || more;
  const hasPrevious = place.kind === "before" ? more : place.kind === "after";
  return {
    rows,
    after: hasNext && last ? last.key : null,
    before: hasPrevious && first ? first.key : null,
    memberNumber,
    claimNumber,
  };
}
