/**
 * The number under which claims know a person.
 *
 * Number on the card   what the plan gave the member: claims name it, authorizations and the member's
 *                      plan are found by it.
 * Dependent            a patient who has no number of their own and is billed under the number on
 *                      somebody else's card. Several may be: twins attend the same program on the
 *                      same date, and neither is the other's duplicate. So a dependent is known by
 *                      the number on the card and a key, "M-1001+3f9a2c1b7d" (see dependent.ts),
 *                      everywhere that days are counted.
 */
const keyed = /^(.+)\+([0-9a-f]{10})$/;
/** How long "+" and a key are. */
const keyLength = 11;

/** A dependent's number. */
export const withKey = (numberOnTheCard: string, key: string): string =>
  `${numberOnTheCard}+${key}`;

/** The number on the card: the number itself, unless it is a dependent's. */
export function numberOnCard(memberNumber: string): string {
  // Asked for every claim: hardly one is a dependent's, and then a look at one character tells.
  if (memberNumber[memberNumber.length - keyLength] !== "+") return memberNumber;
  return keyed.exec(memberNumber)?.[1] ?? memberNumber;
}

/** "M-1001, dependent 3f9a", as a person reads it; four characters tell the people on one card apart. */
export function memberInWords(memberNumber: string): string {
  const found = keyed.exec(memberNumber);
  return found ? `${found[1] ?? ""}, dependent ${(found[2] ?? "").slice(0, 4)}` : memberNumber;
}
