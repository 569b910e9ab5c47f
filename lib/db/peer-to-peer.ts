import type { PeerToPeerOutcome, PeerToPeerParticipant } from "@/lib/review/peer-to-peer";
import type { Transaction } from "./transaction";

export interface OfferedTime {
  readonly id: string;
  readonly startsAt: Date;
  readonly offeredByName: string;
  readonly offeredAt: Date;
  readonly chosenAt: Date | null;
}

export interface PeerToPeerView {
  readonly id: string;
  readonly clinician: string;
  readonly telephone: string;
  readonly message: string;
  readonly requestedByName: string;
  readonly requestedAt: Date;
  /** Earliest first. */
  readonly times: readonly OfferedTime[];
  readonly outcome: PeerToPeerOutcome | null;
  readonly happenedAt: Date | null;
  readonly tookPart: readonly PeerToPeerParticipant[];
  readonly recordedByName: string | null;
  readonly recordedAt: Date | null;
  /** The plan's own; null for everybody else. */
  readonly note: string | null;
}

/** A request's talks between peers, oldest first; row-level security keeps the note with the plan. */
export async function findPeerToPeers(
  tx: Transaction,
  requestId: string,
): Promise<readonly PeerToPeerView[]> {
  const rows = await tx.peerToPeer.findMany({
    where: { requestId },
    include: { times: { orderBy: { startsAt: "asc" } }, note: true },
    orderBy: [{ requestedAt: "asc" }, { id: "asc" }],
  });
  return rows.map((row) => ({
    id: row.id,
    clinician: row.clinician,
    telephone: row.telephone,
    message: row.message,
    requestedByName: row.requestedByName,
    requestedAt: row.requestedAt,
    times: row.times.map(({ id, startsAt, offeredByName, offeredAt, chosenAt }) => ({
      id,
      startsAt,
      offeredByName,
      offeredAt,
      chosenAt,
    })),
    outcome: row.outcome,
    happenedAt: row.happenedAt,
    tookPart: row.tookPart,
    recordedByName: row.recordedByName,
    recordedAt: row.recordedAt,
    note: row.note?.note ?? null,
  }));
}

/** The talk whose outcome is not on record yet, if any. */
export const openPeerToPeer = async (
  tx: Transaction,
  requestId: string,
): Promise<PeerToPeerView | null> =>
  (await findPeerToPeers(tx, requestId)).find(({ outcome }) => outcome === null) ?? null;
