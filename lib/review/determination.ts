import type { ActorRole } from "./roles";
import type { DeterminationRecord } from "./submission";

/**
 * A determination as it was recorded: the outcome, the days where any were certified, each unmet
 * criterion in the policy's words with its rationale, what falls due later, who decided under which
 * licence, and the whole record it rested on. Dates are ISO dates, `decidedAt` is an instant.
 */
export interface DeterminationView {
  readonly id: string;
  readonly outcome: "certified" | "certified_in_part" | "noncertified";
  readonly days: number | null;
  readonly firstDay: string | null;
  readonly lastDay: string | null;
  readonly rationale: string | null;
  readonly unmet: readonly {
    readonly criterion: string;
    readonly title: string;
    readonly text: string;
    readonly rationale: string;
  }[];
  readonly conditions: readonly {
    readonly criterion: string;
    readonly title: string;
    readonly reason: string;
  }[];
  readonly licence: {
    readonly state: string;
    readonly number: string;
    readonly validThrough: string;
  } | null;
  readonly decidedByName: string;
  readonly decidedByRole: ActorRole;
  readonly decidedAt: Date;
  readonly authorizationNumber: string | null;
  readonly record: DeterminationRecord;
}
