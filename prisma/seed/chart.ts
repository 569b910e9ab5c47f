import type { FactRow } from "@/lib/facts/fact-values";
import type { Facts } from "@/tests/builders/review-facts";
import { type sites, type BuiltSite } from "@/tests/builders/places";
import type { ClinicalPicture } from "./clinical-picture";

/** The people of a program who sign its records. */
export interface CareTeam {
  readonly psychiatrist: string;
  readonly nursePractitioner: string;
  readonly therapist: string;
  readonly familyTherapist: string;
  readonly nurse: string;
  readonly director: string;
  readonly afterHours: string;
}

export const careTeams: Readonly<Record<keyof typeof sites, CareTeam>> = {
  durham: {
    psychiatrist: "Helen Abernathy, MD",
    nursePractitioner: "Craig Tolliver, PMHNP-BC",
    therapist: "Monique Lassiter, LCSW",
    familyTherapist: "Peter Oyelaran, LMFT",
    nurse: "Dana Kessler, RN",
    director: "Sylvia Brandt, PhD, LPC",
    afterHours: "(919) 555-0142",
  },
  greensboro: {
    psychiatrist: "Vikram Desai, MD",
    nursePractitioner: "Laurel Pate, PMHNP-BC",
    therapist: "Corinne Yates, LCMHC",
    familyTherapist: "Samuel Grier, LMFT",
    nurse: "Joyce Mabry, RN",
    director: "Allan Whitfield, PhD",
    afterHours: "(336) 555-0117",
  },
  asheville: {
    psychiatrist: "Margaret Sutter, DO",
    nursePractitioner: "Ian Cordell, PMHNP-BC",
    therapist: "Teresa Alvarado, LCSW",
    familyTherapist: "Ruthanne Cole, LMFT",
    nurse: "Benjamin Swope, RN",
    director: "Nathan Ellery, PhD",
    afterHours: "(828) 555-0163",
  },
};

/** One member's record at one program: what every document of a case is written from. */
export interface Chart {
  readonly memberName: string;
  readonly memberNumber: string;
  readonly birth: string;
  readonly site: BuiltSite;
  readonly team: CareTeam;
  readonly picture: ClinicalPicture;
  /** The last day the record knows of. */
  readonly through: string;
  /** The facts of the request; documents state these dates and no others. */
  readonly facts: Facts;
}

/** "10/05/2026", as American charts write dates; an em dash where the record has none. */
export function chartDate(date: unknown): string {
  return typeof date === "string" && date.length === 10
    ? `${date.slice(5, 7)}/${date.slice(8)}/${date.slice(0, 4)}`
    : "—";
}

/** A fact that is a date, or undefined where the record is silent. */
export function dateFact(chart: Chart, path: string): string | undefined {
  const value = chart.facts[path];
  return typeof value === "string" ? value : undefined;
}

/** A fact that is a text, or what to write where the record is silent. */
export function textFact(chart: Chart, path: string, otherwise: string): string {
  const value = chart.facts[path];
  return typeof value === "string" ? value : otherwise;
}

/** The rows of a list fact; none where the record is silent. */
export function rowsOf(chart: Chart, path: string): readonly FactRow[] {
  const value = chart.facts[path];
  if (!Array.isArray(value)) return [];
  return value.flatMap((row: string | FactRow) => (typeof row === "string" ? [] : [row]));
}
