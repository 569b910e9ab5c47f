import type { ClinicalPicture } from "./clinical-picture";

/** An invented member; the clinical picture is what brings them to the program. */
export interface DemonstrationMember {
  readonly givenName: string;
  readonly familyName: string;
  /** An ISO date, or for a minor a month and day, `02-13`: the year follows from `years`. */
  readonly dateOfBirth: string;
  readonly years?: number;
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

/** A minor, who turns `years` in the year of admission whenever the story is told. */
export const minor = (
  place: number,
  name: string,
  monthAndDay: string,
  years: number,
  homeCityAndState: string,
  picture: ClinicalPicture,
): DemonstrationMember => ({
  ...member(place, name, monthAndDay, homeCityAndState, picture),
  years,
});

/** The date of birth of a member admitted on `admission`, both ISO dates. */
export const birthOf = ({ dateOfBirth, years }: DemonstrationMember, admission: string): string =>
  years === undefined ? dateOfBirth : `${Number(admission.slice(0, 4)) - years}-${dateOfBirth}`;
