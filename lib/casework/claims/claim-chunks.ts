import type { Claim, ClaimRefusal, ReadStep } from "@/lib/claims/claim";

/** A part of a file that is judged and committed together. */
export interface ClaimChunk {
  readonly claims: readonly Claim[];
  readonly refusals: readonly ClaimRefusal[];
}

/** What of a file is loaded already. */
interface Loaded {
  readonly claimsJudged: number;
  readonly claimsRefused: number;
}

/**
 * Cuts what is read of a file into chunks, leaving out what is loaded already. A file reads the same
 * every time, so its first claims and its first refusals are those of the time before.
 *
 * @param lines how many lines make a chunk full; a claim is never cut
 * @throws when the file cannot be read as it was when it was checked
 */
export async function* claimChunks(
  steps: AsyncIterable<ReadStep>,
  { claimsJudged, claimsRefused }: Loaded,
  lines: number,
): AsyncGenerator<ClaimChunk, void, void> {
  let claimsToSkip = claimsJudged;
  let refusalsToSkip = claimsRefused;
  let claims: Claim[] = [];
  let refusals: ClaimRefusal[] = [];
  let filled = 0;
  for await (const step of steps) {
    if (step.kind === "end") break;
    if (step.kind === "refused")
      throw new Error("the stored file cannot be read as it was when it was checked");
    const skipped = Math.min(refusalsToSkip, step.batch.refusals.length);
    refusalsToSkip -= skipped;
    refusals.push(...step.batch.refusals.slice(skipped));
    for (const claim of step.batch.claims) {
      if (claimsToSkip > 0) {
        claimsToSkip -= 1;
        continue;
      }
      claims.push(claim);
      filled += claim.lines.length;
      if (filled < lines) continue;
      yield { claims, refusals };
      [claims, refusals, filled] = [[], [], 0];
    }
  }
  if (claims.length > 0 || refusals.length > 0) yield { claims, refusals };
}
