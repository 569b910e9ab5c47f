/**
 * A file's name that says what it seems to say: no path, no control characters, none that turn the
 * reading direction around, and at most the last 120 characters.
 */
export const cleanFileName = (name: string): string =>
  [...name.replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069\\/]/gu, " ")].slice(-120).join("");
