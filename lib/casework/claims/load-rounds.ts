import { dateInZone, type PlainDate } from "@/lib/calendar";
import { makeClaimMonths, monthsOf } from "@/lib/db/claims/claim-months";
import { openClaimSession, type ClaimSession } from "@/lib/db/claims/claim-session";
import { takeKeys } from "@/lib/db/claims/write-claims";
import { programZone } from "@/lib/review/zone";
import type { ClaimRound } from "./claim-rounds";
import { loadChunk, type LoadContext } from "./load-chunk";

/** A session that judges its members' claims, one round after the other. */
interface Lane {
  readonly session: ClaimSession;
  /** The round before the last one dealt out is committed. */
  before: Promise<void>;
  last: Promise<void>;
}

/**
 * Judges rounds in two lanes, on a session each: while the database writes what one lane has judged,
 * the other judges. A lane goes on to its next round without waiting for the other, and has one round
 * waiting at most.
 *
 * @param signal ends the work between two transactions
 * @throws what went wrong in a lane, once none is at work any more
 */
export async function loadRounds(
  context: LoadContext,
  actorId: string,
  rounds: AsyncIterable<ClaimRound> | Iterable<ClaimRound>,
  signal: AbortSignal | undefined,
): Promise<void> {
  const { session } = context;
  const today = dateInZone(context.clock(), programZone);
  const months = new Set<string>();
  const lanes = new Map<number, Lane>();
  const committed = () => Promise.all([...lanes.values()].map(({ last }) => last));
  const ahead = readAhead(rounds);
  try {
    for (let round = await ahead.next(); round; round = await ahead.next()) {
      const missing = [...monthsOf(serviceDates(round), today)].filter((m) => !months.has(m));
      if (missing.length > 0) {
        // A new partition waits for everybody who reads lines.
        await committed();
        await makeClaimMonths(session, missing);
        for (const month of missing) months.add(month);
      }
      const { lines, firstRefusal } = round;
      // Numbered together, so that lines are listed in the order of the file.
      let taken: Promise<readonly number[]> | undefined;
      const lineIds = (asking: ClaimSession) =>
        (taken ??= takeKeys(asking, "claim_line_key", lines));
      for (const [at, claims] of round.lanes.entries()) {
        const refusals = at === 0 ? round.refusals : [];
        if (claims.length === 0 && refusals.length === 0) continue;
        const lane =
          lanes.get(at) ?? openLane(lanes.size > 0 ? await openClaimSession(actorId) : session);
        lanes.set(at, lane);
        await lane.before;
        lane.before = lane.last;
        lane.last = lane.last.then(() => {
          signal?.throwIfAborted();
          const chunk = { claims, refusals, firstRefusal, lineIds };
          return loadChunk({ ...context, session: lane.session }, chunk);
        });
        lane.last.catch(() => undefined); // whoever waits for the lane hears of it
      }
    }
    await committed();
  } finally {
    const opened = [...lanes.values()];
    await Promise.allSettled(opened.map(({ last }) => last));
    for (const lane of opened) if (lane.session !== session) await lane.session.close();
    await ahead.close();
  }
}

const openLane = (session: ClaimSession): Lane => ({
  session,
  before: Promise.resolve(),
  last: Promise.resolve(),
});

/** One round ahead: the next is read while the caller waits for the database. */
function readAhead(rounds: AsyncIterable<ClaimRound> | Iterable<ClaimRound>) {
  const iterator =
    Symbol.asyncIterator in rounds ? rounds[Symbol.asyncIterator]() : rounds[Symbol.iterator]();
  const begin = () => {
    const next = Promise.resolve(iterator.next());
    next.catch(() => undefined); // whoever asks for it hears of it
    return next;
  };
  let coming = begin();
  return {
    next: async (): Promise<ClaimRound | undefined> => {
      const step: IteratorResult<ClaimRound, unknown> = await coming;
      if (step.done) return undefined;
      coming = begin();
      return step.value;
    },
    close: async () => {
      await coming.catch(() => undefined);
      await iterator.return?.();
    },
  };
}

function* serviceDates({ lanes }: ClaimRound): Generator<PlainDate> {
  for (const claims of lanes)
    for (const { claim } of claims) for (const { serviceFrom } of claim.lines) yield serviceFrom;
}
