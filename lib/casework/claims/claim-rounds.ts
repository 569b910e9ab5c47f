import type { Claim, ClaimRefusal, ReadStep } from "@/lib/claims/claim";
import { numberOnCard } from "@/lib/claims/member-number";

/** A claim and where it stands. */
export interface PlacedClaim {
  readonly claim: Claim;
  /** In the file, among the claims that are not refused, from 0. */
  readonly position: number;
  /** Place of its first line among the lines of its round, from 0. */
  readonly firstLine: number;
}

/**
 * A stretch of a file, dealt out to lanes: each claim to the lane of its member, in the order of the
 * file. Lanes have no member and no card in common, so that neither waits for the other.
 */
export interface ClaimRound {
  readonly lanes: readonly (readonly PlacedClaim[])[];
  readonly refusals: readonly ClaimRefusal[];
  /** Place in the file of the first refusal, from 0. */
  readonly firstRefusal: number;
  readonly lines: number;
}

/** What of a file is loaded already. */
export interface LoadedPart {
  readonly hasClaim: (position: number) => boolean;
  /** So many of its refusals, the first ones. */
  readonly refusals: number;
}

/**
 * Cuts what is read of a file into rounds for two lanes, leaving out what is loaded already. A file
 * reads the same every time, so a position is the same claim as the time before.
 *
 * @param lines how many lines make a round full; a claim is never cut
 * @throws when the file cannot be read as it was when it was checked
 */
export async function* claimRounds(
  steps: AsyncIterable<ReadStep>,
  loaded: LoadedPart,
  lines: number,
): AsyncGenerator<ClaimRound, void, void> {
  let position = 0;
  let refusalsToSkip = loaded.refusals;
  let round = new OpenRound(loaded.refusals);
  for await (const step of steps) {
    if (step.kind === "end") break;
    if (step.kind === "refused")
      throw new Error("the stored file cannot be read as it was when it was checked");
    const skipped = Math.min(refusalsToSkip, step.batch.refusals.length);
    refusalsToSkip -= skipped;
    round.refusals.push(...step.batch.refusals.slice(skipped));
    for (const claim of step.batch.claims) {
      if (!loaded.hasClaim(position)) round.add(laneOf(claim), claim, position);
      position += 1;
      if (round.lines < lines) continue;
      yield round;
      round = new OpenRound(round.firstRefusal + round.refusals.length);
    }
  }
  if (round.lines > 0 || round.refusals.length > 0) yield round;
}

/** All of a small file in one lane: one transaction. */
export function wholeRound(
  claims: readonly Claim[],
  refusals: readonly ClaimRefusal[],
): ClaimRound {
  const round = new OpenRound(0);
  round.refusals.push(...refusals);
  for (const [position, claim] of claims.entries()) round.add(0, claim, position);
  return round;
}

class OpenRound implements ClaimRound {
  readonly lanes: PlacedClaim[][] = [[], []];
  readonly refusals: ClaimRefusal[] = [];
  lines = 0;

  constructor(readonly firstRefusal: number) {}

  add(lane: number, claim: Claim, position: number): void {
    this.lanes[lane]?.push({ claim, position, firstLine: this.lines });
    this.lines += claim.lines.length;
  }
}

/**
 * Which of two lanes a claim goes through: that of everybody on the member's card, as they are locked
 * together (FNV-1a, of which the high bits are well mixed).
 */
function laneOf({ memberNumber }: Claim): number {
  const card = numberOnCard(memberNumber);
  let hash = 0x811c9dc5;
  for (let at = 0; at < card.length; at += 1)
    hash = Math.imul(hash ^ card.charCodeAt(at), 0x01000193);
  return (hash >>> 24) & 1;
}
