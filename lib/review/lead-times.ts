import { addDays, type PlainDate } from "@/lib/calendar";
import type { MedicalLicence } from "./licence";
import { programZone } from "./zone";

/**
 * How long before something is due the portal says so, and after how long it acts by itself. None of
 * these times is the law's: the law says when a thing is due, these say when people are told.
 *
 * - A clock that is due at the end of a day comes near 24 hours before. One that runs in hours comes
 *   near when a quarter of its time is left, so that a 24-hour clock does not begin near its end.
 * - Whoever is asked for information is told again when a quarter of the time is left, but at the
 *   earliest a week before it ends: 45 days give a week, 48 hours give 12.
 * - A draft untouched for 23 days is told of, and one untouched for 30 is taken away; never sooner
 *   than 7 days after it was told of, however long the portal was down. Any act of its organization
 *   on the draft begins the 30 days again.
 * - A licence comes near its end 30 days before its last day, and has ended the day after it.
 */
export const draftTimes = {
  warnAfterDays: 23,
  expireAfterDays: 30,
  atLeastDaysBetween: 7,
} as const;
export const licenceWarningDays = 30;

const hour = 3_600_000;
const day = 24 * hour;

/** Due in the last second of a day of the program's place: it runs in days. */
const lastSecond = new Intl.DateTimeFormat("en-GB", {
  timeZone: programZone,
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
  hourCycle: "h23",
});

/** The instant from which a clock counts as near its end. */
export function clockNearFrom(startedAt: Date, dueAt: Date): Date {
  const runsInDays = lastSecond.format(dueAt) === "23:59:59";
  const lead = runsInDays ? day : Math.min(day, (dueAt.getTime() - startedAt.getTime()) / 4);
  return new Date(dueAt.getTime() - lead);
}

/** No clock comes near its end earlier than this before it. */
export const longestClockLead = day;
/** No answer is reminded of earlier than this before it is due. */
export const longestAnswerLead = 7 * day;

/** The instant from which whoever was asked for information is told again. */
export function answerNearFrom(askedAt: Date, dueAt: Date): Date {
  const lead = Math.min(longestAnswerLead, (dueAt.getTime() - askedAt.getTime()) / 4);
  return new Date(dueAt.getTime() - lead);
}

/** Drafts last touched before this instant are to be told of. */
export const draftsToldOfBefore = (now: Date): Date =>
  new Date(now.getTime() - draftTimes.warnAfterDays * day);

/** When a draft that is told of now will be taken away. */
export const draftTakenAwayAt = (touchedAt: Date, toldAt: Date): Date =>
  new Date(
    Math.max(
      touchedAt.getTime() + draftTimes.expireAfterDays * day,
      toldAt.getTime() + draftTimes.atLeastDaysBetween * day,
    ),
  );

export interface LicenceWarning {
  readonly licence: MedicalLicence;
  readonly ended: boolean;
}

/**
 * What is to be said of a director's North Carolina licences on a day: that the one which lasts
 * longest ends soon, or has ended; undefined while it lasts, and of a person who has none.
 *
 * @param licences of one person, each as last recorded
 */
export function licenceWarning(
  licences: readonly MedicalLicence[],
  today: PlainDate,
): LicenceWarning | undefined {
  const [longest] = licences
    .filter(({ state, status }) => state === "NC" && status === "active")
    .sort((a, b) => (a.validThrough > b.validThrough ? -1 : 1));
  if (!longest || longest.validThrough > addDays(today, licenceWarningDays)) return undefined;
  return { licence: longest, ended: longest.validThrough < today };
}
