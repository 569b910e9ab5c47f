/**
 * What lies on the desk while claims are judged one after another: the claims that stand so far, by
 * person and day, by number and as stays, and the authorizations with the days used of them. The
 * desk begins with the history it is given and remembers what of it was changed.
 */
import { addDays, calendarWeek, type PlainDate } from "@/lib/calendar";
import type { Claim, ClaimLine } from "@/lib/claims/claim";
import type {
  ClaimAuthorization,
  ClaimHistory,
  ClaimKey,
  Judgement,
  LineJudgement,
  PlanRules,
  RecordsRequest,
} from "@/lib/claims/judgement";
import { numberOnCard } from "@/lib/claims/member-number";
import { longestPeriod, servicesOf, stayOf, type ServiceKind } from "@/lib/claims/judging/services";
import type { RulesInForce, RulesOn } from "@/lib/policy/claim-rules";

/** A claim on the desk, with what is said of its lines so far. */
export interface StandingClaim {
  readonly key: ClaimKey;
  readonly claim: Claim;
  readonly isNew: boolean;
  supersededBy: ClaimKey | null;
  readonly judgements: LineJudgement[];
  /** What each line is, in the order of lines. */
  readonly kinds: readonly ServiceKind[];
  readonly person: PersonFile;
  /** Of the number on the person's card. */
  readonly member: MemberFile;
}

/** One line on the desk, with all lines of its person on its (first) date. */
export interface Standing {
  readonly of: StandingClaim;
  readonly index: number;
  readonly day: Day;
}

/** Lines of a person on one date, in the order in which they were judged. */
export type Day = Standing[];

/** An authorization and the days used of it, the claims on the desk included. */
export interface RunningAuthorization {
  readonly terms: ClaimAuthorization;
  daysUsed: number;
}

/** The days of one person. */
interface PersonFile {
  readonly days: Map<PlainDate, Day>;
  /** Accepted dates of the per diem by week, Monday to Sunday. */
  readonly weeks: Map<number, number>;
  readonly stays: StandingClaim[];
}

/** What is on file for a number on a card, and holds for everybody under it. */
interface MemberFile {
  readonly plan: PlanRules;
  readonly authorizations: RunningAuthorization[];
  readonly records: RecordsRequest[];
}

export interface Desk {
  readonly rulesOn: RulesOn;
  readonly claims: Map<ClaimKey, StandingClaim>;
  readonly people: Map<string, PersonFile>;
  /** By the number on the card. */
  readonly members: Map<string, MemberFile>;
  readonly byNumber: Map<string, StandingClaim[]>;
  /** Lines denied because an authorization's days were used up, by its number. */
  readonly exhausted: Map<string, Standing[]>;
  readonly plans: ReadonlyMap<string, PlanRules>;
  /** Of older claims, what a changed line was before. */
  readonly before: Map<string, { readonly standing: Standing; readonly judgement: LineJudgement }>;
  readonly superseded: { readonly claim: ClaimKey; readonly by: ClaimKey }[];
  readonly authorizationDays: Map<string, number>;
}

const noPlan: PlanRules = {
  authorizationRequiredFrom: null,
  authorizationRequiredThrough: null,
  authorizationNumberRequired: false,
  denyInterimBills: false,
  codes: {},
};

function append<T>(map: Map<string, T[]>, key: string, entry: T): void {
  const list = map.get(key);
  if (list) list.push(entry);
  else map.set(key, [entry]);
}

/** A desk with history laid out on it. */
export function openDesk(history: ClaimHistory, rulesOn: RulesOn): Desk {
  const desk: Desk = {
    rulesOn,
    claims: new Map(),
    people: new Map(),
    members: new Map(),
    byNumber: new Map(),
    exhausted: new Map(),
    plans: history.plans,
    before: new Map(),
    superseded: [],
    authorizationDays: new Map(),
  };
  for (const terms of history.authorizations)
    memberOf(desk, terms.memberNumber).authorizations.push({ terms, daysUsed: terms.daysUsed });
  for (const request of history.recordsRequests)
    memberOf(desk, request.memberNumber).records.push(request);
  for (const { key, claim, supersededBy, judgements } of history.claims) {
    const of = layClaim(desk, { key, claim, isNew: false, supersededBy });
    of.judgements.push(...judgements);
    // As they were laid when they were judged: the first accepted line of a day is the one named.
    for (const index of orderOfLines(of)) {
      const standing = standingOf(of, index);
      layLine(desk, standing);
      if (isAccepted(judgementOf(standing)) && kindOf(standing) === "iop") countDate(standing, 1);
    }
  }
  return desk;
}

function personOf(desk: Desk, memberNumber: string): PersonFile {
  let person = desk.people.get(memberNumber);
  if (!person) {
    person = { days: new Map(), weeks: new Map(), stays: [] };
    desk.people.set(memberNumber, person);
  }
  return person;
}

function memberOf(desk: Desk, memberNumber: string): MemberFile {
  const onCard = numberOnCard(memberNumber);
  let member = desk.members.get(onCard);
  if (!member) {
    const plan = desk.plans.get(onCard) ?? desk.plans.get("") ?? noPlan;
    member = { plan, authorizations: [], records: [] };
    desk.members.set(onCard, member);
  }
  return member;
}

/** Lays a claim on the desk, its lines still to come. */
export function layClaim(
  desk: Desk,
  {
    key,
    claim,
    isNew,
    supersededBy,
  }: Pick<StandingClaim, "key" | "claim" | "isNew" | "supersededBy">,
): StandingClaim {
  const kinds = claim.lines.map((line) =>
    servicesOf(desk.rulesOn(line.serviceFrom).rules).kindOf(claim, line),
  );
  const person = personOf(desk, claim.memberNumber);
  const member = memberOf(desk, claim.memberNumber);
  const laid = { key, claim, isNew, supersededBy, judgements: [], kinds, person, member };
  desk.claims.set(key, laid);
  append(desk.byNumber, claim.number, laid);
  if (kinds.includes("stay")) person.stays.push(laid);
  return laid;
}

/**
 * In what order the lines of a claim are judged, and lie on their days: by date; per diems before
 * the services they include; by number.
 */
export function orderOfLines({ claim, kinds }: StandingClaim): readonly number[] {
  const order = claim.lines.map((_, index) => index);
  if (order.length < 2) return order;
  const included = (index: number) =>
    kinds[index] === "other" || kinds[index] === "boarding" ? 1 : 0;
  return order.sort((a, b) => {
    const [one, two] = [claim.lines[a]?.serviceFrom ?? "", claim.lines[b]?.serviceFrom ?? ""];
    if (one !== two) return one < two ? -1 : 1;
    return included(a) - included(b) || a - b;
  });
}

/** A line of a claim on the desk, beside the others of its day. */
export function standingOf(of: StandingClaim, index: number): Standing {
  return { of, index, day: dayOf(of, at(of.claim.lines, index).serviceFrom) };
}

function dayOf({ person }: StandingClaim, date: PlainDate): Day {
  let day = person.days.get(date);
  if (!day) {
    day = [];
    person.days.set(date, day);
  }
  return day;
}

/** The days of a line: more than one only of another per diem, which every date of its span counts for. */
export function daysOf(standing: Standing): readonly Day[] {
  const { serviceFrom, serviceTo } = lineOf(standing);
  if (serviceFrom === serviceTo || kindOf(standing) !== "other_per_diem") return [standing.day];
  const days = [standing.day];
  for (let date = addDays(serviceFrom, 1); date <= serviceTo; date = addDays(date, 1)) {
    if (days.length >= longestPeriod) break;
    days.push(dayOf(standing.of, date));
  }
  return days;
}

/** Enters a judged line under its days. */
export function layLine(desk: Desk, standing: Standing): void {
  for (const day of daysOf(standing)) day.push(standing);
  const { edits, authorization } = judgementOf(standing);
  if (authorization !== null && edits.includes("authorized_days_exceeded"))
    append(desk.exhausted, authorization, standing);
}

/** The line itself. */
export const lineOf = ({ of, index }: Standing): ClaimLine => at(of.claim.lines, index);
/** What is said of a line so far. */
export const judgementOf = ({ of, index }: Standing): LineJudgement => at(of.judgements, index);
/** What a line is to the billing rule. */
export const kindOf = ({ of, index }: Standing): ServiceKind => at(of.kinds, index);

function at<T>(list: readonly T[], index: number): T {
  const entry = list[index];
  if (entry === undefined) throw new Error(`a claim has no line at ${index}`);
  return entry;
}

/** The line is paid, in whole or in part. */
export const isAccepted = ({ disposition }: LineJudgement): boolean =>
  disposition === "pay" || disposition === "pay_in_part" || disposition === "pay_and_flag";

/** All lines of a claim's person on a date. */
export const onDay = (of: StandingClaim, date: PlainDate): Day => of.person.days.get(date) ?? [];

/** The accepted line of a kind that keeps a day, or none. */
export function acceptedOn(day: Day, kind: ServiceKind): Standing | undefined {
  return day.find((standing) => kindOf(standing) === kind && isAccepted(judgementOf(standing)));
}

/** The inpatient stay in which a line's date lies strictly between admission and discharge. */
export function stayAround(standing: Standing): StandingClaim | undefined {
  const { stays } = standing.of.person;
  if (stays.length === 0) return undefined;
  const date = lineOf(standing).serviceFrom;
  return stays.find(({ claim, supersededBy, judgements }) => {
    if (supersededBy !== null || !judgements.some(isAccepted)) return false;
    const { from, through } = stayOf(claim);
    return from < date && date < through;
  });
}

/** Dates strictly within a stay. */
export function daysWithin(claim: Claim): PlainDate[] {
  const { from, through } = stayOf(claim);
  const days: PlainDate[] = [];
  for (
    let day = addDays(from, 1);
    day < through && days.length < longestPeriod;
    day = addDays(day, 1)
  )
    days.push(day);
  return days;
}

/** Accepted dates of the per diem in the week of a line. */
export const datesInWeek = (standing: Standing): number =>
  standing.of.person.weeks.get(calendarWeek(lineOf(standing).serviceFrom)) ?? 0;

/** Counts an accepted date of the per diem in (1) or out (-1) of its week. */
export function countDate(standing: Standing, by: 1 | -1): void {
  const week = calendarWeek(lineOf(standing).serviceFrom);
  const { weeks } = standing.of.person;
  weeks.set(week, (weeks.get(week) ?? 0) + by);
}

/** Uses (1) or gives back (-1) a day of an authorization. */
export function countDay(desk: Desk, { member }: StandingClaim, number: string, by: 1 | -1): void {
  const running = member.authorizations.find(
    ({ terms }) => terms.number === number && terms.status === "certified",
  );
  if (running) running.daysUsed += by;
  desk.authorizationDays.set(number, (desk.authorizationDays.get(number) ?? 0) + by);
}

/** The rules on the date of a line. */
export const rulesFor = (desk: Desk, standing: Standing): RulesInForce =>
  desk.rulesOn(lineOf(standing).serviceFrom);

/** Says something else of a line from now on. */
export function rejudge(desk: Desk, standing: Standing, after: LineJudgement): void {
  const { of, index } = standing;
  const key = `${of.key} ${index}`;
  if (!of.isNew && !desk.before.has(key))
    desk.before.set(key, { standing, judgement: judgementOf(standing) });
  of.judgements[index] = after;
}

/** What was judged, and what of the history is no longer as it was. */
export function closeDesk(desk: Desk): Judgement {
  const changed = [...desk.before.values()].map(({ standing, judgement }) => ({
    claim: standing.of.key,
    line: lineOf(standing).number,
    before: judgement,
    after: judgementOf(standing),
  }));
  return {
    judged: [...desk.claims.values()].filter(({ isNew }) => isNew),
    changedLines: changed,
    superseded: desk.superseded,
    authorizationDays: new Map([...desk.authorizationDays].filter(([, days]) => days !== 0)),
  };
}
