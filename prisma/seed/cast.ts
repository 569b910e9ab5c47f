import { addDays, dayNumber, plainDate, weekday } from "@/lib/calendar";
import { june, nora } from "@/tests/builders/people";
import { plans } from "@/tests/builders/places";
import { pictures } from "./clinical-picture";
import { member, minor, type DemonstrationMember } from "./member";
import { firstWeekday } from "./meeting-week";
import type { Story } from "./stage";

/** The members of the demonstration data, all invented, each with the picture that brings them. */
export const cast = {
  tamsin: member(1, "Tamsin Barefoot", "1989-03-11", "Chapel Hill, NC", pictures.anxiety),
  gregory: member(2, "Gregory Lunsford", "1975-11-02", "Durham, NC", pictures.depression),
  annabel: member(3, "Annabel Crouse", "1996-07-19", "Weaverville, NC", pictures.borderline),
  devin: member(4, "Devin Pulliam", "2001-01-28", "Greensboro, NC", pictures.obsessions),
  marisol: member(5, "Marisol Trejo", "1984-05-06", "Durham, NC", pictures.depression),
  curtis: member(6, "Curtis Oakley", "1992-12-14", "Hillsborough, NC", pictures.bipolar),
  imogen: member(7, "Imogen Starnes", "1990-09-23", "Asheville, NC", pictures.postpartum),
  leland: member(8, "Leland Hux", "1981-04-17", "Burlington, NC", pictures.trauma),
  priya: member(9, "Priya Raman", "1998-02-08", "Cary, NC", pictures.obsessions),
  stuart: member(10, "Stuart Wiggs", "1979-08-30", "High Point, NC", pictures.partnerDistress),
  odessa: member(11, "Odessa Freeman", "1968-06-21", "Durham, NC", pictures.panic),
  brennan: member(12, "Brennan Tuttle", "1994-10-05", "Mebane, NC", pictures.schizoaffective),
  felicity: member(13, "Felicity Ammons", "1986-01-16", "Black Mountain, NC", pictures.bipolar),
  harold: member(14, "Harold Mecham", "1972-03-03", "Knoxville, TN", pictures.trauma),
  jocelyn: member(15, "Jocelyn Baird", "1999-11-27", "Kernersville, NC", pictures.borderline),
  raymond: member(16, "Raymond Cutchin", "1983-07-12", "Roxboro, NC", pictures.depression),
  yvonne: member(17, "Yvonne Spruill", "1991-05-25", "Durham, NC", pictures.anxiety),
  micah: minor(18, "Micah Overton", "02-13", 15, "Greensboro, NC", pictures.adolescentDepression),
  delphine: member(19, "Delphine Roark", "1988-08-09", "Marshall, NC", pictures.postpartum),
  arturo: member(20, "Arturo Benavides", "1995-04-04", "Durham, NC", pictures.trauma),
  lorna: member(21, "Lorna Kivett", "1977-12-19", "Asheboro, NC", pictures.bipolar),
  wesley: member(22, "Wesley Hairston", "1985-10-31", "Reidsville, NC", pictures.depression),
  camille: member(23, "Camille Dunlap", "1993-06-02", "Durham, NC", pictures.obsessions),
  noelle: minor(24, "Noelle Hargett", "09-18", 16, "Graham, NC", pictures.adolescentAnxiety),
  isaac: member(25, "Isaac Penland", "1980-02-24", "Burnsville, NC", pictures.schizoaffective),
  ramona: member(26, "Ramona Setzer", "1974-07-07", "Durham, NC", pictures.depression),
  terrence: member(27, "Terrence Womack", "1997-03-20", "Greensboro, NC", pictures.anxiety),
  bettina: member(28, "Bettina Crowder", "1987-09-01", "Pittsboro, NC", pictures.trauma),
  alonzo: member(29, "Alonzo Faircloth", "1969-05-15", "Durham, NC", pictures.panic),
  kirsten: member(30, "Kirsten Loflin", "1992-01-09", "Lexington, NC", pictures.borderline),
  dorothy: member(31, "Dorothy Maness", "1951-10-26", "Fairview, NC", pictures.panic),
  quentin: member(32, "Quentin Ashe", "1990-04-29", "Durham, NC", pictures.bipolar),
  sabrina: member(33, "Sabrina Yount", "1994-08-22", "Thomasville, NC", pictures.depression),
  elliott: member(34, "Elliott Grimes", "1982-11-13", "Durham, NC", pictures.partnerDistress),
  vivian: member(35, "Vivian Teague", "1978-06-28", "Hendersonville, NC", pictures.depression),
  marcus: member(36, "Marcus Inman", "1996-12-03", "Winston-Salem, NC", pictures.schizoaffective),
  jolene: member(37, "Jolene Critcher", "1989-02-17", "Boone, NC", pictures.trauma),
  desmond: member(38, "Desmond Avery", "1985-05-30", "Durham, NC", pictures.anxiety),
  paulette: member(39, "Paulette Swink", "1971-09-14", "Salisbury, NC", pictures.depression),
  theodora: member(40, "Theodora Lyles", "1993-03-26", "Canton, NC", pictures.postpartum),
  everett: member(61, "Everett Bledsoe", "1986-02-11", "Durham, NC", pictures.trauma),
  rosalind: member(62, "Rosalind Peele", "1979-10-08", "Greensboro, NC", pictures.bipolar),
  clifton: member(63, "Clifton Mabry", "1991-07-30", "Hillsborough, NC", pictures.depression),
  winifred: member(64, "Winifred Oxendine", "1983-12-02", "Asheville, NC", pictures.panic),
  barnaby: member(65, "Barnaby Truitt", "1995-05-19", "Durham, NC", pictures.schizoaffective),
  leonora: member(66, "Leonora Gantt", "1974-03-27", "Burlington, NC", pictures.trauma),
  rufus: member(71, "Rufus Hedgepeth", "1988-06-17", "Durham, NC", pictures.anxiety),
  opal: member(72, "Opal Stancil", "1976-01-25", "Greensboro, NC", pictures.depression),
  tobias: member(73, "Tobias Fesperman", "2000-09-05", "Durham, NC", pictures.obsessions),
  maude: member(74, "Maude Killian", "1965-04-12", "Asheville, NC", pictures.panic),
  wendell: member(81, "Wendell Poteat", "1982-08-14", "Durham, NC", pictures.anxiety),
  lucinda: member(75, "Lucinda Swaim", "1990-11-20", "Durham, NC", pictures.bipolar),
  eudora: member(91, "Eudora Blalock", "1981-09-03", "Durham, NC", pictures.depression),
  sylvester: member(92, "Sylvester Mangum", "1994-02-21", "Greensboro, NC", pictures.trauma),
  corinne: member(93, "Corinne Tilley", "1987-12-08", "Durham, NC", pictures.anxiety),
  horatio: member(94, "Horatio Ledbetter", "1973-05-16", "Durham, NC", pictures.bipolar),
} as const satisfies Readonly<Record<string, DemonstrationMember>>;

/** A story at one of the two organizations, with its usual plan unless another is named. */
export const story = (
  site: Story["site"],
  told: Omit<Story, "provider" | "site" | "plan" | "weeksAgo"> &
    Partial<Pick<Story, "plan" | "weeksAgo">>,
): Story => ({
  provider: site === "asheville" ? june : nora,
  site,
  plan: plans.group,
  weeksAgo: 0,
  ...told,
});

/** The admission date of a story: the site's first weekday, so early that all of it is past. */
export function admissionOf({ site, lastDay, weeksAgo }: Story, today: string): string {
  const latest = addDays(today, -lastDay - 1 - 7 * weeksAgo);
  for (let back = 0; back < 7; back++) {
    const date = plainDate(dayNumber(latest) - back);
    if (weekday(date) === firstWeekday[site]) return date;
  }
  throw new Error("a week has seven days");
}
