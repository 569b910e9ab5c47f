import { addDays, weekday, weekdays, type PlainDate } from "@/lib/calendar";
import type { ReviewType } from "./case";
import type { RequestState } from "./workflow";

/**
 * Days authorized, used and left over an episode of care.
 *
 * Authorization   what a certification issues: a number, a span, a count of days, a site. An admission
 *                 and the continued stays after it each have their own; together they are the chain of
 *                 the episode. Only the last issue of a number counts.
 * Claimed         a date on which an accepted claim line used a day of it.
 * Attended        a date the provider states the member attended, of which no claim has come yet:
 *                 claims come weeks after the care, so these days are counted as used as well.
 * Left            days authorized, neither claimed nor attended: while the span runs they can still
 *                 be used; once it is over they have lapsed.
 */
export interface IssuedAuthorization {
  readonly requestId: string;
  readonly reference: string;
  readonly reviewType: ReviewType;
  readonly state: RequestState;
  readonly siteName: string;
  readonly number: string;
  /** 1 at first; higher where a decision on a contest issued it again. */
  readonly issue: number;
  readonly firstDay: PlainDate;
  readonly lastDay: PlainDate;
  readonly days: number;
  /** By accepted claim lines. */
  readonly daysUsed: number;
}

export type AuthorizationStanding = "ahead" | "running" | "used_up" | "over";

export interface AuthorizationLine extends IssuedAuthorization {
  /** Attended and not yet claimed. */
  readonly attended: number;
  readonly left: number;
  readonly standing: AuthorizationStanding;
}

/** One date of the picture. */
export interface LedgerDay {
  readonly date: PlainDate;
  /** Numbers whose span holds the date. */
  readonly authorized: readonly string[];
  readonly use: "claimed" | "attended" | null;
}

export interface AuthorizationLedger {
  readonly lines: readonly AuthorizationLine[];
  readonly authorized: number;
  readonly claimed: number;
  readonly attended: number;
  /** Days that can still be used: of spans that are not over. */
  readonly left: number;
  /** Days of spans that are over, used by nobody. */
  readonly lapsed: number;
  /** Whole weeks from the Monday before the first day to the Sunday after the last. */
  readonly weeks: readonly (readonly LedgerDay[])[];
}

/**
 * The ledger of an episode on a day.
 *
 * @param issued its authorizations by first day; without any there are no weeks
 * @param claimed dates that accepted claim lines used, by authorization number
 * @param attended dates the provider states, whether or not they are claimed or authorized
 * @param today ISO date of the program's place
 */
export function authorizationLedger(
  issued: readonly IssuedAuthorization[],
  claimed: readonly { readonly number: string; readonly date: PlainDate }[],
  attended: readonly PlainDate[],
  today: PlainDate,
): AuthorizationLedger {
  const claimedOn = new Set(claimed.map(({ date }) => date));
  const unclaimed = [...new Set(attended)].filter((date) => !claimedOn.has(date)).sort();
  const attendedOf = new Map<string, number>();
  const attendedOn = new Set<PlainDate>();
  for (const date of unclaimed) {
    const of = issued.find((authorization) => holds(authorization, date));
    if (!of) continue;
    attendedOf.set(of.number, (attendedOf.get(of.number) ?? 0) + 1);
    attendedOn.add(date);
  }
  const lines = issued.map((authorization) =>
    lineOf(authorization, attendedOf.get(authorization.number) ?? 0, today),
  );
  const lapsed = sum(lines.filter(({ standing }) => standing === "over").map(({ left }) => left));
  return {
    lines,
    authorized: sum(lines.map(({ days }) => days)),
    claimed: sum(lines.map(({ daysUsed }) => daysUsed)),
    attended: sum(lines.map(({ attended }) => attended)),
    left: sum(lines.map(({ left }) => left)) - lapsed,
    lapsed,
    weeks: weeksOf(lines, claimedOn, attendedOn),
  };
}

const holds = ({ firstDay, lastDay }: IssuedAuthorization, date: PlainDate): boolean =>
  firstDay <= date && date <= lastDay;

function lineOf(
  authorization: IssuedAuthorization,
  attended: number,
  today: PlainDate,
): AuthorizationLine {
  const { days, daysUsed, firstDay, lastDay } = authorization;
  const left = Math.max(0, days - daysUsed - attended);
  return {
    ...authorization,
    attended,
    left,
    standing:
      left === 0 ? "used_up" : today > lastDay ? "over" : today < firstDay ? "ahead" : "running",
  };
}

function weeksOf(
  lines: readonly AuthorizationLine[],
  claimedOn: ReadonlySet<PlainDate>,
  attendedOn: ReadonlySet<PlainDate>,
): readonly (readonly LedgerDay[])[] {
  const first = lines.map(({ firstDay }) => firstDay).sort()[0];
  const last = lines
    .map(({ lastDay }) => lastDay)
    .sort()
    .at(-1);
  if (first === undefined || last === undefined) return [];
  const weeks: LedgerDay[][] = [];
  let monday = addDays(first, -weekdays.indexOf(weekday(first)));
  for (; monday <= last; monday = addDays(monday, 7))
    weeks.push(
      weekdays.map((_, offset) => {
        const date = addDays(monday, offset);
        return {
          date,
          authorized: lines.filter((line) => holds(line, date)).map(({ number }) => number),
          use: claimedOn.has(date) ? "claimed" : attendedOn.has(date) ? "attended" : null,
        };
      }),
    );
  return weeks;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);
