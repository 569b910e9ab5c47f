import { oneOf, type SearchParams } from "@/components/review/review-address";
import { paths } from "@/lib/paths";

/** What the history page shows above the story: one submission whole, or two beside each other. */
export interface HistoryPlace {
  readonly submission?: number;
  readonly compare?: { readonly from: number; readonly to: number };
}

const numberOf = (text: string | undefined): number | undefined =>
  text !== undefined && /^[1-9]\d{0,3}$/.test(text) ? Number(text) : undefined;

export function readHistoryPlace(params: SearchParams): HistoryPlace {
  const from = numberOf(oneOf(params, "from"));
  const to = numberOf(oneOf(params, "to"));
  if (from !== undefined && to !== undefined)
    return { compare: { from: Math.min(from, to), to: Math.max(from, to) } };
  const submission = numberOf(oneOf(params, "submission"));
  return submission === undefined ? {} : { submission };
}

export const submissionHref = (requestId: string, number: number): string =>
  `${paths.history(requestId)}?submission=${number}`;
