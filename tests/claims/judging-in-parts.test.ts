// The same claims in the same order give the same judgements however they are cut into calls, when
// each call is told of the past only what `concernsOf` asks for.

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays } from "@/lib/calendar";
import type { Claim, ClaimLine } from "@/lib/claims/claim";
import { concernsOf, concernsOfKnown } from "@/lib/claims/concerns";
import { judgeClaims } from "@/lib/claims/judge";
import type { ClaimHistory, Concerns, KnownClaim } from "@/lib/claims/judgement";
import { numberOnCard, withKey } from "@/lib/claims/member-number";
import { servicesOf, stayOf } from "@/lib/claims/judging/services";
import {
  authorization,
  authorizationNeeded,
  facilityClaim,
  monday,
  otherLine,
  perDiemLine,
  professionalClaim,
  rulesOn,
  siteB,
} from "@/tests/builders/claims";

const cards = ["M-1", "M-2"];
/** Two dependents on the first card beside its member. */
const members = [...cards, withKey("M-1", "aaaaaaaaaa"), withKey("M-1", "bbbbbbbbbb")];
const authorizations = cards.map((memberNumber, index) =>
  authorization({ number: `AUTH-${index}`, memberNumber, daysAuthorized: 3 + index }),
);
const plans = new Map([["", authorizationNeeded]]);

const date = fc.integer({ min: 0, max: 9 }).map((day) => addDays(monday, day));
const line: fc.Arbitrary<ClaimLine> = fc
  .oneof(
    { weight: 5, arbitrary: fc.tuple(date, fc.constantFrom(1, 1, 1, 2, 0)) },
    {
      weight: 3,
      arbitrary: fc.tuple(date, fc.constantFrom("90834", "H0035", "99213", "S9976", "80307")),
    },
  )
  .map(([serviceFrom, what]) =>
    typeof what === "number"
      ? perDiemLine({ serviceFrom, units: what })
      : otherLine(what, { serviceFrom, serviceTo: serviceFrom }),
  );
/** Residential treatment over up to two weeks. */
const residence = fc
  .tuple(date, fc.integer({ min: 0, max: 13 }))
  .map(([serviceFrom, days]) =>
    otherLine("H0017", { serviceFrom, serviceTo: addDays(serviceFrom, days) }),
  );
const stay = fc.tuple(date, fc.integer({ min: 1, max: 6 })).map(([from, days]) =>
  facilityClaim(
    "",
    [
      perDiemLine({
        procedure: null,
        revenueCode: "0124",
        serviceFrom: from,
        serviceTo: addDays(from, days),
      }),
    ],
    { typeOfBill: "0111", statementFrom: from, statementTo: addDays(from, days), site: siteB },
  ),
);
const bill = fc
  .tuple(
    fc.array(fc.oneof({ weight: 9, arbitrary: line }, { weight: 1, arbitrary: residence }), {
      minLength: 1,
      maxLength: 4,
    }),
    fc.boolean(),
    fc.boolean(),
  )
  .map(([lines, facility, away]) => {
    const stated = {
      receivedOn: "2026-11-20",
      ...(away && { site: siteB, billingTin: "561111111" }),
    };
    return facility ? facilityClaim("", lines, stated) : professionalClaim("", lines, stated);
  });
const claims: fc.Arbitrary<readonly Claim[]> = fc
  .array(
    fc.record({
      claim: fc.oneof({ weight: 8, arbitrary: bill }, { weight: 1, arbitrary: stay }),
      memberNumber: fc.constantFrom(...members),
      changes: fc.option(fc.tuple(fc.constantFrom("7", "8"), fc.nat({ max: 12 })), { freq: 2 }),
    }),
    { minLength: 2, maxLength: 14 },
  )
  .map((entries) =>
    entries.map(({ claim, memberNumber, changes }, index): Claim => {
      const original = changes && entries[changes[1]];
      return {
        ...claim,
        number: `C${index}`,
        receivedOn: "2026-11-20",
        // Mostly an original of the same member and provider, so that something is released.
        // Every fourth time of another person on the card, perhaps.
        memberNumber: !original
          ? memberNumber
          : index % 4 > 0
            ? original.memberNumber
            : numberOnCard(original.memberNumber),
        billingTin: original ? original.claim.billingTin : claim.billingTin,
        ...(changes && { frequencyCode: changes[0], originalNumber: `C${changes[1]}` }),
      };
    }),
  );

/** A store in memory that tells a call no more than it asks for. */
function store() {
  const known = new Map<number, KnownClaim>();
  const used = new Map<string, number>();
  const within = (spans: Concerns["spans"], memberNumber: string, of: ClaimLine) =>
    spans.some(
      (s) =>
        s.memberNumber === memberNumber && s.from <= of.serviceTo && of.serviceFrom <= s.through,
    );
  return {
    known,
    history(batch: readonly Claim[]): ClaimHistory {
      const concerns = concernsOf(batch, rulesOn);
      const originals = [...known.values()].filter(({ claim }) =>
        concerns.originals.includes(claim.number),
      );
      const more = concernsOfKnown(originals, rulesOn);
      const exhausted = [...known.values()].filter(({ judgements }) =>
        judgements.some(
          ({ edits, authorization: number }) =>
            number !== null &&
            more.authorizations.includes(number) &&
            edits.includes("authorized_days_exceeded"),
        ),
      );
      const spans = [
        ...concerns.spans,
        ...more.spans,
        ...concernsOf(
          exhausted.map(({ claim }) => claim),
          rulesOn,
        ).spans,
      ];
      const whole = new Set(originals);
      return {
        plans,
        recordsRequests: [],
        authorizations: authorizations.map((one) => ({
          ...one,
          daysUsed: used.get(one.number) ?? 0,
        })),
        claims: [...known.values()].flatMap((one) => {
          const isStay = servicesOf(rulesOn(monday).rules).isStay(one.claim);
          const { from, through } = stayOf(one.claim);
          const overlaps = spans.some(
            (s) =>
              s.memberNumber === one.claim.memberNumber && s.from <= through && from <= s.through,
          );
          if (whole.has(one) || (isStay && overlaps)) return [one];
          const kept = one.claim.lines.flatMap((of, index) =>
            within(spans, one.claim.memberNumber, of) &&
            one.judgements[index]?.disposition !== "reversed"
              ? [index]
              : [],
          );
          if (kept.length === 0) return [];
          return [
            {
              ...one,
              claim: {
                ...one.claim,
                lines: one.claim.lines.filter((_, index) => kept.includes(index)),
              },
              judgements: one.judgements.filter((_, index) => kept.includes(index)),
            },
          ];
        }),
      };
    },
    keep(batch: readonly { key: number; claim: Claim }[]) {
      const past = this.history(batch.map(({ claim }) => claim));
      const result = judgeClaims(batch, past, rulesOn);
      for (const one of result.judged) known.set(one.key, one);
      for (const { claim: key, line: number, after } of result.changedLines) {
        const one = known.get(key);
        if (!one) throw new Error("a changed line belongs to no claim");
        const judgements = one.judgements.map((judgement, index) =>
          one.claim.lines[index]?.number === number ? after : judgement,
        );
        known.set(key, { ...one, judgements });
      }
      for (const { claim: key, by } of result.superseded) {
        const one = known.get(key);
        if (one) known.set(key, { ...one, supersededBy: by });
      }
      for (const [number, days] of result.authorizationDays)
        used.set(number, (used.get(number) ?? 0) + days);
    },
  };
}

function judgedInParts(all: readonly Claim[], cuts: readonly number[]) {
  const kept = store();
  const numbered = all.map((claim, index) => ({ key: index + 1, claim }));
  const edges = [0, ...cuts, all.length].sort((a, b) => a - b);
  edges.slice(1).forEach((edge, index) => {
    const part = numbered.slice(edges[index], edge);
    if (part.length > 0) kept.keep(part);
  });
  return [...kept.known.values()].map(({ key, supersededBy, judgements }) => ({
    key,
    supersededBy,
    judgements,
  }));
}

describe("judging in parts", () => {
  it("gives what judging at once gives", () => {
    fc.assert(
      fc.property(claims, fc.array(fc.nat({ max: 14 }), { maxLength: 5 }), (all, cuts) => {
        const inside = cuts.filter((cut) => cut <= all.length);
        expect(judgedInParts(all, inside)).toEqual(judgedInParts(all, []));
      }),
      { numRuns: 400 },
    );
  });

  it("names the line that was judged first on a day, though its number is higher", () => {
    const all: Claim[] = [
      professionalClaim("C0", [
        otherLine("H0017", { number: 1, serviceFrom: addDays(monday, 1) }),
        otherLine("H0017", { number: 2, serviceFrom: monday, serviceTo: addDays(monday, 1) }),
      ]),
      professionalClaim("C1", [perDiemLine({ serviceFrom: addDays(monday, 1) })]),
    ];
    expect(judgedInParts(all, [1])).toEqual(judgedInParts(all, []));
    expect(judgedInParts(all, [1])[1]?.judgements[0]?.collision).toEqual({ claim: 1, line: 2 });
  });

  it("never accepts two units for a member and date, nor more days than authorized", () => {
    fc.assert(
      fc.property(claims, (all) => {
        const kept = store();
        kept.keep(all.map((claim, index) => ({ key: index + 1, claim })));
        const units = new Map<string, number>();
        for (const { claim, judgements } of kept.known.values()) {
          claim.lines.forEach(({ procedure, serviceFrom }, index) => {
            if (procedure !== "S9480") return;
            const key = `${claim.memberNumber} ${serviceFrom}`;
            units.set(key, (units.get(key) ?? 0) + (judgements[index]?.payableUnits ?? 0));
          });
        }
        expect(Math.max(0, ...units.values())).toBeLessThanOrEqual(1);
        for (const { memberNumber, daysAuthorized } of authorizations) {
          const dates = [...units].filter(([key, n]) => key.startsWith(memberNumber) && n > 0);
          expect(dates.length).toBeLessThanOrEqual(daysAuthorized);
        }
      }),
      { numRuns: 300 },
    );
  });
});
