/**
 * A case's events, gathered into what starts, stops and satisfies clocks: when it was received, the
 * rounds of questions, when all necessary information was on record, extensions, the decision,
 * contests with their stages, talks between peers, and the notices that went out. Nothing here
 * knows a rule; entries the clocks do not depend on are passed over.
 */
import { isPlainDate, type PlainDate } from "@/lib/calendar";
import type { CaseEvent } from "@/lib/clocks/clock-row";
import { endOfDay, momentAt, startOfDay, toDate } from "@/lib/clocks/moment";
import { noticeRecipients, type NoticeRecipient } from "@/lib/review/owed-notices";
import type { NoticeKind } from "@/lib/review/workflow";

/** A copy of a notice that went out. */
export interface SentNotice {
  readonly kind: string;
  readonly recipient: string;
  readonly at: Date;
  readonly determinationId: string | null;
  readonly informationRequest: number | null;
  readonly contestId: string | null;
}

/** One round of questions. */
export interface Round {
  readonly number: number;
  readonly askedAt: Date;
  /** The end of the time to answer. */
  readonly dueAt: Date;
  /** The time to decide is extended for it. */
  readonly extends: boolean;
  /** When the notice of it went out. */
  toldAt: Date | null;
  answeredAt: Date | null;
}

export interface Extension {
  readonly at: Date;
  readonly forMissingInformation: boolean;
  /** Rules whose time it extends; empty for every one that allows it. */
  readonly ruleIds: readonly string[];
  /** When the notice of it had gone out to everybody it is owed to. */
  toldAt: Date | null;
}

export type DecisionKind = "certified" | "certified_in_part" | "noncertified";

export interface Decision {
  readonly kind: DecisionKind;
  readonly at: Date;
  readonly determinationId: string | null;
  /** Last day certified; null when none is. */
  readonly lastDay: PlainDate | null;
}

export type ContestLevel = "reconsideration" | "appeal" | "second_level" | "external_review";

export interface Contest {
  readonly id: string;
  readonly level: ContestLevel;
  readonly expedited: boolean;
  /** When it reached the plan: the entry itself, or the start of an earlier day it came in on. */
  readonly receivedAt: Date;
  readonly openedBy: string;
  completeAt: Date | null;
  /** Every day a meeting was set for, in turn. */
  readonly meetings: readonly { readonly setAt: Date; readonly on: PlainDate }[];
  meetingHeldOn: PlainDate | null;
  meetingHeldAt: Date | null;
  departmentNoticeAt: Date | null;
  fileSentAt: Date | null;
  decidedAt: Date | null;
  /** How it was decided. */
  outcome: "decision_upheld" | "decision_changed_in_part" | "decision_overturned" | null;
  /** Last day certified where it changed the decision in part. */
  lastDay: PlainDate | null;
  /** Withdrawn, or gone on as an appeal. */
  endedAt: Date | null;
  endedBy: string | null;
}

export interface PeerToPeer {
  readonly id: string;
  readonly requestedAt: Date;
  heldAt: Date | null;
}

export interface CaseHistory {
  readonly receivedAt: Date | null;
  readonly rounds: readonly Round[];
  /** Moments at which all necessary information was put on record, and at which more was asked. */
  readonly obtained: readonly { readonly at: Date; readonly reopenedAt: Date | null }[];
  readonly extensions: readonly Extension[];
  readonly decision: Decision | null;
  /** Withdrawn or closed without a clinical decision. */
  readonly closed: { readonly at: Date; readonly kind: string } | null;
  readonly contests: readonly Contest[];
  readonly peerToPeers: readonly PeerToPeer[];
  readonly notices: readonly SentNotice[];
}

/** Kinds of entry that move a clock; an entry of another kind leaves the ledger as it is. */
export const clockEvents: readonly string[] = [
  "request_submitted",
  "information_requested",
  "information_answered",
  "information_expired",
  "all_necessary_information_obtained",
  "time_extended",
  "certified",
  "certified_in_part",
  "noncertified",
  "request_withdrawn",
  "closed_administratively",
  "notice_sent",
  "reconsideration_requested",
  "appeal_received",
  "second_level_requested",
  "external_review_requested",
  "appeal_information_complete",
  "appeal_meeting_set",
  "appeal_meeting_held",
  "external_review_step_recorded",
  "decision_upheld",
  "decision_changed_in_part",
  "decision_overturned",
  "contest_withdrawn",
  "peer_to_peer_requested",
  "peer_to_peer_held",
];

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };
type Gathering = {
  -readonly [Key in keyof CaseHistory]: CaseHistory[Key] extends readonly (infer Entry)[]
    ? Writable<Entry>[]
    : CaseHistory[Key];
};

const text = (event: CaseEvent, key: string): string | null => {
  const value = event.data[key];
  return typeof value === "string" ? value : null;
};
const number = (event: CaseEvent, key: string): number | null => {
  const value = event.data[key];
  return typeof value === "number" ? value : null;
};
const day = (event: CaseEvent, key: string): PlainDate | null => {
  const value = event.data[key];
  return isPlainDate(value) ? value : null;
};
const localDate = (at: Date): PlainDate => momentAt(at).date;

function readRound(event: CaseEvent): Writable<Round> {
  const instant = text(event, "due_at");
  const on = day(event, "due_on") ?? localDate(event.at);
  return {
    number: number(event, "information_request") ?? 0,
    askedAt: event.at,
    dueAt: instant === null ? toDate(endOfDay(on)) : new Date(instant),
    extends: event.data["extends"] === true,
    toldAt: null,
    answeredAt: null,
  };
}

const levels: Readonly<Record<string, ContestLevel>> = {
  reconsideration_requested: "reconsideration",
  appeal_received: "appeal",
  second_level_requested: "second_level",
  external_review_requested: "external_review",
};

/** When something reached or left the plan: its entry, or the start of the earlier day it names. */
function happenedAt(event: CaseEvent, key: string): Date {
  const on = day(event, key);
  return on === null || on >= localDate(event.at) ? event.at : toDate(startOfDay(on));
}

function readContest(event: CaseEvent, level: ContestLevel): Contest {
  return {
    id: text(event, "contest_id") ?? "",
    level,
    expedited: text(event, "urgency") === "expedited",
    receivedAt: happenedAt(event, "received_on"),
    openedBy: event.kind,
    completeAt: null,
    meetings: [],
    meetingHeldOn: null,
    meetingHeldAt: null,
    departmentNoticeAt: null,
    fileSentAt: null,
    decidedAt: null,
    outcome: null,
    lastDay: null,
    endedAt: null,
    endedBy: null,
  };
}

/** Gathers a case's events, given oldest first. */
export function readHistory(events: readonly CaseEvent[]): CaseHistory {
  const history: Gathering = {
    receivedAt: null,
    rounds: [],
    obtained: [],
    extensions: [],
    decision: null,
    closed: null,
    contests: [],
    peerToPeers: [],
    notices: [],
  };
  for (const event of events) gather(history, event);
  for (const extension of history.extensions)
    extension.toldAt = wentOut(history, "extension", { since: extension.at });
  return history;
}

function gather(history: Gathering, event: CaseEvent): void {
  const level = levels[event.kind];
  const contest = history.contests.findLast(({ id }) => id === text(event, "contest_id"));
  if (level) {
    const reconsidered = history.contests.findLast((each) => each.level === "reconsideration");
    if (reconsidered && !reconsidered.decidedAt && !reconsidered.endedAt)
      Object.assign(reconsidered, { endedAt: event.at, endedBy: event.kind });
    history.contests.push(readContest(event, level));
    return;
  }
  switch (event.kind) {
    case "request_submitted":
      history.receivedAt ??= event.at;
      break;
    case "information_requested": {
      const last = history.obtained.at(-1);
      if (last && !last.reopenedAt) last.reopenedAt = event.at;
      history.rounds.push(readRound(event));
      break;
    }
    case "information_answered": {
      const round = history.rounds.findLast(
        (each) => each.number === number(event, "information_request"),
      );
      if (round) round.answeredAt ??= event.at;
      break;
    }
    case "all_necessary_information_obtained":
      if (history.obtained.every(({ reopenedAt }) => reopenedAt))
        history.obtained.push({ at: event.at, reopenedAt: null });
      break;
    case "time_extended": {
      const ids = event.data["rule_ids"];
      history.extensions.push({
        at: event.at,
        forMissingInformation: text(event, "reason_code") === "missing_information",
        ruleIds: Array.isArray(ids) ? ids.filter((id) => typeof id === "string") : [],
        toldAt: null,
      });
      break;
    }
    case "certified":
    case "certified_in_part":
    case "noncertified":
      history.decision ??= {
        kind: event.kind,
        at: event.at,
        determinationId: text(event, "determination_id"),
        lastDay: day(event, "last_day"),
      };
      break;
    case "request_withdrawn":
    case "closed_administratively":
      history.closed ??= { at: event.at, kind: event.kind };
      break;
    case "notice_sent":
      gatherNotice(history, event);
      break;
    case "peer_to_peer_requested":
      history.peerToPeers.push({
        id: text(event, "peer_to_peer_id") ?? "",
        requestedAt: event.at,
        heldAt: null,
      });
      break;
    case "peer_to_peer_held": {
      const talk = history.peerToPeers.findLast(
        ({ id }) => id === (text(event, "peer_to_peer_id") ?? ""),
      );
      if (talk) talk.heldAt ??= event.at;
      break;
    }
    default:
      if (contest) gatherStage(contest, event);
  }
}

function gatherNotice(history: Gathering, event: CaseEvent): void {
  const sent: SentNotice = {
    kind: text(event, "notice_kind") ?? "",
    recipient: text(event, "recipient") ?? "",
    at: event.at,
    determinationId: text(event, "determination_id"),
    informationRequest: number(event, "information_request"),
    contestId: text(event, "contest_id"),
  };
  history.notices.push(sent);
  if (sent.kind !== "information_request" || sent.recipient !== "provider") return;
  const round = history.rounds.findLast((each) => each.number === sent.informationRequest);
  if (round) round.toldAt ??= sent.at;
}

function gatherStage(contest: Writable<Contest>, event: CaseEvent): void {
  switch (event.kind) {
    case "appeal_information_complete":
      contest.completeAt ??= event.at;
      break;
    case "appeal_meeting_set": {
      const on = day(event, "meeting_on");
      if (on !== null) contest.meetings = [...contest.meetings, { setAt: event.at, on }];
      break;
    }
    case "appeal_meeting_held":
      contest.meetingHeldAt ??= event.at;
      contest.meetingHeldOn ??= day(event, "held_on") ?? localDate(event.at);
      break;
    case "external_review_step_recorded":
      if (event.data["step"] === "department_notice")
        contest.departmentNoticeAt ??= happenedAt(event, "on");
      if (event.data["step"] === "file_sent") contest.fileSentAt ??= happenedAt(event, "on");
      break;
    case "decision_upheld":
    case "decision_changed_in_part":
    case "decision_overturned":
      if (contest.decidedAt) break;
      contest.decidedAt = event.at;
      contest.outcome = event.kind;
      contest.lastDay = day(event, "last_day");
      break;
    case "contest_withdrawn":
      contest.endedAt ??= event.at;
      contest.endedBy ??= event.kind;
      break;
  }
}

/**
 * When a notice had gone out to the last recipient it is owed to, or null while one waits for it.
 * Only copies sent since the moment it came to be owed count.
 */
export function wentOut(
  { notices }: Pick<CaseHistory, "notices">,
  kind: NoticeKind,
  about: {
    readonly since: Date;
    readonly determinationId?: string | null;
    readonly contestId?: string;
    readonly to?: readonly NoticeRecipient[];
  },
): Date | null {
  let last: Date | null = null;
  for (const recipient of about.to ?? noticeRecipients[kind]) {
    const copy = notices.find(
      (sent) =>
        sent.kind === kind &&
        sent.recipient === recipient &&
        sent.at >= about.since &&
        (about.contestId === undefined || sent.contestId === about.contestId) &&
        (!about.determinationId ||
          sent.determinationId === null ||
          sent.determinationId === about.determinationId),
    );
    if (!copy) return null;
    if (!last || copy.at > last) last = copy.at;
  }
  return last;
}
