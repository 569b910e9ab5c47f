import type { ClinicalPicture } from "./clinical-picture";

/** An invented member; the clinical picture is what brings them to the program. */
export interface DemonstrationMember {
  readonly givenName: string;
  readonly familyName: string;
  readonly dateOfBirth: string;
  readonly homeCityAndState: string;
  readonly number: string;
  readonly picture: ClinicalPicture;
}

/** Builds a member; the number is the card's, prefix and nine digits made from the place in the list. */
export const member = (
  place: number,
  name: string,
  dateOfBirth: string,
  homeCityAndState: string,
  picture: ClinicalPicture,
): DemonstrationMember => {
  const [givenName = "", ...rest] = name.split(" ");
  return {
    givenName,
    familyName: rest.join(" "),
    dateOfBirth,
    homeCityAndState,
    number: `BRW${String(104_200_000 + place * 7_919)}`,
    picture,
  };
};
