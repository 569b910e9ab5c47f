import { contestStates, type RequestState } from "./workflow";

/**
 * Workload: the requests on which the plan owes something, by who holds them and by when the clock
 * that governs them is due.
 *
 * - A request is work while nothing is decided, while a decision is contested, and after a decision
 *   until its notice went out: as long as a clock of the plan governs it.
 * - Its holder is who took it; of a contest, who was named to decide it, and nobody until then.
 * - A band is a stretch of time in which governing clocks are due, counted from now. Bands do not
 *   overlap: what is due within 24 hours is in no later one.
 */
export const workStates: readonly RequestState[] = [
  "submitted",
  "in_review",
  "awaiting_information",
  "with_medical_director",
  ...contestStates,
];

/** Where work stands, in the order in which it passes by. */
export const workStages = {
  not_taken: ["submitted"],
  in_review: ["in_review"],
  awaiting_information: ["awaiting_information"],
  with_medical_director: ["with_medical_director"],
  contested: contestStates,
  decided: ["certified", "certified_in_part", "noncertified", "closed_administratively", "ended"],
} as const satisfies Readonly<Record<string, readonly RequestState[]>>;
export type WorkStage = keyof typeof workStages;
export const workStageKeys = Object.keys(workStages) as [WorkStage, ...WorkStage[]];

export const workStageNames: Readonly<Record<WorkStage, string>> = {
  not_taken: "Not taken",
  in_review: "In review",
  awaiting_information: "Information requested",
  with_medical_director: "With medical director",
  contested: "Contested",
  decided: "Decided, notice owed",
};

/** The stage a state belongs to; undefined where a request is nobody's work any more. */
export const stageOf = (state: RequestState): WorkStage | undefined =>
  workStageKeys.find((stage) => (workStages[stage] as readonly RequestState[]).includes(state));

export const dueBands = ["overdue", "day", "two_days", "week", "later", "none"] as const;
export type DueBand = (typeof dueBands)[number];

export const bandNames: Readonly<Record<DueBand, string>> = {
  overdue: "Overdue",
  day: "Within 24 hours",
  two_days: "24 to 48 hours",
  week: "2 to 7 days",
  later: "Later",
  none: "No clock runs",
};

const hour = 3_600_000;
const hours: Readonly<Record<Exclude<DueBand, "none">, readonly [number | null, number | null]>> = {
  overdue: [null, 0],
  day: [0, 24],
  two_days: [24, 48],
  week: [48, 168],
  later: [168, null],
};

/** The instants between which a band lies: from the first, before the second; null is open. */
export function bandSpan(
  band: Exclude<DueBand, "none">,
  now: Date,
): { readonly from: Date | null; readonly before: Date | null } {
  const [from, before] = hours[band];
  const at = (count: number | null) =>
    count === null ? null : new Date(now.getTime() + count * hour);
  return { from: at(from), before: at(before) };
}
