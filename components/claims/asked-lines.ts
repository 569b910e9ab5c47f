/** What a table of lines is narrowed to, as it stands in the address: member and claim by their ids. */
export interface AskedLines {
  readonly disposition?: string | undefined;
  readonly edit?: string | undefined;
  readonly member?: string | undefined;
  readonly claim?: string | undefined;
  readonly from?: string | undefined;
  readonly through?: string | undefined;
  readonly again?: string | undefined;
}

export const lineFilterNames = [
  "disposition",
  "edit",
  "member",
  "claim",
  "from",
  "through",
  "again",
] as const satisfies readonly (keyof AskedLines)[];

/** The address of a list under a filter; what is undefined is left out. */
export function linesHref(
  base: string,
  asked: Readonly<Record<string, string | undefined>>,
): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(asked)) if (value) query.set(name, value);
  const text = query.toString();
  return text === "" ? base : `${base}?${text}`;
}
