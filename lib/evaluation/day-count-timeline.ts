/**
 * The time limits counted from admission, with the dated facts that are measured against them:
 * what the timeline picture draws. Day 0 is the admission date.
 */
import { plainDate } from "@/lib/calendar";
import type { CompiledPolicy } from "@/lib/evaluation/compile";
import { makeContext } from "@/lib/evaluation/context";
import type { Leaf, Node } from "@/lib/evaluation/node";
import type { ReviewDocument } from "@/lib/facts/fact-values";

export interface TimelineLimit {
  /** Calendar days after admission. */
  readonly days: number;
  readonly date: string;
  readonly criteria: readonly string[];
}

export interface TimelinePin {
  readonly criterion: string;
  readonly fact: string;
  readonly label: string;
  readonly date: string;
  /** Days after admission; negative before it. */
  readonly day: number;
  /** The limit it is measured against, in days after admission. */
  readonly limit: number;
  readonly late: boolean;
}

export interface DayCountTimeline {
  readonly admission: string;
  /** The review date and its day, where the record gives it. */
  readonly review?: { readonly date: string; readonly day: number };
  readonly limits: readonly TimelineLimit[];
  readonly pins: readonly TimelinePin[];
}

/** Undefined as long as the admission date is not known. Pins are in order of their dates. */
export function dayCountTimeline(
  compiled: CompiledPolicy,
  document: ReviewDocument,
): DayCountTimeline | undefined {
  const context = makeContext(document);
  const { admission, review } = context;
  if (admission === undefined) return undefined;
  const criteria = new Map<number, string[]>();
  const pins: TimelinePin[] = [];
  for (const { criterion, node } of compiled.byReviewType[document.review_type]) {
    for (const { timed } of leavesOf(node)) {
      if (!timed) continue;
      const { days } = timed;
      const ids = criteria.get(days) ?? [];
      criteria.set(days, ids.includes(criterion.id) ? ids : [...ids, criterion.id]);
      for (const { fact, label, at } of timed.pins(context)) {
        const day = at - admission;
        const date = plainDate(at);
        pins.push({
          criterion: criterion.id,
          fact,
          label,
          date,
          day,
          limit: days,
          late: day > days,
        });
      }
    }
  }
  return {
    admission: plainDate(admission),
    ...(review === undefined
      ? {}
      : { review: { date: plainDate(review), day: review - admission } }),
    limits: [...criteria]
      .sort(([a], [b]) => a - b)
      .map(([days, ids]) => ({ days, date: plainDate(admission + days), criteria: ids })),
    pins: pins.sort((a, b) => a.day - b.day),
  };
}

function leavesOf(node: Node): readonly Leaf[] {
  return node.leaf ? [node.leaf] : node.children.flatMap(leavesOf);
}
