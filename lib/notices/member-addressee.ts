import { ageOn, type PlainDate } from "@/lib/calendar";
import type { LetterFacts } from "./notice";

/** N.C.G.S. 48A-2. */
const ageOfMajority = 18;

interface AddressedMember {
  readonly givenName: string;
  readonly familyName: string;
  readonly dateOfBirth: PlainDate;
}

/** Who a member's letter of a day is addressed to: until the eighteenth birthday a parent or guardian. */
export function memberAddressee(
  { givenName, familyName, dateOfBirth }: AddressedMember,
  on: PlainDate,
): Pick<LetterFacts["recipient"], "name" | "salutation"> {
  const name = `${givenName} ${familyName}`;
  if (ageOn(dateOfBirth, on) >= ageOfMajority) return { name };
  const guardian = `parent or guardian of ${name}`;
  return { name: `To the ${guardian}`, salutation: guardian };
}
