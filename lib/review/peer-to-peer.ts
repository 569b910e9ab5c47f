/**
 * Peer to peer: a clinician of the program talks with a medical director of the plan about a
 * request that is with the director or was decided against. The provider asks for it, the plan
 * offers times, the provider chooses one, and a director records what came of it:
 *
 * - held: they talked;
 * - not reached: the director tried at the time agreed, or none was chosen in time;
 * - declined: the program did without it.
 *
 * A talk changes nothing by itself: what it brings to light comes in with facts, a decision or an
 * appeal. One is open at a time; another may be asked for once its outcome is on record.
 */
export const peerToPeerOutcomes = ["held", "not_reached", "declined"] as const;
export type PeerToPeerOutcome = (typeof peerToPeerOutcomes)[number];

export const peerToPeerOutcomeNames: Readonly<Record<PeerToPeerOutcome, string>> = {
  held: "Held",
  not_reached: "Not reached",
  declined: "Declined by the program",
};

/** Who took part, by role. */
export const peerToPeerParticipants = [
  "treating_physician",
  "treating_clinician",
  "program_clinician",
  "medical_director",
  "reviewer",
] as const;
export type PeerToPeerParticipant = (typeof peerToPeerParticipants)[number];

export const participantNames: Readonly<Record<PeerToPeerParticipant, string>> = {
  treating_physician: "Treating physician",
  treating_clinician: "Treating clinician",
  program_clinician: "Another clinician of the program",
  medical_director: "Medical director",
  reviewer: "Reviewer",
};

/** Those of the program, of whom one at least took part in a talk that was held. */
export const programParticipants: readonly PeerToPeerParticipant[] = [
  "treating_physician",
  "treating_clinician",
  "program_clinician",
];
