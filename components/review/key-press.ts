/**
 * What a key of the review page does while rows change. A row is shown some time after it was asked
 * for; until then the page still holds the row being left, and no key may act on that one.
 *
 * Moves are counted: j pressed three times goes three rows on, whichever row is shown meanwhile.
 * Every other key waits for nothing and does nothing until the row asked for is there.
 */
export type KeyPress =
  | { readonly kind: "go"; readonly row: number }
  | { readonly kind: "press" }
  | { readonly kind: "ignore" };

const moves: Readonly<Record<string, number>> = { j: 1, k: -1 };

/**
 * @param shown the row on the page, from 0. @param going the row on its way, if one is.
 * @param busy true while a decision on the row shown is on its way.
 */
export function afterKey(
  key: string,
  { shown, going, busy, rows }: { shown: number; going?: number; busy: boolean; rows: number },
): KeyPress {
  const move = moves[key];
  if (move === undefined) return { kind: going === undefined && !busy ? "press" : "ignore" };
  if (busy) return { kind: "ignore" };
  const from = going ?? shown;
  const row = Math.min(rows - 1, Math.max(0, from + move));
  return row === from ? { kind: "ignore" } : { kind: "go", row };
}
