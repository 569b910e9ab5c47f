import type { ActorRole } from "./roles";

/**
 * The workflow: every change of a request's state is one row of this table, and nothing changes
 * state outside it. A row says where a request must stand, where it goes, who may take the step,
 * what it needs, the event it writes, whether that event is the plan's own business (`internal`:
 * not shown to the provider), which clocks it starts or stops, and which notices it owes. The
 * database holds the same rows (workflow_step) and refuses any other change, so a test keeps both
 * equal.
 *
 * States, in the order a request usually meets them:
 * - draft: the provider's own, unseen by the plan.
 * - submitted: with the plan, in the queue, nobody's yet.
 * - in_review: a reviewer has taken it.
 * - awaiting_information: named items were asked for; the provider may edit facts again.
 * - with_medical_director: referred; only a medical director decides from here.
 * - certified, certified_in_part, noncertified: decided.
 * - in_reconsideration, under_appeal, in_second_level, in_external_review: a decision is contested;
 *   upheld, the request goes back to where it stood.
 * - closed_administratively: not eligible, not covered or not required; no clinical decision.
 * - withdrawn: taken back by the provider while open, or a draft that ran out.
 * - ended: after certification, by discharge or because the authorized span is over.
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
  "in_reconsideration",
  "under_appeal",
  "in_second_level",
  "in_external_review",
  "closed_administratively",
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
  | "certify_automatically"
  | "refer"
  | "certify_in_part"
  | "noncertify"
  | "close_administratively"
  | "withdraw"
  | "expire_draft"
  | "record_discharge"
  | "end_authorization"
  | "request_reconsideration"
  | "become_appeal"
  | "appeal"
  | "request_second_level"
  | "request_external_review"
  | "uphold"
  | "change_in_part"
  | "overturn"
  | "withdraw_contest";

/** What a step demands beside state and role; each is checked by the operation that takes it. */
export type Need =
  | "reason"
  | "items"
  | "evaluation"
  | "rationales"
  | "licence"
  | "within_time_limit"
  /** Nobody who acted on the case, nor who reports to somebody who did. */
  | "never_acted"
  | "switched_on_by_plan";

/** What a clock runs for. */
export type ClockSubject =
  | "decision"
  | "information"
  | "reconsideration"
  | "appeal"
  | "second_level"
  | "external_review"
  | "peer_to_peer";

export const noticeKinds = [
  "certification",
  "certification_in_part",
  "noncertification",
  "information_request",
  "extension",
  "appeal_acknowledgement",
  "appeal_decision",
  "administrative",
] as const;
export type NoticeKind = (typeof noticeKinds)[number];

/** What a step or an act demands and sets going. */
export interface Consequences {
  readonly needs?: readonly Need[];
  readonly starts?: readonly ClockSubject[];
  /** Clocks that the step brings to an end, at once or by the notice it owes. */
  readonly stops?: readonly ClockSubject[];
  readonly owes?: readonly NoticeKind[];
}

export interface WorkflowStep extends Consequences {
  readonly step: WorkflowStepName;
  /** Null only where a request comes into being. */
  readonly from: RequestState | null;
  readonly to: RequestState;
  readonly who: readonly ActorRole[];
  readonly event: string;
  readonly internal: boolean;
}

const staff = ["reviewer", "medical_director"] as const;
/** A member's appeal may come by letter or telephone; the plan's staff then puts it on record. */
const anyParty = ["provider", ...staff] as const;
const director = ["medical_director"] as const;

const row = (
  step: WorkflowStepName,
  from: RequestState | null,
  to: RequestState,
  who: readonly ActorRole[],
  event: string,
  consequences: Consequences & { readonly internal?: boolean } = {},
): WorkflowStep => ({ step, from, to, who, event, internal: false, ...consequences });

const decides = {
  certification: { needs: ["evaluation"], stops: ["decision"], owes: ["certification"] },
  certification_in_part: {
    needs: ["evaluation", "rationales", "licence"],
    stops: ["decision"],
    owes: ["certification_in_part"],
  },
  noncertification: {
    needs: ["evaluation", "rationales", "licence"],
    stops: ["decision"],
    owes: ["noncertification"],
  },
} as const satisfies Readonly<Record<string, Consequences>>;

/** States in which a decision is contested, each with the clock that then runs. */
export const contests = {
  in_reconsideration: "reconsideration",
  under_appeal: "appeal",
  in_second_level: "second_level",
  in_external_review: "external_review",
} as const satisfies Partial<Readonly<Record<RequestState, ClockSubject>>>;
export type ContestState = keyof typeof contests;
export const contestStates = Object.keys(contests) as readonly ContestState[];

/** Where a decision against the request may stand when it is contested. */
export const contestable = ["noncertified", "certified_in_part", "ended"] as const;

export const workflow: readonly WorkflowStep[] = [
  row("start", null, "draft", ["provider"], "request_started"),
  row("submit", "draft", "submitted", ["provider"], "request_submitted", { starts: ["decision"] }),
  row("take", "submitted", "in_review", staff, "review_started"),
  row("hand_back", "in_review", "submitted", staff, "review_handed_back", { internal: true }),
  row("request_information", "in_review", "awaiting_information", staff, "information_requested", {
    needs: ["items"],
    starts: ["information"],
    owes: ["information_request"],
  }),
  row(
    "request_information",
    "with_medical_director",
    "awaiting_information",
    director,
    "information_requested",
    { needs: ["items"], starts: ["information"], owes: ["information_request"] },
  ),
  ...(["in_review", "with_medical_director"] as const).map((to) =>
    row("answer_information", "awaiting_information", to, ["provider"], "information_answered", {
      stops: ["information"],
    }),
  ),
  row("certify", "in_review", "certified", staff, "certified", decides.certification),
  row(
    "certify",
    "with_medical_director",
    "certified",
    director,
    "certified",
    decides.certification,
  ),
  row("certify_automatically", "submitted", "certified", ["system"], "certified", {
    ...decides.certification,
    needs: ["evaluation", "switched_on_by_plan"],
  }),
  row("refer", "in_review", "with_medical_director", staff, "referred_to_medical_director", {
    needs: ["reason"],
  }),
  // The time to answer ran out: what is on record is decided on, or asked for again.
  row(
    "refer",
    "awaiting_information",
    "with_medical_director",
    director,
    "referred_to_medical_director",
    { needs: ["reason", "within_time_limit"], stops: ["information"] },
  ),
  row(
    "certify_in_part",
    "with_medical_director",
    "certified_in_part",
    director,
    "certified_in_part",
    decides.certification_in_part,
  ),
  row(
    "noncertify",
    "with_medical_director",
    "noncertified",
    director,
    "noncertified",
    decides.noncertification,
  ),
  ...(["in_review", "awaiting_information", "with_medical_director"] as const).map((from) =>
    row(
      "close_administratively",
      from,
      "closed_administratively",
      from === "in_review" ? staff : director,
      "closed_administratively",
      { needs: ["reason"], stops: ["decision", "information"], owes: ["administrative"] },
    ),
  ),
  ...(
    ["draft", "submitted", "in_review", "awaiting_information", "with_medical_director"] as const
  ).map((from) =>
    row("withdraw", from, "withdrawn", ["provider"], "request_withdrawn", {
      stops: ["decision", "information", "peer_to_peer"],
    }),
  ),
  row("expire_draft", "draft", "withdrawn", ["system"], "draft_expired"),
  row("record_discharge", "certified", "ended", ["provider"], "discharge_recorded"),
  row("record_discharge", "certified_in_part", "ended", ["provider"], "discharge_recorded"),
  row("end_authorization", "certified", "ended", ["system"], "authorization_ended"),
  ...contestable.map((from) =>
    row(
      "request_reconsideration",
      from,
      "in_reconsideration",
      ["provider"],
      "reconsideration_requested",
      { needs: ["within_time_limit"], starts: ["reconsideration"] },
    ),
  ),
  row("become_appeal", "in_reconsideration", "under_appeal", ["system"], "appeal_received", {
    starts: ["appeal"],
    stops: ["reconsideration"],
    owes: ["appeal_acknowledgement"],
  }),
  ...contestable.flatMap((from) => [
    row("appeal", from, "under_appeal", anyParty, "appeal_received", {
      needs: ["within_time_limit"],
      starts: ["appeal"],
      owes: ["appeal_acknowledgement"],
    }),
    row("request_second_level", from, "in_second_level", anyParty, "second_level_requested", {
      needs: ["within_time_limit"],
      starts: ["second_level"],
      owes: ["appeal_acknowledgement"],
    }),
    row(
      "request_external_review",
      from,
      "in_external_review",
      anyParty,
      "external_review_requested",
      { needs: ["within_time_limit"], starts: ["external_review"] },
    ),
  ]),
  ...contestStates.flatMap((from) => [
    ...contestable.map((to) =>
      row("uphold", from, to, director, "decision_upheld", {
        needs: ["reason", "licence", "never_acted"],
        stops: [contests[from]],
        owes: ["appeal_decision"],
      }),
    ),
    row("change_in_part", from, "certified_in_part", director, "decision_changed_in_part", {
      needs: ["reason", "rationales", "licence", "never_acted"],
      stops: [contests[from]],
      owes: ["appeal_decision"],
    }),
    row("overturn", from, "certified", director, "decision_overturned", {
      needs: ["reason", "licence", "never_acted"],
      stops: [contests[from]],
      owes: ["appeal_decision"],
    }),
    ...contestable.map((to) =>
      row("withdraw_contest", from, to, ["provider"], "contest_withdrawn", {
        stops: [contests[from]],
      }),
    ),
  ]),
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
  in_reconsideration: "In reconsideration",
  under_appeal: "Under appeal",
  in_second_level: "Second-level review",
  in_external_review: "External review",
  closed_administratively: "Closed administratively",
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
  role: ActorRole,
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
export function stepsOpenTo(role: ActorRole, from: RequestState): readonly WorkflowStepName[] {
  return [
    ...new Set(
      workflow
        .filter((candidate) => candidate.from === from && candidate.who.includes(role))
        .map((candidate) => candidate.step),
    ),
  ];
}
