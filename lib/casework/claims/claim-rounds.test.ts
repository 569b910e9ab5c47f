import { describe, expect, it } from "vitest";
import type { ReadStep } from "@/lib/claims/claim";
import { facilityClaim, perDiemLine } from "@/tests/builders/claims";
import { numberOnCard, withKey } from "@/lib/claims/member-number";
import { claimRounds, type ClaimRound, type LoadedPart } from "./claim-rounds";

const claims = Array.from({ length: 60 }, (_, at) =>
  facilityClaim(`R${at}`, at % 3 === 0 ? [perDiemLine(), perDiemLine()] : [perDiemLine()], {
    memberNumber: at % 5 === 0 ? withKey(`M${at % 7}`, "0123456789") : `M${at % 7}`,
  }),
);
const refusal = { position: "row 1", loop: null, claimNumber: null, lines: 1 };
const refusals = ["first", "second"].map((problem) => ({ ...refusal, problem, remedy: "" }));

async function* read(): AsyncGenerator<ReadStep> {
  for (let at = 0; at < claims.length; at += 25) {
    await Promise.resolve();
    const batch = { claims: claims.slice(at, at + 25), refusals: at === 25 ? refusals : [] };
    yield { kind: "batch", batch };
  }
}

async function rounds(loaded: LoadedPart, lines: number): Promise<ClaimRound[]> {
  const all: ClaimRound[] = [];
  for await (const round of claimRounds(read(), loaded, lines)) all.push(round);
  return all;
}

const nothing: LoadedPart = { hasClaim: () => false, refusals: 0 };
const placed = (all: readonly ClaimRound[]) => all.flatMap(({ lanes }) => lanes.flat());

describe("rounds of a file", () => {
  it("hold each claim once, everybody on a card in one lane, in the order of the file", async () => {
    const all = await rounds(nothing, 10);
    expect(all.length).toBeGreaterThan(5);
    const positions = placed(all).map(({ position }) => position);
    expect(positions.toSorted((a, b) => a - b)).toEqual(claims.map((_, at) => at));
    expect(placed(all).every(({ claim, position }) => claim === claims[position])).toBe(true);
    const cards = [0, 1].map((lane) =>
      all
        .flatMap(({ lanes }) => lanes[lane] ?? [])
        .map(({ claim }) => numberOnCard(claim.memberNumber)),
    );
    expect(cards.every((numbers) => numbers.length > 0)).toBe(true);
    expect(cards[0]?.filter((number) => cards[1]?.includes(number))).toEqual([]);
    for (const { lanes } of all)
      for (const lane of lanes)
        expect(lane).toEqual(lane.toSorted((a, b) => a.position - b.position));
  });

  it("number their lines in the order of the file", async () => {
    for (const { lanes, lines } of await rounds(nothing, 10)) {
      const inOrder = lanes.flat().toSorted((a, b) => a.position - b.position);
      let next = 0;
      for (const { claim, firstLine } of inOrder) {
        expect(firstLine).toBe(next);
        next += claim.lines.length;
      }
      expect(lines).toBe(next);
    }
  });

  it("leave out what is loaded, wherever the lanes stood", async () => {
    const hasClaim = (position: number) => position < 20 || [23, 24, 30].includes(position);
    const all = await rounds({ hasClaim, refusals: 1 }, 10);
    expect(
      placed(all)
        .map(({ position }) => position)
        .toSorted((a, b) => a - b),
    ).toEqual(claims.flatMap((_, at) => (hasClaim(at) ? [] : [at])));
    expect(all.flatMap(({ refusals: kept }) => kept.map(({ problem }) => problem))).toEqual([
      "second",
    ]);
    expect(all.every(({ firstRefusal }) => firstRefusal >= 1)).toBe(true);
  });
});
