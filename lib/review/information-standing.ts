/**
 * What became of an item that was asked for, when a person records that all necessary information
 * has been obtained: it was answered, it came otherwise (a document, another submission, a call),
 * or it is needed no longer. Every item of every round has one of these, so that "all" says of what.
 */
export const informationStandings = ["answered", "obtained_otherwise", "no_longer_needed"] as const;
export type InformationStanding = (typeof informationStandings)[number];

export const standingNames: Readonly<Record<InformationStanding, string>> = {
  answered: "Answered",
  obtained_otherwise: "Obtained otherwise",
  no_longer_needed: "No longer needed",
};

/** What an item's standing is taken to be where nobody says; null where somebody has to. */
export const plainStanding = (
  item: { readonly answer: string | null; readonly factPath: string | null },
  facts: Readonly<Record<string, unknown>>,
): InformationStanding | null =>
  item.answer || (item.factPath !== null && (facts[item.factPath] ?? null) !== null)
    ? "answered"
    : null;
