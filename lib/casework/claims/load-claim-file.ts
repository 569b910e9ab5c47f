import { dateInZone, type PlainDate } from "@/lib/calendar";
import { readClaims } from "@/lib/claims/formats/read-claims";
import {
  finishClaimFile,
  readClaimFile,
  stopClaimFile,
  takeClaimFile,
  type ClaimFile,
} from "@/lib/db/claims/claim-files";
import { findOrganizations, findPlanRules } from "@/lib/db/claims/claim-members";
import { makeClaimMonths, monthsOf } from "@/lib/db/claims/claim-months";
import { openClaimSession, type ClaimSession } from "@/lib/db/claims/claim-session";
import { openStoredFile } from "@/lib/documents/storage";
import { claimRulesOn } from "@/lib/policy/claim-rules";
import { policyLibrary } from "@/lib/policy/library";
import { programZone } from "@/lib/review/zone";
import { checkClaimFile } from "./check-claim-file";
import { claimChunks, type ClaimChunk } from "./claim-chunks";
import { loadChunk, type ChunkBefore, type LoadContext } from "./load-chunk";

/**
 * Loading a file of claims, from its bytes on disk to judged lines.
 *
 *   check   the file is read whole: envelope, counts, content. A file refused here has left nothing.
 *   load    it is read again and judged in chunks, each one transaction together with the progress.
 *   close   its lines are counted up: what came in was judged or refused.
 *
 * Killed at any moment, the file is taken up again where its progress stands. One process loads it at
 * a time, under a lock that goes with the connection; several files load side by side, and members
 * whose days are in both are judged by one after the other.
 */
export type LoadOutcome =
  | "loaded"
  | "refused"
  /** Finished before, or no file the actor may load. */
  | "nothing_to_do"
  /** Another process is loading it. */
  | "taken";

export interface LoadOptions {
  /** Tells the moment of what is put on record. */
  readonly clock: () => Date;
  /** Lines judged in one transaction. */
  readonly chunkLines?: number;
  /** Stops between two chunks; the file stays to be taken up. */
  readonly signal?: AbortSignal;
}

const usualChunkLines = 20_000;

/**
 * Checks and loads a file on behalf of an analyst, or goes on where that was broken off.
 *
 * @throws what went wrong after the file was marked as stopped, or the signal's reason
 */
export async function loadClaimFile(
  order: { readonly fileId: string; readonly actorId: string },
  options: LoadOptions,
): Promise<LoadOutcome> {
  const session = await openClaimSession(order.actorId);
  try {
    if (!(await takeClaimFile(session, order.fileId))) return "taken";
    const file = await readClaimFile(session, order.fileId);
    if (!file || file.state === "loaded" || file.state === "refused") return "nothing_to_do";
    try {
      return await checkAndLoad(session, order.actorId, file, options);
    } catch (thrown) {
      if (!options.signal?.aborted) await stopped(session, file, thrown, options.clock());
      throw thrown;
    }
  } finally {
    await session.close();
  }
}

async function checkAndLoad(
  session: ClaimSession,
  actorId: string,
  file: ClaimFile,
  options: LoadOptions,
): Promise<LoadOutcome> {
  const chunkLines = options.chunkLines ?? usualChunkLines;
  let small: readonly ClaimChunk[] | undefined;
  if (file.format === null) {
    const checked = await checkClaimFile(session, file, chunkLines, options);
    if (checked.kind === "refused") return "refused";
    small = checked.whole && [checked.whole];
  }
  const steps = () =>
    readClaims(openStoredFile(file.storageKey), {
      receivedOn: file.receivedOn,
      allOrNothing: file.allOrNothing,
    });
  const context: LoadContext = {
    session,
    file,
    rulesOn: claimRulesOn(policyLibrary()),
    plans: await findPlanRules(session),
    organizationOf: await findOrganizations(session),
    clock: options.clock,
  };
  const chunks = small ?? claimChunks(steps(), file, chunkLines);
  await loadChunks(context, actorId, chunks, options.signal);
  await session.transaction(() => finishClaimFile(session, file.id, options.clock()));
  return "loaded";
}

/**
 * Judges chunks two at a time, on a session each: while the database writes the one, the other is
 * judged and the one after it read.
 */
async function loadChunks(
  context: LoadContext,
  actorId: string,
  chunks: AsyncIterable<ClaimChunk> | Iterable<ClaimChunk>,
  signal: AbortSignal | undefined,
): Promise<void> {
  const { file, clock } = context;
  const first = { claim: file.claimsJudged, refusal: file.claimsRefused };
  const today = dateInZone(clock(), programZone);
  const months = new Set<string>();
  const lanes: { session: ClaimSession; free: Promise<void> }[] = [];
  let before: ChunkBefore = { locked: Promise.resolve(), committed: Promise.resolve() };
  const ahead = readAhead(chunks);
  try {
    for (let index = 0; ; index += 1) {
      const chunk = await ahead.next();
      if (!chunk) break;
      signal?.throwIfAborted();
      const lane = (lanes[index % 2] ??= {
        session: index === 0 ? context.session : await openClaimSession(actorId),
        free: Promise.resolve(),
      });
      await lane.free;
      const missing = [...monthsOf(serviceDates(chunk), today)].filter((m) => !months.has(m));
      if (missing.length > 0) {
        // A new partition waits for everybody who reads lines, the chunk before among them.
        await before.committed;
        await makeClaimMonths(lane.session, missing);
        for (const month of missing) months.add(month);
      }
      before = begin({ ...context, session: lane.session }, chunk, { ...first }, before);
      lane.free = before.committed;
      first.claim += chunk.claims.length;
      first.refusal += chunk.refusals.length;
    }
    await before.committed;
  } finally {
    await Promise.allSettled(lanes.map(({ free }) => free));
    await lanes[1]?.session.close();
    await ahead.close();
  }
}

/** Begins a chunk. Whoever waits for it hears of its failure. */
function begin(
  context: LoadContext,
  chunk: ClaimChunk,
  first: { readonly claim: number; readonly refusal: number },
  before: ChunkBefore,
): ChunkBefore {
  let committed: Promise<void> | undefined;
  const locked = new Promise<void>((resolve, reject) => {
    committed = loadChunk(context, chunk, first, before, resolve);
    committed.catch(reject);
  });
  locked.catch(() => undefined);
  return { locked, committed: committed ?? locked };
}

/** One chunk ahead: the next is read while the caller waits for the database. */
function readAhead(chunks: AsyncIterable<ClaimChunk> | Iterable<ClaimChunk>) {
  const iterator =
    Symbol.asyncIterator in chunks ? chunks[Symbol.asyncIterator]() : chunks[Symbol.iterator]();
  const begin = () => {
    const next = Promise.resolve(iterator.next());
    next.catch(() => undefined); // whoever asks for it hears of it
    return next;
  };
  let coming = begin();
  return {
    next: async (): Promise<ClaimChunk | undefined> => {
      const step: IteratorResult<ClaimChunk, unknown> = await coming;
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

function* serviceDates({ claims }: ClaimChunk): Generator<PlainDate> {
  for (const { lines } of claims) for (const { serviceFrom } of lines) yield serviceFrom;
}

/** Says that the file stopped, if it still can be said. */
async function stopped(
  session: ClaimSession,
  file: ClaimFile,
  thrown: unknown,
  at: Date,
): Promise<void> {
  const code = thrown instanceof Error && "code" in thrown ? String(thrown.code) : "";
  const problem =
    code === "ENOENT"
      ? "The stored file is not on this machine's disk. Restore it, or upload it again."
      : `Loading was broken off${code && ` (${code})`}; what is loaded stays. Start it again to go on from there.`;
  await session
    .transaction(() => stopClaimFile(session, file.id, problem, at))
    .catch(() => undefined);
}
