/**
 * The clock ledger: every time limit a case runs under, computed from its events and its plan and
 * from nothing else. The words are defined in clock-row.ts.
 */
import { readHistory } from "@/lib/clocks/case-history";
import type { ClockDraft, Situation } from "@/lib/clocks/clock-draft";
import type { CaseEvent, ClockFacts, ClockRow } from "@/lib/clocks/clock-row";
import { wordsOf } from "@/lib/clocks/clock-words";
import { contestClocks, peerToPeerClocks, windowClocks } from "@/lib/clocks/contest-clocks";
import { decisionClocks, informationClocks } from "@/lib/clocks/decision-clocks";
import type { ClockRules } from "@/lib/policy/clock-rules";

/**
 * The rows of a case, those of the decision first.
 *
 * @param events of one case, oldest first
 * @param now decides two things only: whether a pause for an answer that never came is over, and
 *   in the words whether there is still time to tell what is missing
 * @throws RangeError when the holiday table does not reach far enough
 */
export function clockLedger(
  facts: ClockFacts,
  events: readonly CaseEvent[],
  rules: ClockRules,
  now: Date,
): readonly ClockRow[] {
  const situation: Situation = { facts, history: readHistory(events), rules, now };
  const drafts = [
    ...decisionClocks(situation),
    ...informationClocks(situation),
    ...peerToPeerClocks(situation),
    ...contestClocks(situation),
    ...windowClocks(situation),
  ];
  const counted = new Map<string, number>();
  const rows = drafts.map((draft) => {
    const key = `${draft.rule.id}.${draft.part}`;
    const ordinal = (counted.get(key) ?? 0) + 1;
    counted.set(key, ordinal);
    return rowOf(draft, `${facts.requestId}.${key}.${ordinal}`);
  });
  const governing = governs(rows);
  return rows.map((row) => (row === governing ? { ...row, governs: true } : row));
}

const rowOf = (draft: ClockDraft, id: string): ClockRow => ({
  id,
  ruleId: draft.rule.id,
  title: draft.about ? `${draft.rule.title}: ${draft.about}` : draft.rule.title,
  citation: draft.rule.citation,
  subject: draft.subject,
  contestId: draft.contestId ?? null,
  owedBy: draft.owedBy ?? "plan",
  startedAt: draft.startedAt,
  startedBy: draft.startedBy,
  tolled: draft.tolled ?? [],
  extension: draft.extension ?? null,
  dueAt: draft.dueAt,
  decidedAt: draft.decidedAt ?? null,
  satisfiedAt: draft.satisfiedAt ?? null,
  endedAt: draft.ended?.at ?? null,
  governs: false,
  words: wordsOf(draft),
});

/** True while time runs against whoever owes it: started, not paused, neither satisfied nor ended. */
export const isRunning = (
  row: Pick<ClockRow, "startedAt" | "satisfiedAt" | "endedAt" | "tolled">,
): boolean =>
  row.startedAt !== null &&
  row.satisfiedAt === null &&
  row.endedAt === null &&
  row.tolled.every(({ to }) => to !== null);

/** Of the plan's running clocks the one that is due first; the earlier row among equals. */
function governs(rows: readonly ClockRow[]): ClockRow | undefined {
  let first: ClockRow | undefined;
  for (const row of rows) {
    if (row.owedBy !== "plan" || !isRunning(row) || !row.dueAt) continue;
    if (!first?.dueAt || row.dueAt < first.dueAt) first = row;
  }
  return first;
}
