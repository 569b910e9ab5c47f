/** A stretch of text, inside a passage that reads badly or not. */
export interface Segment {
  readonly text: string;
  readonly marked: boolean;
}

/** Cuts a text where a passage begins or ends; passages may lie inside one another. */
export function markedSegments(
  text: string,
  passages: readonly { readonly start: number; readonly end: number }[],
): readonly Segment[] {
  const cuts = [...new Set([0, text.length, ...passages.flatMap(({ start, end }) => [start, end])])]
    .filter((cut) => cut >= 0 && cut <= text.length)
    .sort((a, b) => a - b);
  return cuts.slice(1).map((end, index) => {
    const start = cuts[index] ?? 0;
    const marked = passages.some((passage) => passage.start <= start && end <= passage.end);
    return { text: text.slice(start, end), marked };
  });
}
