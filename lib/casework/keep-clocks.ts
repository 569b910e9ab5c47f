import { clockEvents } from "@/lib/clocks/case-history";
import { clockLedger } from "@/lib/clocks/ledger";
import { findClockEvents, findClockFacts, storeClocks } from "@/lib/db/clocks";
import type { Transaction } from "@/lib/db/transaction";
import { lockCase } from "@/lib/db/requests";
import { lawOfClocks } from "@/lib/policy/library";

/** True when an entry of the record may move a clock. */
export const movesClocks = (kind: string): boolean => clockEvents.includes(kind);

/**
 * Computes a request's clock ledger from its events and stores it, in the transaction of the event
 * that moved it. A draft has no clocks, and who may not see the request moves none.
 */
export async function keepClocks(tx: Transaction, requestId: string, now: Date): Promise<void> {
  const current = await lockCase(tx, requestId);
  if (!current?.submittedAt) return;
  const rows = clockLedger(
    await findClockFacts(tx, current),
    await findClockEvents(tx, requestId),
    lawOfClocks(),
    now,
  );
  await storeClocks(tx, requestId, rows, now);
}
