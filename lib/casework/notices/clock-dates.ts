import { dateInZone } from "@/lib/calendar";
import type { CaseEvent, ClockFacts, ClockRow } from "@/lib/clocks/clock-row";
import { clockLedger, isRunning } from "@/lib/clocks/ledger";
import { findEvents } from "@/lib/db/events";
import type { Transaction } from "@/lib/db/transaction";
import type { NoticeDeadline } from "@/lib/notices/notice";
import { lawOfClocks } from "@/lib/policy/library";
import type { ReviewCase } from "@/lib/review/case";
import { noticeRecipients, type OwedNotice } from "@/lib/review/owed-notices";
import { programZone } from "@/lib/review/zone";

/** Dates a letter tells that the clock ledger knows. */

const deadline = ({ dueAt }: ClockRow): NoticeDeadline | null =>
  dueAt && { on: dateInZone(dueAt, programZone), at: dueAt.toISOString() };

const earliest = (rows: readonly ClockRow[]): ClockRow | undefined =>
  rows
    .filter(({ dueAt }) => dueAt !== null)
    .sort((a, b) => (a.dueAt?.getTime() ?? 0) - (b.dueAt?.getTime() ?? 0))[0];

/** What the ledger must know of a case besides its events. */
const clockFacts = ({ id, timing, urgency, plan }: ReviewCase): ClockFacts => ({
  requestId: id,
  timing,
  urgency,
  lineOfBusiness: plan.terms.lineOfBusiness,
  stateOfIssue: plan.terms.stateOfIssue,
  ncqaAccredited: plan.terms.ncqaAccredited,
  authorizedThrough: null,
});

async function eventsOf(tx: Transaction, requestId: string): Promise<readonly CaseEvent[]> {
  return (await findEvents(tx, requestId)).map(({ kind, at, data }) => ({
    kind,
    at,
    data: typeof data === "object" && data !== null ? { ...data } : {},
  }));
}

/**
 * Until when the decision was due, and until when it is due once the notice of the extension has
 * gone out now: the ledger is asked twice, the second time as if it had.
 */
export async function extendedDates(
  tx: Transaction,
  current: ReviewCase,
  owed: OwedNotice,
  now: Date,
): Promise<{ readonly formerlyDue: NoticeDeadline; readonly due: NoticeDeadline }> {
  const events = await eventsOf(tx, current.id);
  const told = noticeRecipients.extension.map((recipient) => ({
    kind: "notice_sent",
    at: now,
    data: { notice_kind: "extension", recipient, owed_by: owed.eventId },
  }));
  const decisions = (seen: readonly CaseEvent[]) =>
    clockLedger(clockFacts(current), seen, lawOfClocks(), now).filter(
      (row) => row.subject === "decision" && row.owedBy === "plan" && row.extension !== null,
    );
  const before = decisions(events);
  const after = new Map(decisions([...events, ...told]).map((row) => [row.id, row]));
  const today = { on: dateInZone(now, programZone), at: null };
  // Of several limits the one that was due first is what was promised, and what is promised now.
  const first = earliest(before.filter((row) => isExtended(row, after.get(row.id))));
  return {
    formerlyDue: (first && deadline(first)) ?? today,
    due: (first && deadline(after.get(first.id) ?? first)) ?? today,
  };
}

const isExtended = (before: ClockRow, after: ClockRow | undefined): boolean =>
  (after?.dueAt?.getTime() ?? 0) > (before.dueAt?.getTime() ?? 0);

/** When the decision of a contest is due, or null while that cannot be told. */
export async function contestDue(
  tx: Transaction,
  current: ReviewCase,
  contestId: string,
  now: Date,
): Promise<NoticeDeadline | null> {
  const rows = clockLedger(
    clockFacts(current),
    await eventsOf(tx, current.id),
    lawOfClocks(),
    now,
  ).filter((row) => row.contestId === contestId && row.owedBy === "plan" && isRunning(row));
  const decision = earliest(rows.filter(({ id }) => /\.decision\.\d+$/.test(id)));
  return decision ? deadline(decision) : null;
}
