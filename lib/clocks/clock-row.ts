/**
 * The words of the clock ledger.
 *
 * - Clock: one time limit of the law, as it runs for one case. A case has several at once; each is a
 *   row, and rows are computed from the case's events alone (lib/clocks/ledger.ts).
 * - Started, due: instants. A day clock is due in the last second of its local day.
 * - Tolled: a stretch during which the law lets a clock stand still. Waiting for information tolls
 *   a clock only where the law says so; `to` is null while the stretch is open, and `dueAt` then is
 *   the latest it can become.
 * - Decided, satisfied: a decision satisfies nothing by itself. A clock is satisfied when the notice
 *   went out to the last recipient it is owed to; both moments stand in the row, so that timeliness
 *   of decision and of notice are counted apart.
 * - Ended: the clock stopped without being satisfied (withdrawn, closed, replaced by another row).
 * - Governs: of the plan's own clocks that are running, the one that is due first. What a provider
 *   or a member has to do in time (answer, appeal) never governs.
 * - A row once started is never replaced: what reopens starts a new row.
 */
import type { PlainDate } from "@/lib/calendar";
import type { LineOfBusiness, ReviewTiming, Urgency } from "@/lib/review/case";
import type { ClockSubject } from "@/lib/review/workflow";

/** One entry of the case's record, as the ledger reads it; oldest first in a list. */
export interface CaseEvent {
  readonly kind: string;
  readonly at: Date;
  readonly data: Readonly<Record<string, unknown>>;
}

/** What the ledger must know of the case besides its events. */
export interface ClockFacts {
  readonly requestId: string;
  readonly timing: ReviewTiming;
  readonly urgency: Urgency;
  readonly lineOfBusiness: LineOfBusiness;
  /** Two letters: where the plan was issued. */
  readonly stateOfIssue: string;
  readonly ncqaAccredited: boolean;
  /** Last day authorized before this request asks for more; null when there is none. */
  readonly authorizedThrough: PlainDate | null;
}

/** A stretch in which a clock stood still; `to` is null while it lasts. */
export interface TolledStretch {
  readonly from: Date;
  readonly to: Date | null;
}

/** An extension that the law allows of a clock. */
export interface ClockExtension {
  /** The last moment at which its notice may go out. */
  readonly until: Date;
  /** When somebody put it on record; null while nobody has. */
  readonly recordedAt: Date | null;
  /** When its notice went out; it counts from then on, and only when that was in time. */
  readonly toldAt: Date | null;
}

export interface ClockRow {
  /** Unique over all cases, the same whenever it is computed: request, rule, part, ordinal. */
  readonly id: string;
  readonly ruleId: string;
  readonly title: string;
  readonly citation: string;
  readonly subject: ClockSubject;
  readonly contestId: string | null;
  /** Whose duty it is; only the plan's govern. */
  readonly owedBy: "plan" | "claimant";
  /** Null while it has not started. */
  readonly startedAt: Date | null;
  /** The kind of event that starts it. */
  readonly startedBy: string;
  readonly tolled: readonly TolledStretch[];
  /** Null where the law allows no extension. */
  readonly extension: ClockExtension | null;
  /** Null while it cannot be told. */
  readonly dueAt: Date | null;
  readonly decidedAt: Date | null;
  readonly satisfiedAt: Date | null;
  readonly endedAt: Date | null;
  readonly governs: boolean;
  /** Why it is as it is, in plain words. */
  readonly words: string;
}
