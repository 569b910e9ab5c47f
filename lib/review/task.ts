import type { Role } from "./roles";

/**
 * A task: something that waits for a person, beside the queue of requests. It is opened by what
 * somebody did or by time itself, exactly once by its key, and is done by one person at one moment.
 */
export const taskKinds = [
  /** A clock comes near its due time. */
  "clock_due_soon",
  /** A clock has passed its due time. */
  "clock_overdue",
  /** The time to answer an information request is nearly over. */
  "information_due",
  /** The time to answer an information request ran out: a medical director decides what follows. */
  "information_expired",
  /** New evidence or reasons are to be shared with the member in time to respond. */
  "disclosure",
  /** A peer to peer was asked for, or its time comes. */
  "peer_to_peer",
  /** A draft nobody has touched will be taken away. */
  "draft_expiring",
  /** A medical director's licence ends soon, or has ended. */
  "licence_ending",
  /** A notice could not be delivered. */
  "notice_failed",
] as const;
export type TaskKind = (typeof taskKinds)[number];

/**
 * Whether a person may mark a task of this kind as done. A time limit is met by what it asks for, and
 * nothing else takes it off the list.
 */
export const endsByHand = (kind: TaskKind): boolean =>
  kind !== "clock_due_soon" && kind !== "clock_overdue";

/** What a task is about, for people. */
export const taskNames: Readonly<Record<TaskKind, string>> = {
  clock_due_soon: "Due soon",
  clock_overdue: "Overdue",
  information_due: "Answer due",
  information_expired: "No answer came",
  disclosure: "Share new evidence",
  peer_to_peer: "Peer to peer",
  draft_expiring: "Draft about to be taken away",
  licence_ending: "Licence",
  notice_failed: "Notice not delivered",
};

/** What a task is opened with. */
export interface NewTask {
  /** Says what it is about; a second task of the same key is not opened. */
  readonly key: string;
  readonly kind: TaskKind;
  readonly requestId: string | null;
  readonly forRole: Role;
  /** One person of that role alone. */
  readonly forUser?: string;
  /** Ids, codes, counts and dates; never clinical text or names. */
  readonly data: Readonly<Record<string, string | number | boolean | null>>;
  readonly dueAt: Date | null;
}

/** A task as those see it for whom it is open. */
export interface OpenTask {
  readonly id: string;
  readonly kind: TaskKind;
  readonly requestId: string | null;
  readonly reference: string | null;
  readonly forRole: Role;
  readonly forUser: string | null;
  /** Who has taken the request it is about. */
  readonly holder: string | null;
  readonly holderName: string | null;
  /** The time limit it is about, as the case's ledger names it. */
  readonly limit: { readonly title: string; readonly citation: string } | null;
  /** Whom it is about, where that is a person of the plan. */
  readonly person: { readonly id: string; readonly name: string } | null;
  readonly data: NewTask["data"];
  readonly dueAt: Date | null;
  readonly openedAt: Date;
}

/** A task is a person's own when it is theirs alone, or about a request they or nobody has taken. */
export const isOwnTask = (
  task: Pick<OpenTask, "forUser" | "holder" | "forRole">,
  person: { readonly id: string; readonly role: string },
): boolean =>
  task.forUser === person.id ||
  (task.forUser === null &&
    task.forRole === person.role &&
    (task.holder === null || task.holder === person.id || task.forRole === "medical_director"));
