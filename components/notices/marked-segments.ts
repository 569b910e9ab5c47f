import type { Passage } from "@/lib/notices/notice";

/** A passage with its number in the list beside the letter. */
export interface NumberedPassage extends Passage {
  readonly number: number;
}

/** A stretch of text with the same marks throughout. */
export interface Segment {
  readonly text: string;
  /** Whether a passage covers it. */
  readonly marked: boolean;
  /** Passages that end with it. */
  readonly ends: readonly NumberedPassage[];
}

/** Cuts a text where a passage begins or ends; passages may lie inside one another. */
export function markedSegments(
  text: string,
  passages: readonly NumberedPassage[],
): readonly Segment[] {
  const cuts = [...new Set([0, text.length, ...passages.flatMap(({ start, end }) => [start, end])])]
    .filter((cut) => cut >= 0 && cut <= text.length)
    .sort((a, b) => a - b);
  return cuts.slice(1).map((end, index) => {
    const start = cuts[index] ?? 0;
    return {
      text: text.slice(start, end),
      marked: passages.some((passage) => passage.start <= start && end <= passage.end),
      ends: passages.filter((passage) => passage.end === end),
    };
  });
}
