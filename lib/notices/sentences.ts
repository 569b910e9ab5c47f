/** Sentences of a text with where they stand: what the reading grade counts. */
export interface Sentence {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** A stop after these ends no sentence. */
const shortened =
  /(?:\b(?:Dr|Mr|Mrs|Ms|St|No|vs|etc|approx|Jr|Sr|Inc|Ave|Blvd|U\.S|N\.C|e\.g|i\.e|a\.m|p\.m)|\b[A-Z])\.$/;

/**
 * The sentences of a text. One ends at a stop, question or exclamation mark before white space and a
 * capital, a figure or a quotation mark, and at the end of a line.
 */
export function sentencesOf(text: string): readonly Sentence[] {
  const sentences: Sentence[] = [];
  let start = 0;
  const close = (end: number) => {
    const whole = text.slice(start, end);
    const trimmed = whole.trim();
    if (/\w/.test(trimmed)) {
      const from = start + whole.indexOf(trimmed);
      sentences.push({ text: trimmed, start: from, end: from + trimmed.length });
    }
    start = end;
  };
  for (const match of text.matchAll(/[.!?]+["')”]*(?=\s+["'(“]?[A-Z0-9])|\n+/g)) {
    const end = match.index + match[0].length;
    if (shortened.test(text.slice(start, end))) continue;
    close(end);
  }
  close(text.length);
  return sentences;
}

/** Words: runs with a letter or a figure in them, an apostrophe or hyphen inside being part of it. */
export const wordsOf = (text: string): readonly string[] =>
  text.match(/[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu) ?? [];
