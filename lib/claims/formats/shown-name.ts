/** A column's or key's name in a message: short, and nothing that could break a line. */
export const shownName = (name: string): string =>
  `"${name
    .trim()
    .replace(/[\p{Cc}"]/gu, " ")
    .slice(0, 40)}"`;
