/**
 * The tests a criterion may be made of.
 *
 * Combinators: all, any, at_least, when, not, by_age (which of two tests governs, by age), and
 * done_within_days (a deed with a time limit, `by` whom and `having` which qualities).
 * Leaves: the closed set of leafParameters; each parameter is a fact path of a stated type, a
 * number (the policy's own, or the name of a setting), the name of a list setting, or a column.
 * Any test may carry `part`, the letter of the policy's lettered part that it decides.
 *
 * lib/policy/check-test.ts refuses what does not fit; lib/evaluation/leaves/ says how each decides.
 */
export type ParameterKind =
  | { readonly fact: "yes_no" | "date" | "text" | "count" | "list" }
  | { readonly number: true }
  | { readonly texts: true }
  | { readonly column_of: string; readonly type: "yes_no" | "date" };

const yesNo = { fact: "yes_no" } as const;
const date = { fact: "date" } as const;
const text = { fact: "text" } as const;
const count = { fact: "count" } as const;
const list = { fact: "list" } as const;
const number = { number: true } as const;
const texts = { texts: true } as const;

/** Leaf test -> its parameters. A leaf with one unnamed parameter has the key "". */
export const leafParameters = {
  yes: { "": yesNo },
  no: { "": yesNo },
  addressed: { "": yesNo },
  not_denied: { "": yesNo },
  named: { text, none: texts },
  none_stated: { text, begins: texts, whole: texts, unless: texts },
  specifically_listed: { text, vague: texts },
  count_at_least: { count, minimum: number },
  disorder: { name: text, code: text, not_disorders: texts },
  covers_service: { from: date, through: date },
  done_near_admission: { documented: yesNo, on: date, days_before: number, days_after: number },
  none_needed: { documented: yesNo, list },
  each_done_within_days: {
    list,
    on: { column_of: "list", type: "date" },
    days: number,
    days_before: number,
  },
  every_attended_day: { list, shows: { column_of: "list", type: "yes_no" } },
  every_attended_day_if_any: { list, shows: { column_of: "list", type: "yes_no" } },
  every_attended_day_in_period: { list, shows: { column_of: "list", type: "yes_no" } },
  every_week: { dates: list, attended: list, minimum: number },
  family_session_held: { sessions: list, limitation: yesNo, frequent: yesNo },
  family_session_every_week: {
    sessions: list,
    limitation: yesNo,
    contraindications: text,
    vague: texts,
    attended: list,
    date_of_birth: date,
    adult_from: number,
  },
  remote_sessions_explained: { sessions: list, limitation: yesNo },
  weekly_hours: { schedule: list, days: number, minutes: number },
  done_in_period: { dates: list },
  tried_every_week: { documented: yesNo, attempts: list },
  followed_up: { documented: yesNo, since: date, on: date, days: number },
  followed_up_unless_absent: { absent: yesNo, since: date, on: date, days: number },
} as const satisfies Record<string, Record<string, ParameterKind>>;

type Parameters = typeof leafParameters;
export type LeafName = keyof Parameters;
type Value<K> = K extends { readonly number: true } ? number | string : string;
type Argument<P> = P extends { readonly "": unknown }
  ? string
  : { readonly [K in keyof P]: Value<P[K]> };
export type LeafArgument<Name extends LeafName> = Argument<Parameters[Name]>;

/** `{ yes: "path" }`, `{ count_at_least: { count: "path", minimum: 2 } }` and so on. */
export type LeafTest = {
  [Name in LeafName]: { readonly [N in Name]: LeafArgument<N> };
}[LeafName];

export type Test = (
  | { readonly all: readonly Test[] }
  | { readonly any: readonly Test[] }
  | { readonly at_least: { readonly count: number | string; readonly of: readonly Test[] } }
  | { readonly when: { readonly if: Test; readonly then: Test } }
  | { readonly not: Test }
  | { readonly by_age: ByAge }
  | { readonly done_within_days: DoneWithinDays }
  | LeafTest
) & { readonly part?: string };

/** `minor` governs below the age, `adult` from it on; a stay that spans the birthday knows both. */
export interface ByAge {
  readonly date_of_birth: string;
  readonly adult_from: number | string;
  readonly minor: Test;
  readonly adult: Test;
}

/** A deed done on a date at most `days` after admission (and at most `days_before` before it). */
export interface DoneWithinDays {
  readonly documented?: string;
  readonly on: string;
  readonly days: number | string;
  readonly days_before?: number | string;
  /** Who must have done it: done by another, it can still be done rightly until the limit. */
  readonly by?: readonly Test[];
  /** What else must be so of it; says nothing as long as the deed is not yet due. */
  readonly having?: readonly Test[];
}

/** Name and argument of a test's operator: the one key that is not `part`. */
export function operatorOf(test: Test): readonly [name: string, argument: unknown] {
  for (const [name, argument] of Object.entries(test)) {
    if (name !== "part") return [name, argument];
  }
  return ["", undefined];
}
