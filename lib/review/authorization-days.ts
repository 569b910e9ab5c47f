import { addDays, weekday, weekdays, type PlainDate } from "@/lib/calendar";
import type { ReviewType } from "./case";
import type { RequestState } from "./workflow";

/**
 * Days authorized, used and left over an episode of care.
 *
 * Authorization   what a certification issues: a number, a span, a count of days, a site. An admission
 *                 and the continued stays after it each have their own; together they are the chain of
 *                 the episode. Only the last issue of a number counts.
 * Used            a date on which an accepted claim line used a day of it. Claims come weeks after the
 *                 care, so days "left" are those not yet claimed, and the picture says so.
 * Left            days authorized and not used: while the span runs they can still be used; once it
 *                 is over they have lapsed.
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
  readonly daysUsed: number;
}

export type AuthorizationStanding = "ahead" | "running" | "used_up" | "over";

export interface AuthorizationLine extends IssuedAuthorization {
  readonly left: number;
  readonly standing: AuthorizationStanding;
  /** Dates on which a day was used, in order. */
  readonly usedOn: readonly PlainDate[];
}

/** One date of the picture. */
export interface LedgerDay {
  readonly date: PlainDate;
  /** Numbers whose span holds the date. */
  readonly authorized: readonly string[];
  /** The number of which a day was used. */
  readonly used: string | null;
}

export interface AuthorizationLedger {
  readonly lines: readonly AuthorizationLine[];
  readonly authorized: number;
  readonly used: number;
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
 * @param issued its authorizations by first day; at least one makes a picture
 * @param used dates by authorization number
 * @param today ISO date of the program's place
 */
export function authorizationLedger(
  issued: readonly IssuedAuthorization[],
  used: readonly { readonly number: string; readonly date: PlainDate }[],
  today: PlainDate,
): AuthorizationLedger {
  const lines = issued.map((authorization) => lineOf(authorization, used, today));
  const over = lines.filter(({ standing }) => standing === "over");
  const left = sum(lines.map(({ left }) => left));
  const lapsed = sum(over.map(({ left }) => left));
  return {
    lines,
    authorized: sum(lines.map(({ days }) => days)),
    used: sum(lines.map(({ daysUsed }) => daysUsed)),
    left: left - lapsed,
    lapsed,
    weeks: weeksOf(lines),
  };
}

function lineOf(
  authorization: IssuedAuthorization,
  used: readonly { readonly number: string; readonly date: PlainDate }[],
  today: PlainDate,
): AuthorizationLine {
  const left = Math.max(0, authorization.days - authorization.daysUsed);
  return {
    ...authorization,
    left,
    standing:
      left === 0
        ? "used_up"
        : today > authorization.lastDay
          ? "over"
          : today < authorization.firstDay
            ? "ahead"
            : "running",
    usedOn: used
      .filter(({ number }) => number === authorization.number)
      .map(({ date }) => date)
      .sort(),
  };
}

function weeksOf(lines: readonly AuthorizationLine[]): readonly (readonly LedgerDay[])[] {
  const first = lines.map(({ firstDay }) => firstDay).sort()[0];
  const last = lines
    .map(({ lastDay }) => lastDay)
    .sort()
    .at(-1);
  if (first === undefined || last === undefined) return [];
  const usedOn = new Map(
    lines.flatMap(({ number, usedOn }) => usedOn.map((date) => [date, number])),
  );
  const weeks: LedgerDay[][] = [];
  for (
    let monday = addDays(first, -weekdays.indexOf(weekday(first)));
    monday <= last;
    monday = addDays(monday, 7)
  )
    weeks.push(
      weekdays.map((_, offset) => {
        const date = addDays(monday, offset);
        return {
          date,
          authorized: lines
            .filter(({ firstDay, lastDay }) => firstDay <= date && date <= lastDay)
            .map(({ number }) => number),
          used: usedOn.get(date) ?? null,
        };
      }),
    );
  return weeks;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);
