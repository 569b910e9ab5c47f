import type { Criterion } from "./schema";

/**
 * A criterion as the policy prints it, on one page: its sentence, its lettered parts each on a line,
 * and the note that belongs to it. What a decision quotes and a notice repeats.
 */
export const wholeText = ({
  text,
  parts,
  note,
}: Pick<Criterion, "text" | "parts" | "note">): string =>
  [
    text,
    ...(parts ?? []).map((part) => `${part.letter}. ${part.text}`),
    ...(note ? [note] : []),
  ].join("\n");
