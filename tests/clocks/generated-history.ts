/**
 * Generated cases for property tests: legal walks through the workflow and its acts, as the events
 * they write, at rising moments around the time limits and both changes of the clocks.
 */
import fc from "fast-check";
import type { CaseEvent, ClockFacts } from "@/lib/clocks/clock-row";
import { acts, type Act } from "@/lib/review/acts";
import { linesOfBusiness } from "@/lib/review/plan-terms";
import { workflow, type RequestState, type WorkflowStep } from "@/lib/review/workflow";

export interface WalkedEvent extends CaseEvent {
  readonly fromState: RequestState | null;
  readonly toState: RequestState | null;
}

export interface GeneratedCase {
  readonly facts: ClockFacts;
  readonly events: readonly WalkedEvent[];
}

interface Choice {
  /** Picks among what is possible now. */
  readonly pick: number;
  readonly hours: number;
  readonly flag: boolean;
  readonly sent: number;
}

const choices = fc.array(
  fc.record({
    pick: fc.nat(10_000),
    hours: fc.oneof(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 800 })),
    flag: fc.boolean(),
    sent: fc.constantFrom(0, 1, 2, 3, 3, 3),
  }),
  { minLength: 2, maxLength: 40 },
);

const factsArbitrary = fc.record({
  requestId: fc.constant("R"),
  timing: fc.constantFrom("prospective", "concurrent", "retrospective"),
  urgency: fc.constantFrom("standard", "urgent"),
  lineOfBusiness: fc.constantFrom(...linesOfBusiness),
  stateOfIssue: fc.constantFrom("NC", "VA"),
  ncqaAccredited: fc.boolean(),
  authorizedThrough: fc.constantFrom(null, "2026-03-09", "2026-11-02", "2026-12-24"),
}) satisfies fc.Arbitrary<ClockFacts>;

const starts = fc.constantFrom(
  "2026-03-06T15:00:00Z",
  "2026-10-30T20:00:00Z",
  "2026-11-24T14:15:00Z",
  "2026-12-23T22:00:00Z",
);

const noticed: Readonly<Record<string, string>> = {
  certified: "certification",
  certified_in_part: "certification_in_part",
  noncertified: "noncertification",
  information_requested: "information_request",
  time_extended: "extension",
  appeal_received: "appeal_acknowledgement",
  second_level_requested: "appeal_acknowledgement",
  decision_upheld: "appeal_decision",
  decision_changed_in_part: "appeal_decision",
  decision_overturned: "appeal_decision",
};

const ending: readonly string[] = [
  "withdraw",
  "expire_draft",
  "close_administratively",
  "certify_automatically",
  "certify",
  "hand_back",
  "withdraw_contest",
];

/** What a walk remembers, so that its events name what they are about. */
interface Walk {
  state: RequestState | null;
  at: number;
  rounds: number;
  contests: number;
  talks: number;
  events: WalkedEvent[];
}

function dataOf(row: WorkflowStep | Act, walk: Walk, { flag, hours }: Choice): CaseEvent["data"] {
  const contest = { contest_id: `C${walk.contests}` };
  switch (row.event) {
    case "information_requested":
      walk.rounds += 1;
      return {
        information_request: walk.rounds,
        due_at: new Date(walk.at + (hours + 1) * 3_600_000).toISOString(),
        extends: flag,
      };
    case "information_answered":
      return { information_request: walk.rounds };
    case "time_extended":
      return { reason_code: flag ? "missing_information" : "beyond_control", rule_ids: [] };
    case "certified":
    case "certified_in_part":
    case "noncertified":
      return { determination_id: "D" };
    case "reconsideration_requested":
    case "appeal_received":
    case "second_level_requested":
    case "external_review_requested":
      walk.contests += 1;
      return { contest_id: `C${walk.contests}`, urgency: flag ? "expedited" : "standard" };
    case "peer_to_peer_requested":
      walk.talks += 1;
      return { peer_to_peer_id: `P${walk.talks}` };
    case "peer_to_peer_held":
      return { peer_to_peer_id: `P${walk.talks}` };
    case "appeal_meeting_set":
      return {
        ...contest,
        meeting_on: new Date(walk.at + hours * 3_600_000).toISOString().slice(0, 10),
      };
    case "external_review_step_recorded":
      return { ...contest, step: flag ? "department_notice" : "file_sent" };
    default:
      return contest;
  }
}

function walkOn(walk: Walk, choice: Choice): void {
  const { state } = walk;
  // Ends come late: a walk that is over at once shows little.
  const early = walk.events.length < 12;
  const steps = workflow.filter(
    (row) => row.from === state && !(early && ending.includes(row.step) && choice.pick % 7 > 0),
  );
  const possible = [...steps, ...acts.filter((row) => state !== null && row.in.includes(state))];
  const row = possible[choice.pick % possible.length];
  if (!row) return;
  walk.at += choice.hours * 3_600_000;
  const data = dataOf(row, walk, choice);
  const moves = "step" in row;
  walk.events.push({
    kind: row.event,
    at: new Date(walk.at),
    data,
    fromState: moves ? row.from : null,
    toState: moves ? row.to : null,
  });
  if (moves) walk.state = row.to;
  const notice = noticed[row.event];
  // Bit by bit: to the provider, to the member, to both or to nobody.
  for (const [bit, recipient] of [
    [1, "provider"],
    [2, "member"],
  ] as const)
    if (notice && choice.sent & bit) {
      walk.at += 600_000 * bit;
      walk.events.push({
        kind: "notice_sent",
        at: new Date(walk.at),
        data: { ...data, notice_kind: notice, recipient },
        fromState: null,
        toState: null,
      });
    }
}

/** Cases of every kind of plan, each a legal walk from its start. */
export const generatedCase: fc.Arbitrary<GeneratedCase> = fc
  .record({ facts: factsArbitrary, start: starts, choices })
  .map(({ facts, start, choices: chosen }) => {
    const walk: Walk = {
      state: null,
      at: Date.parse(start),
      rounds: 0,
      contests: 0,
      talks: 0,
      events: [],
    };
    for (const choice of chosen) walkOn(walk, choice);
    return { facts, events: walk.events };
  });
