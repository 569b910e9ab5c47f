import type { ActorRole } from "./roles";
import { contestStates, type Consequences, type RequestState } from "./workflow";

/**
 * Acts that leave the state as it is: what others must see, but no change of where a request
 * stands. Like the steps they name who may act, where, what is put on record and which clocks move.
 */
export type ActName =
  | "mark_information_complete"
  | "extend_time"
  | "request_peer_to_peer"
  | "offer_peer_to_peer_times"
  | "choose_peer_to_peer_time"
  | "record_peer_to_peer"
  | "assign_appeal"
  | "submit_appeal_evidence"
  | "mark_appeal_complete"
  | "disclose_appeal_evidence"
  | "set_appeal_meeting"
  | "record_appeal_meeting"
  | "record_external_review_step";

export interface Act extends Consequences {
  readonly act: ActName;
  readonly in: readonly RequestState[];
  readonly who: readonly ActorRole[];
  readonly event: string;
  readonly internal: boolean;
}

const staff = ["reviewer", "medical_director"] as const;
const director = ["medical_director"] as const;
const anyParty = ["provider", ...staff] as const;
const underReview = ["submitted", "in_review", "with_medical_director"] as const;
const discussable = ["with_medical_director", "noncertified", "certified_in_part"] as const;
/** A talk asked for before the decision was contested may still be held. */
const talkable = [...discussable, ...contestStates];

const actRow = (
  act: ActName,
  states: readonly RequestState[],
  who: readonly ActorRole[],
  event: string,
  consequences: Consequences & { readonly internal?: boolean } = {},
): Act => ({ act, in: states, who, event, internal: false, ...consequences });

export const acts: readonly Act[] = [
  actRow(
    "mark_information_complete",
    ["in_review", "with_medical_director"],
    staff,
    "all_necessary_information_obtained",
    { starts: ["decision"] },
  ),
  actRow("extend_time", [...underReview, "awaiting_information"], staff, "time_extended", {
    needs: ["reason"],
    owes: ["extension"],
  }),
  actRow("request_peer_to_peer", discussable, ["provider"], "peer_to_peer_requested", {
    starts: ["peer_to_peer"],
  }),
  actRow("offer_peer_to_peer_times", talkable, staff, "peer_to_peer_offered"),
  actRow("choose_peer_to_peer_time", talkable, ["provider"], "peer_to_peer_agreed"),
  actRow("record_peer_to_peer", talkable, director, "peer_to_peer_held", {
    stops: ["peer_to_peer"],
  }),
  actRow("assign_appeal", contestStates, director, "appeal_assigned", {
    needs: ["never_acted", "licence"],
  }),
  actRow("submit_appeal_evidence", contestStates, anyParty, "appeal_evidence_added"),
  actRow("mark_appeal_complete", contestStates, staff, "appeal_information_complete", {
    starts: ["appeal"],
  }),
  actRow("disclose_appeal_evidence", contestStates, staff, "appeal_evidence_disclosed"),
  actRow("set_appeal_meeting", ["in_second_level"], staff, "appeal_meeting_set"),
  actRow("record_appeal_meeting", ["in_second_level"], staff, "appeal_meeting_held", {
    starts: ["second_level"],
  }),
  actRow(
    "record_external_review_step",
    ["in_external_review"],
    staff,
    "external_review_step_recorded",
  ),
];

/** The row an act follows, or undefined when the request stands elsewhere or the role may not. */
export function findAct(act: ActName, state: RequestState, role: ActorRole): Act | undefined {
  return acts.find(
    (candidate) =>
      candidate.act === act && candidate.in.includes(state) && candidate.who.includes(role),
  );
}
