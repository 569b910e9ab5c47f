/**
 * Tells dependents on one card apart by what every file says of a patient: birth date and given name.
 * The key is the same wherever the same two are stated, in an 837, CSV or JSON, and holds neither.
 */
import { createHash } from "node:crypto";
import type { PlainDate } from "@/lib/calendar";
import { numberOnCard, withKey } from "@/lib/claims/member-number";

/**
 * The number under which claims know a dependent.
 *
 * @param memberNumber the number on the card
 * @returns the number on the card alone where neither birth date nor given name is stated: who is
 *   meant cannot be told then
 */
export function dependentNumber(
  memberNumber: string,
  birthDate: PlainDate | null,
  givenName: string | null,
): string {
  const name = plain(givenName ?? "");
  if (birthDate === null && name === "") return memberNumber;
  const onCard = numberOnCard(memberNumber);
  const key = createHash("sha256")
    .update([onCard, birthDate ?? "", name].join("\n"))
    .digest("hex")
    .slice(0, 10);
  return withKey(onCard, key);
}

/** A name without what files write differently: case, accents, blanks, hyphens and points. */
const plain = (name: string): string =>
  name
    .normalize("NFKD")
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, "");
