import { acts } from "./acts";
import { workflow, type NoticeKind } from "./workflow";

/**
 * Which notices a case owes, told by its events alone.
 *
 * - Owed: a step or an act of the workflow that `owes` a notice makes it due with its event; one
 *   notice for each such event and kind, whatever became of the request since.
 * - Recipients: who must be sent a copy. The provider reads its copy in the portal; the member's
 *   goes by mail. A decision against a request, or about a contest of one, goes to both.
 * - Settled: each recipient's copy has gone out (`notice_sent`), or what the notice was about has
 *   gone by (a question that was answered, a contest or a request that was withdrawn, a decision
 *   against the request that a contest has replaced): nobody is told of what no longer is.
 */
export type NoticeRecipient = "provider" | "member";

const both: readonly NoticeRecipient[] = ["provider", "member"];

/** Who is sent a notice of each kind. */
export const noticeRecipients: Readonly<Record<NoticeKind, readonly NoticeRecipient[]>> = {
  certification: ["provider"],
  certification_in_part: both,
  noncertification: both,
  information_request: ["provider"],
  extension: both,
  appeal_acknowledgement: both,
  appeal_decision: both,
  administrative: both,
};

/** Notices that go against a request: signed by a medical director and nobody else. */
export const directorSigns: readonly NoticeKind[] = [
  "noncertification",
  "certification_in_part",
  "appeal_decision",
];

/** How a kind of notice is written for people. */
export const noticeNames: Readonly<Record<NoticeKind, string>> = {
  certification: "Certification",
  certification_in_part: "Certification in part",
  noncertification: "Noncertification",
  information_request: "Request for information",
  extension: "Extension of time",
  appeal_acknowledgement: "Acknowledgement of an appeal",
  appeal_decision: "Decision on a contest",
  administrative: "Administrative letter",
};

/** An entry of the case's record, as far as notices read it. */
export interface NoticeEvent {
  readonly id: string;
  readonly kind: string;
  readonly at: Date;
  readonly data: unknown;
}

export interface OwedNotice {
  /** The event that owes it. */
  readonly eventId: string;
  readonly eventKind: string;
  readonly kind: NoticeKind;
  readonly owedSince: Date;
  readonly determinationId: string | null;
  /** The number of the round of questions. */
  readonly informationRequest: number | null;
  readonly contestId: string | null;
  /** Still without their copy. */
  readonly waitingFor: readonly NoticeRecipient[];
  /** What it was about has gone by. */
  readonly lapsed: boolean;
}

/** Notices of a decision against a request, which the decision of a contest may take back. */
const firstDecisionAgainst: readonly NoticeKind[] = ["noncertification", "certification_in_part"];
/** What a contest ended in where the decision before it stands no more; uphold leaves it standing. */
const replacesDecision: readonly string[] = ["decision_overturned", "decision_changed_in_part"];

/** Kinds of notice by the kind of event that owes them. */
const owedBy: ReadonlyMap<string, readonly NoticeKind[]> = new Map(
  [...workflow, ...acts].flatMap(({ event, owes }) => (owes ? [[event, owes] as const] : [])),
);

const fieldsOf = (data: unknown): Readonly<Record<string, unknown>> =>
  typeof data === "object" && data !== null && !Array.isArray(data) ? { ...data } : {};
const textIn = (data: Readonly<Record<string, unknown>>, key: string): string | null =>
  typeof data[key] === "string" ? data[key] : null;
const numberIn = (data: Readonly<Record<string, unknown>>, key: string): number | null =>
  typeof data[key] === "number" ? data[key] : null;

/** Every notice a case has come to owe, oldest first, and what became of it; `events` likewise. */
export function noticesEverOwed(events: readonly NoticeEvent[]): readonly OwedNotice[] {
  return events.flatMap((event, index) => {
    const data = fieldsOf(event.data);
    const later = events
      .slice(index + 1)
      .map(({ kind, data: told }) => ({ kind, data: fieldsOf(told) }));
    return (owedBy.get(event.kind) ?? []).map((kind): OwedNotice => {
      const round = kind === "information_request" ? numberIn(data, "information_request") : null;
      const contestId = textIn(data, "contest_id");
      const sentTo = later.flatMap((entry) =>
        entry.kind === "notice_sent" && entry.data["owed_by"] === event.id
          ? [entry.data["recipient"]]
          : [],
      );
      return {
        eventId: event.id,
        eventKind: event.kind,
        kind,
        owedSince: event.at,
        determinationId: textIn(data, "determination_id"),
        informationRequest: round,
        contestId,
        waitingFor: noticeRecipients[kind].filter((recipient) => !sentTo.includes(recipient)),
        lapsed: later.some(
          (entry) =>
            (entry.kind === "request_withdrawn" && kind !== "administrative") ||
            (entry.kind === "information_answered" &&
              round !== null &&
              entry.data["information_request"] === round) ||
            (replacesDecision.includes(entry.kind) && firstDecisionAgainst.includes(kind)) ||
            (entry.kind === "contest_withdrawn" &&
              kind === "appeal_acknowledgement" &&
              entry.data["contest_id"] === contestId),
        ),
      };
    });
  });
}

/** The notices a case owes now. */
export const noticesOwed = (events: readonly NoticeEvent[]): readonly OwedNotice[] =>
  noticesEverOwed(events).filter(({ lapsed, waitingFor }) => !lapsed && waitingFor.length > 0);
