/**
 * Abbreviations: words of two or more capitals. One is explained where its meaning stands beside it
 * at its first use: "intensive outpatient program (IOP)", "IOP (intensive outpatient program)", or
 * behind a name that has it, "IOP care (IOP: intensive outpatient program)". Later uses need no
 * more. An explanation holds for the whole letter, whoever wrote it.
 */
export interface Abbreviation {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

const shape = /(?<![\p{L}\p{N}])([A-Z]{2,})(?:s|-[A-Z0-9-]+)?(?![\p{L}\p{N}])/gu;

/** Every word of capitals in a text. */
export const capitalWords = (text: string): readonly string[] =>
  [...text.matchAll(shape)].flatMap(([, name]) => name ?? []);

/** The abbreviations of a text that stand there without meaning, unless `explained` names them. */
export function unexplained(
  text: string,
  known: ReadonlySet<string>,
  explained: Set<string>,
): readonly Abbreviation[] {
  const found: Abbreviation[] = [];
  for (const match of text.matchAll(shape)) {
    const name = match[1] ?? "";
    if (known.has(name) || explained.has(name)) continue;
    const start = match.index;
    const end = start + match[0].length;
    if (meaningBeside(text, name, start, end)) explained.add(name);
    else found.push({ name, start, end });
  }
  return found;
}

function meaningBeside(text: string, name: string, start: number, end: number): boolean {
  const before = text.slice(0, start);
  const after = text.slice(end);
  if (before.endsWith("(") && after.startsWith(")")) {
    const words = before
      .slice(0, -1)
      .trim()
      .split(/\s+/)
      .slice(-2 * name.length - 2);
    return spells(words, name);
  }
  const behind = new RegExp(`[(;] ?${name}: ([^();]+)[;)]`).exec(text)?.[1];
  if (behind !== undefined && spells(behind.split(/\s+/), name)) return true;
  const inside = /^\s*\(([^()]+)\)/.exec(after)?.[1];
  return inside !== undefined && spells(inside.trim().split(/\s+/), name);
}

/** The words, among them some that begin with the first and the last letter of the abbreviation. */
function spells(words: readonly string[], name: string): boolean {
  const initials = words.flatMap((word) => word.split("-")).map((word) => word.charAt(0));
  const first = initials.findIndex((initial) => initial.toUpperCase() === name.charAt(0));
  return (
    words.length >= 2 &&
    first >= 0 &&
    initials.slice(first).some((initial) => initial.toUpperCase() === name.at(-1))
  );
}
