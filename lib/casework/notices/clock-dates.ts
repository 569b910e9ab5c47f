import { dateInZone } from "@/lib/calendar";
import type { CaseEvent, ClockRow } from "@/lib/clocks/clock-row";
import { clockLedger, isRunning } from "@/lib/clocks/ledger";
import { findClockEvents, findClockFacts, findClocks } from "@/lib/db/clocks";
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
  const events = await findClockEvents(tx, current.id);
  const facts = await findClockFacts(tx, current);
  const told = noticeRecipients.extension.map((recipient) => ({
    kind: "notice_sent",
    at: now,
    data: { notice_kind: "extension", recipient, owed_by: owed.eventId },
  }));
  const decisions = (seen: readonly CaseEvent[]) =>
    clockLedger(facts, seen, lawOfClocks(), now).filter(
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
  requestId: string,
  contestId: string,
): Promise<NoticeDeadline | null> {
  const decision = earliest(
    (await findClocks(tx, requestId)).filter(
      (row) =>
        row.contestId === contestId &&
        row.owedBy === "plan" &&
        isRunning(row) &&
        /\.decision\.\d+$/.test(row.id),
    ),
  );
  return decision ? deadline(decision) : null;
}
