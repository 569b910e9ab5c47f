/** "S9480 · 0905 · 25": procedure, revenue code and modifiers, as far as they are stated. */
export const serviceWords = (line: {
  readonly procedure: string | null;
  readonly revenueCode: string | null;
  readonly modifiers: readonly string[];
}): string =>
  [line.procedure, line.revenueCode, line.modifiers.join(" ")].filter(Boolean).join(" · ") || "–";
