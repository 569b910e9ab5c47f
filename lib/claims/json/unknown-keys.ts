/**
 * Keys of a JSON case that nobody reads. A misspelt one ("unit") would change what is judged without a
 * word; so they are told, and refuse nothing: a case may carry what others need of it.
 */
import { shownName } from "@/lib/claims/formats/shown-name";
import { claimKeys, lineKeys, siteKeys } from "@/lib/claims/json/claim-shape";
import { authorizationKeys, planKeys, recordsKeys } from "@/lib/claims/json/coverage-shape";
import { noncertificationKeys } from "@/lib/claims/json/noncertification-shape";
import { isObject } from "@/lib/claims/json/values";

type Keys = Iterable<string>;

/** What people write about a case, its claims and lines, beside them. */
const notes = ["id", "title", "note", "notes", "description", "comment", "how_to_read", "expected"];

/** Where requests for records stand, and with what, when not as a list of their own. */
export const recordsNames = ["records_requests", "records_request", "records_requested"] as const;
/** Where noncertifications stand beside the authorizations. */
export const noncertificationNames = [
  "noncertifications",
  "noncertification",
  "retrospective_review",
] as const;
/** Where claims stand. */
export const claimsNames = ["claims_in_order_received", "claims"] as const;

const records = [...recordsNames, "records_due", "records_received"];
const mostShown = 12;

/** What is said of the keys that were passed over; nothing when every key is known. */
export function unknownKeys(content: Readonly<Record<string, unknown>>): readonly string[] {
  const claims = claimsNames.flatMap((name) => listed(content[name]));
  const lines = claims.flatMap((claim) => (isObject(claim) ? listed(claim.lines) : []));
  const ofCase = [
    ...claimsNames,
    ...noncertificationNames,
    ...records,
    ...(isObject(content.plan) ? [] : planKeys),
    ...["cases", "sites", "member", "attendance", "authorizations", "plan"],
  ];
  const places: readonly (readonly [string, readonly unknown[], Keys])[] = [
    ["the case", [content], ofCase],
    ["claims", claims, [...claimKeys, ...records, "sites"]],
    ["lines", lines, lineKeys],
    ["sites", isObject(content.sites) ? Object.values(content.sites) : [], siteKeys],
    ["authorizations", listed(content.authorizations), authorizationKeys],
    ["the plan", listed(content.plan), planKeys],
    ["records requests", recordsNames.flatMap((name) => listed(content[name])), recordsKeys],
    [
      "noncertifications",
      noncertificationNames.flatMap((name) => listed(content[name])),
      noncertificationKeys,
    ],
  ];
  return places.flatMap(([where, entries, known]) => {
    const unknown = unknownOf(entries, new Set([...known, ...notes]));
    if (unknown.length === 0) return [];
    const more = unknown.length > mostShown ? `, and ${unknown.length - mostShown} more` : "";
    const shown = unknown.slice(0, mostShown).map(shownName).join(", ");
    return [`Keys of ${where} that are not known were passed over: ${shown}${more}.`];
  });
}

const listed = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? (value as readonly unknown[]) : [value];

const unknownOf = (entries: readonly unknown[], known: ReadonlySet<string>): readonly string[] => [
  ...new Set(
    entries.flatMap((entry) =>
      isObject(entry) ? Object.keys(entry).filter((key) => !known.has(key)) : [],
    ),
  ),
];
