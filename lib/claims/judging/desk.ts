/**
 * What lies on the desk while claims are judged one after another: the claims that stand so far, by
 * member and day, by number and as stays, and the authorizations with the days used of them. The
 * desk begins with the history it is given and remembers what of it was changed.
 */
import { addDays, dayNumber, type PlainDate } from "@/lib/calendar";
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
import { servicesOf, stayOf, type ServiceKind } from "@/lib/claims/judging/services";
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
}

/** One line on the desk. */
export interface Standing {
  readonly of: StandingClaim;
  readonly index: number;
}

/** An authorization and the days used of it, the claims on the desk included. */
export interface RunningAuthorization {
  readonly terms: ClaimAuthorization;
  daysUsed: number;
}

export interface Desk {
  readonly rulesOn: RulesOn;
  readonly claims: Map<ClaimKey, StandingClaim>;
  readonly days: Map<string, Standing[]>;
  /** Accepted dates of the per diem by member and week (Monday to Sunday). */
  readonly weeks: Map<string, number>;
  readonly byNumber: Map<string, StandingClaim[]>;
  readonly stays: Map<string, StandingClaim[]>;
  readonly authorizations: Map<string, RunningAuthorization[]>;
  /** Lines denied because an authorization's days were used up, by its number. */
  readonly exhausted: Map<string, Standing[]>;
  readonly records: Map<string, RecordsRequest[]>;
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

const dayKey = (memberNumber: string, date: PlainDate): string => `${memberNumber}|${date}`;
const weekKey = (memberNumber: string, date: PlainDate): string =>
  // 1 January 1970 was a Thursday.
  `${memberNumber}|${Math.floor((dayNumber(date) + 3) / 7)}`;

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
    days: new Map(),
    weeks: new Map(),
    byNumber: new Map(),
    stays: new Map(),
    authorizations: new Map(),
    exhausted: new Map(),
    records: new Map(),
    plans: history.plans,
    before: new Map(),
    superseded: [],
    authorizationDays: new Map(),
  };
  for (const terms of history.authorizations)
    append(desk.authorizations, terms.memberNumber, { terms, daysUsed: terms.daysUsed });
  for (const request of history.recordsRequests)
    append(desk.records, request.memberNumber, request);
  for (const { key, claim, supersededBy, judgements } of history.claims) {
    const standing = layClaim(desk, { key, claim, isNew: false, supersededBy });
    judgements.forEach((judgement, index) => {
      standing.judgements.push(judgement);
      layLine(desk, { of: standing, index }, 1);
    });
  }
  return desk;
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
  const standing: StandingClaim = { key, claim, isNew, supersededBy, judgements: [], kinds };
  desk.claims.set(key, standing);
  append(desk.byNumber, claim.number, standing);
  if (kinds.includes("stay")) append(desk.stays, claim.memberNumber, standing);
  return standing;
}

/** Enters a judged line under its day. */
export function layLine(desk: Desk, standing: Standing, week: 0 | 1 = 0): void {
  const { memberNumber } = standing.of.claim;
  const date = lineOf(standing).serviceFrom;
  append(desk.days, dayKey(memberNumber, date), standing);
  const judgement = judgementOf(standing);
  if (judgement.edits.includes("authorized_days_exceeded") && judgement.authorization !== null)
    append(desk.exhausted, judgement.authorization, standing);
  if (week === 1 && isAccepted(judgement) && kindOf(standing) === "iop")
    countDate(desk, standing, 1);
}

export const lineOf = ({ of, index }: Standing): ClaimLine => at(of.claim.lines, index);
export const judgementOf = ({ of, index }: Standing): LineJudgement => at(of.judgements, index);
export const kindOf = ({ of, index }: Standing): ServiceKind => at(of.kinds, index);

function at<T>(list: readonly T[], index: number): T {
  const entry = list[index];
  if (entry === undefined) throw new Error(`a claim has no line at ${index}`);
  return entry;
}

/** The line is paid, in whole or in part. */
export const isAccepted = ({ disposition }: LineJudgement): boolean =>
  disposition === "pay" || disposition === "pay_in_part" || disposition === "pay_and_flag";

/** All lines of a member on a date, in the order in which they were judged. */
export const onDay = (desk: Desk, memberNumber: string, date: PlainDate): readonly Standing[] =>
  desk.days.get(dayKey(memberNumber, date)) ?? [];

/** The accepted line of a kind that keeps a date, or none. */
export function acceptedOn(
  desk: Desk,
  memberNumber: string,
  date: PlainDate,
  kind: ServiceKind,
): Standing | undefined {
  return onDay(desk, memberNumber, date).find(
    (standing) => kindOf(standing) === kind && isAccepted(judgementOf(standing)),
  );
}

/** Inpatient stays in which a date lies strictly between admission and discharge. */
export function stayAround(
  desk: Desk,
  memberNumber: string,
  date: PlainDate,
): StandingClaim | undefined {
  return desk.stays.get(memberNumber)?.find(({ claim, supersededBy, judgements }) => {
    if (supersededBy !== null || !judgements.some(isAccepted)) return false;
    const { from, through } = stayOf(claim);
    return from < date && date < through;
  });
}

/** Dates strictly within a stay; a stay of more than a year is cut, as no bill covers one. */
export function daysWithin(claim: Claim): PlainDate[] {
  const { from, through } = stayOf(claim);
  const days: PlainDate[] = [];
  for (let day = addDays(from, 1); day < through && days.length < 400; day = addDays(day, 1))
    days.push(day);
  return days;
}

/** Accepted dates of the per diem in the week of a date. */
export const datesInWeek = (desk: Desk, memberNumber: string, date: PlainDate): number =>
  desk.weeks.get(weekKey(memberNumber, date)) ?? 0;

/** Counts an accepted date of the per diem in (1) or out (-1) of its week and authorization. */
export function countDate(desk: Desk, standing: Standing, by: 1 | -1): void {
  const { memberNumber } = standing.of.claim;
  const week = weekKey(memberNumber, lineOf(standing).serviceFrom);
  desk.weeks.set(week, (desk.weeks.get(week) ?? 0) + by);
}

/** Uses (1) or gives back (-1) a day of an authorization. */
export function countDay(desk: Desk, memberNumber: string, number: string, by: 1 | -1): void {
  const running = desk.authorizations
    .get(memberNumber)
    ?.find(({ terms }) => terms.number === number && terms.status === "certified");
  if (running) running.daysUsed += by;
  desk.authorizationDays.set(number, (desk.authorizationDays.get(number) ?? 0) + by);
}

export const planOf = (desk: Desk, memberNumber: string): PlanRules =>
  desk.plans.get(memberNumber) ?? desk.plans.get("") ?? noPlan;

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
