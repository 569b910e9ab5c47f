import { formatDate } from "@/lib/calendar";
import { fundingNames, lineOfBusinessNames, type PlanTerms } from "./plan-terms";

/** One thing the terms say, in words. */
export interface TermInWords {
  readonly term: string;
  readonly detail: string;
}

const yesNo = (value: boolean): string => (value ? "Yes" : "No");

const pair = ({
  group,
  carc,
  rarc,
}: {
  readonly group: string | null;
  readonly carc: string | null;
  readonly rarc: string | null;
}): string =>
  [group && carc ? `${group}-${carc}` : "no reason code", rarc].filter(Boolean).join(" / ");

/** How an edit of the billing rule is called, by its name there. */
type EditInWords = (edit: string) => string;

/** Everything the terms say, in the order in which an administrator enters it. */
export function termsInWords(terms: PlanTerms, editInWords: EditInWords): readonly TermInWords[] {
  const { contact, claims } = terms;
  const { authorizationRequiredFrom: from, authorizationRequiredThrough: through } = terms;
  const ownCodes = Object.entries(claims.codes).sort(([a], [b]) => (a < b ? -1 : 1));
  return [
    { term: "Line of business", detail: lineOfBusinessNames[terms.lineOfBusiness] },
    { term: "Funding", detail: fundingNames[terms.funding] },
    { term: "State of issue", detail: terms.stateOfIssue },
    { term: "Accredited by NCQA", detail: yesNo(terms.ncqaAccredited) },
    {
      term: "Authorization",
      detail:
        from === null
          ? "Not required"
          : `Required for dates of service from ${formatDate(from)}${through ? ` through ${formatDate(through)}` : ""}`,
    },
    {
      term: "Certifies by itself what meets everything",
      detail: yesNo(terms.automaticCertification),
    },
    {
      term: "Claims must carry the authorization number",
      detail: yesNo(claims.authorizationNumberRequired),
    },
    { term: "Interim bills are denied", detail: yesNo(claims.denyInterimBills) },
    {
      term: "Adjustment codes of its own",
      detail:
        ownCodes.length === 0
          ? "None"
          : ownCodes.map(([edit, codes]) => `${editInWords(edit)}: ${pair(codes)}`).join("; "),
    },
    { term: "Written to at", detail: [contact.name, ...contact.addressLines].join(", ") },
    {
      term: "Reached by",
      detail:
        [
          contact.phone && `telephone ${contact.phone}`,
          contact.tty && `TTY ${contact.tty}`,
          contact.fax && `fax ${contact.fax}`,
          contact.email,
          contact.hours,
        ]
          .filter(Boolean)
          .join(", ") || "Not on file",
    },
    { term: "Languages", detail: contact.languages.join(", ") || "Not on file" },
  ];
}

/** What later terms say otherwise than earlier ones. */
export function changedTerms(
  before: PlanTerms,
  after: PlanTerms,
  editInWords: EditInWords,
): readonly TermInWords[] {
  const earlier = new Map(
    termsInWords(before, editInWords).map(({ term, detail }) => [term, detail]),
  );
  return termsInWords(after, editInWords).filter(
    ({ term, detail }) => earlier.get(term) !== detail,
  );
}
