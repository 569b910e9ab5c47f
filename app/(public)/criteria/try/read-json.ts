/** Where a text stops being JSON, counted from 1; absent where the browser does not say. */
export type JsonTrouble = {
  readonly line?: number;
  readonly column?: number;
  readonly message: string;
};

export type JsonRead =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly error: JsonTrouble };

/**
 * Reads JSON and says where it breaks. Browsers word it differently: some give a line and a column,
 * some a position, some a piece of the text; whatever is given is turned into a line and a column.
 */
export function readJson(text: string): JsonRead {
  try {
    return { ok: true, value: JSON.parse(text) as unknown };
  } catch (error) {
    return { ok: false, error: locate(text, error instanceof Error ? error.message : "") };
  }
}

function locate(text: string, message: string): JsonTrouble {
  const named = /line (\d+) column (\d+)/.exec(message);
  if (named) return { line: Number(named[1]), column: Number(named[2]), message };
  const counted = /position (\d+)/.exec(message);
  const at = counted
    ? Number(counted[1])
    : /end of JSON|end of data|EOF/i.test(message)
      ? text.length
      : undefined;
  if (at === undefined) return { message };
  const before = text.slice(0, at).split("\n");
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1, message };
}
