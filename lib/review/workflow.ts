import type { Role } from "./roles";

/**
 * The workflow: every change of a request's state is one row of this table, and nothing changes
 * state outside it. A row says where a request must stand, where it goes, who may take the step,
 * the event it writes and whether that event is the plan's own business (`internal`: not shown to
 * the provider). The database holds the same rows (workflow_step) and refuses any other change,
 * so a test keeps both equal.
 *
 * States, in the order a request usually meets them:
 * - draft: the provider's own, unseen by the plan.
 * - submitted: with the plan, in the queue, nobody's yet.
 * - in_review: a reviewer has taken it.
 * - awaiting_information: named items were asked for; the provider may edit facts again.
 * - with_medical_director: referred; only a medical director decides from here.
 * - certified, certified_in_part, noncertified: decided.
 * - withdrawn: taken back by the provider while open.
 * - ended: discharge recorded after certification.
 */
export const requestStates = [
  "draft",
  "submitted",
  "in_review",
  "awaiting_information",
  "with_medical_director",
  "certified",
  "certified_in_part",
  "noncertified",
  "withdrawn",
  "ended",
] as const;
export type RequestState = (typeof requestStates)[number];

export type WorkflowStepName =
  | "start"
  | "submit"
  | "take"
  | "hand_back"
  | "request_information"
  | "answer_information"
  | "certify"
  | "refer"
  | "certify_in_part"
  | "noncertify"
  | "withdraw"
  | "record_discharge";

export interface WorkflowStep {
  readonly step: WorkflowStepName;
  /** Null only where a request comes into being. */
  readonly from: RequestState | null;
  readonly to: RequestState;
  readonly who: readonly Role[];
  readonly event: string;
  readonly internal: boolean;
}

const staff = ["reviewer", "medical_director"] as const;

const row = (
  step: WorkflowStepName,
  from: RequestState | null,
  to: RequestState,
  who: readonly Role[],
  event: string,
  internal = false,
): WorkflowStep => ({ step, from, to, who, event, internal });

export const workflow: readonly WorkflowStep[] = [
  row("start", null, "draft", ["provider"], "request_started"),
  row("submit", "draft", "submitted", ["provider"], "request_submitted"),
  row("take", "submitted", "in_review", staff, "review_started"),
  row("hand_back", "in_review", "submitted", staff, "review_handed_back", true),
  row("request_information", "in_review", "awaiting_information", staff, "information_requested"),
  row(
    "request_information",
    "with_medical_director",
    "awaiting_information",
    ["medical_director"],
    "information_requested",
  ),
  row(
    "answer_information",
    "awaiting_information",
    "in_review",
    ["provider"],
    "information_answered",
  ),
  row(
    "answer_information",
    "awaiting_information",
    "with_medical_director",
    ["provider"],
    "information_answered",
  ),
  row("certify", "in_review", "certified", staff, "certified"),
  row("certify", "with_medical_director", "certified", ["medical_director"], "certified"),
  row("refer", "in_review", "with_medical_director", staff, "referred_to_medical_director"),
  row(
    "certify_in_part",
    "with_medical_director",
    "certified_in_part",
    ["medical_director"],
    "certified_in_part",
  ),
  row("noncertify", "with_medical_director", "noncertified", ["medical_director"], "noncertified"),
  ...(
    [
      "draft",
      "submitted",
      "in_review",
      "awaiting_information",
      "with_medical_director",
    ] as const satisfies readonly RequestState[]
  ).map((from) => row("withdraw", from, "withdrawn", ["provider"], "request_withdrawn")),
  row("record_discharge", "certified", "ended", ["provider"], "discharge_recorded"),
  row("record_discharge", "certified_in_part", "ended", ["provider"], "discharge_recorded"),
];

/** How a state is written for people. */
export const stateNames: Readonly<Record<RequestState, string>> = {
  draft: "Draft",
  submitted: "Submitted",
  in_review: "In review",
  awaiting_information: "Information requested",
  with_medical_director: "With medical director",
  certified: "Certified",
  certified_in_part: "Certified in part",
  noncertified: "Not certified",
  withdrawn: "Withdrawn",
  ended: "Ended",
};

/** States in which the provider may still change facts, documents and citations. */
export const editableStates: readonly RequestState[] = ["draft", "awaiting_information"];

/** States in which nothing is decided yet. */
export const openStates: readonly RequestState[] = [
  "draft",
  "submitted",
  "in_review",
  "awaiting_information",
  "with_medical_director",
];

/**
 * The row a step follows, or undefined when no row allows it: the request stands elsewhere, or the
 * role may not take the step. `to` is needed only where one step leads to two states.
 */
export function findStep(
  step: WorkflowStepName,
  from: RequestState | null,
  role: Role,
  to?: RequestState,
): WorkflowStep | undefined {
  return workflow.find(
    (candidate) =>
      candidate.step === step &&
      candidate.from === from &&
      candidate.who.includes(role) &&
      (to === undefined || candidate.to === to),
  );
}

/** Steps a role may take from a state: what a screen offers, and nothing else. */
export function stepsOpenTo(role: Role, from: RequestState): readonly WorkflowStepName[] {
  return [
    ...new Set(
      workflow
        .filter((candidate) => candidate.from === from && candidate.who.includes(role))
        .map((candidate) => candidate.step),
    ),
  ];
}
