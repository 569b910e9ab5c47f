/**
 * Values as COPY's text format writes them: columns between tabs, a row a line, \N for null. What is
 * no text (dates, numbers, names of enum values) needs no escaping and goes as it is.
 */
const special = /[\\\t\n\r\0]/g;
const needsCare = /[\\\t\n\r\0]/;
const escapes: Readonly<Record<string, string>> = {
  "\\": "\\\\",
  "\t": "\\t",
  "\n": "\\n",
  "\r": "\\r",
  // PostgreSQL keeps no NUL; the mark for an unreadable character stands for it.
  "\0": "\ufffd",
};

/** Any text, or null. */
export function copyText(text: string | null): string {
  if (text === null) return "\\N";
  return needsCare.test(text)
    ? text.replace(special, (character) => escapes[character] ?? "")
    : text;
}

/** A number, a date or another text without tabs and backslashes, or null. */
export const copyPlain = (value: string | number | null): string =>
  value === null ? "\\N" : String(value);

/** An array of texts. */
export function copyArray(texts: readonly string[]): string {
  if (texts.length === 0) return "{}";
  return copyText(`{${texts.map((text) => `"${text.replace(/["\\]/g, "\\$&")}"`).join(",")}}`);
}

/** An array of names of enum values. */
export const copyNames = (names: readonly string[]): string =>
  names.length === 0 ? "{}" : `{${names.join(",")}}`;

/** True or false. */
export const copyFlag = (flag: boolean): string => (flag ? "t" : "f");
