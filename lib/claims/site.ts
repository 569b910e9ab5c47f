/**
 * "At the site": whether two services were rendered at one place. The policy's per diem includes
 * what is "rendered to the member at the site", so bundling turns on this alone.
 */
import type { ServiceSite } from "@/lib/claims/claim";

/** Words of street addresses in one spelling (USPS Publication 28, appendix C). */
const spelling: Readonly<Record<string, string>> = {
  ST: "STREET",
  STR: "STREET",
  AVE: "AVENUE",
  AV: "AVENUE",
  RD: "ROAD",
  DR: "DRIVE",
  LN: "LANE",
  BLVD: "BOULEVARD",
  CT: "COURT",
  CIR: "CIRCLE",
  PL: "PLACE",
  SQ: "SQUARE",
  PKWY: "PARKWAY",
  HWY: "HIGHWAY",
  TER: "TERRACE",
  TRL: "TRAIL",
  CTR: "CENTER",
  N: "NORTH",
  S: "SOUTH",
  E: "EAST",
  W: "WEST",
  NE: "NORTHEAST",
  NW: "NORTHWEST",
  SE: "SOUTHEAST",
  SW: "SOUTHWEST",
};

/**
 * A street address and ZIP in the form in which two are compared: capitals, no punctuation, one
 * spelling of "Street", no suite or unit (rooms of one building are one site), ZIP to five digits.
 *
 * @returns null when street or ZIP is not stated
 */
export function siteAddress(street: string | null, zip: string | null): string | null {
  const zip5 = /^\D*(\d{5})/.exec(zip ?? "")?.[1];
  const words = (street ?? "")
    .toUpperCase()
    .replace(/[.,']/g, "")
    .replace(/[^A-Z0-9]+/g, " ")
    .trim()
    .replace(/ (SUITE|STE|UNIT|APT|ROOM|RM|FLOOR|FL|BLDG|BUILDING) [A-Z0-9]+.*$/, "")
    .split(" ")
    .filter(Boolean)
    .map((word, at) => (at === 0 ? word : (spelling[word] ?? word)));
  return zip5 && words.length > 0 ? `${words.join(" ")}|${zip5}` : null;
}

/**
 * The same for an address written in one line, "100 Example St, Raleigh NC 27601": the street is
 * what stands before the first comma, the ZIP the last five or nine digits.
 */
export function siteAddressOfLine(line: string | null): string | null {
  if (line === null) return null;
  const zip = /(\d{5})(?:-?\d{4})?\s*$/.exec(line)?.[1] ?? null;
  return siteAddress(line.split(",")[0] ?? null, zip);
}

/** Same service facility, or same address; what is not stated matches nothing. */
export function sameSite(a: ServiceSite, b: ServiceSite): boolean {
  return (a.npi !== null && a.npi === b.npi) || (a.address !== null && a.address === b.address);
}
