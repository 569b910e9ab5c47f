import { readClaims } from "@/lib/claims/formats/read-claims";
import {
  findLoadedClaims,
  finishClaimFile,
  readClaimFile,
  stopClaimFile,
  takeClaimFile,
  type ClaimFile,
} from "@/lib/db/claims/claim-files";
import { findOrganizations, findPlanRules } from "@/lib/db/claims/claim-members";
import { openClaimSession, type ClaimSession } from "@/lib/db/claims/claim-session";
import { openStoredFile } from "@/lib/documents/storage";
import { claimRulesOn } from "@/lib/policy/claim-rules";
import { policyLibrary } from "@/lib/policy/library";
import { checkClaimFile } from "./check-claim-file";
import { claimRounds, type ClaimRound } from "./claim-rounds";
import type { LoadContext } from "./load-chunk";
import { loadRounds } from "./load-rounds";

/**
 * Loading a file of claims, from its bytes on disk to judged lines.
 *
 *   check   the file is read whole: envelope, counts, content. A file refused here has left nothing.
 *   load    it is read again in rounds. Each is dealt out to two lanes by member, and what a lane gets
 *           of it is judged and written in one transaction together with the file's progress.
 *   close   its lines are counted up: what came in was judged or refused.
 *
 * Killed at any moment, the file is taken up again: what is stored of it, whatever lane it went
 * through, is passed over. One process loads it at a time, under a lock that goes with the connection;
 * several files load side by side, and members whose days are in both are judged by one after the
 * other.
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
  /** Lines of a round; a file that has no more is judged in one transaction. */
  readonly roundLines?: number;
  /** Stops between two transactions; the file stays to be taken up. */
  readonly signal?: AbortSignal;
}

const usualRoundLines = 40_000;

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
  const roundLines = options.roundLines ?? usualRoundLines;
  let small: readonly ClaimRound[] | undefined;
  if (file.format === null) {
    const checked = await checkClaimFile(session, file, roundLines, options);
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
  const loaded = {
    hasClaim: await findLoadedClaims(session, file),
    refusals: file.claimsRefused,
  };
  const rounds = small ?? claimRounds(steps(), loaded, roundLines);
  await loadRounds(context, actorId, rounds, options.signal);
  await session.transaction(() => finishClaimFile(session, file.id, options.clock()));
  return "loaded";
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
