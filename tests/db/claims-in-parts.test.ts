// The same claims in the same order come to the same judged lines, however they are cut into files and
// chunks; and the running totals are the sums of the lines.

import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addDays } from "@/lib/calendar";
import type { Claim, ClaimLine } from "@/lib/claims/claim";
import { openJudging } from "@/lib/claims/judge";
import { withKey } from "@/lib/claims/member-number";
import {
  facilityClaim,
  history,
  monday,
  otherLine,
  perDiemLine,
  professionalClaim,
  rulesOn,
  siteB,
} from "@/tests/builders/claims";
import { claimsCsv, enterClaimFile, load, loaded, rowsOf } from "./claim-files";
import type { TestDatabase } from "./database";
import { peopledDatabase } from "./peopled-database";

let database: TestDatabase;
beforeAll(async () => {
  database = await peopledDatabase();
});
afterAll(() => database.drop());

const date = fc.integer({ min: 0, max: 8 }).map((day) => addDays(monday, day));
const line: fc.Arbitrary<ClaimLine> = fc
  .tuple(date, fc.constantFrom("S9480", "S9480", "S9480", "90834", "H0035", "H0017", "S9976"))
  .chain(([serviceFrom, procedure]) =>
    fc.constantFrom(1, 1, 2, 0).map((units) =>
      procedure === "S9480"
        ? perDiemLine({ serviceFrom, units })
        : otherLine(procedure, {
            serviceFrom,
            // Residential treatment over more than a week.
            serviceTo: addDays(serviceFrom, procedure === "H0017" ? 9 : 0),
          }),
    ),
  );
const claimSet: fc.Arbitrary<readonly Claim[]> = fc
  .array(
    fc.record({
      lines: fc.array(line, { minLength: 1, maxLength: 3 }),
      form: fc.constantFrom("facility", "professional", "stay"),
      member: fc.constantFrom("1", "2", withKey("1", "aaaaaaaaaa"), withKey("1", "bbbbbbbbbb")),
      away: fc.boolean(),
      // A change that names a claim of somebody else changes nothing.
      astray: fc.nat({ max: 4 }).map((chance) => chance === 0),
      changes: fc.option(fc.tuple(fc.constantFrom("7", "8"), fc.nat({ max: 9 })), { freq: 3 }),
    }),
    { minLength: 2, maxLength: 12 },
  )
  .map((entries) =>
    entries.map(({ lines, form, member, away, astray, changes }, index): Claim => {
      const make = form === "professional" ? professionalClaim : facilityClaim;
      const original = changes && entries[changes[1]];
      return make(`N${index}`, form === "stay" ? lines.slice(0, 1) : lines, {
        memberNumber: (astray ? undefined : original?.member) ?? member,
        receivedOn: "2026-10-30",
        ...(form === "stay" && {
          typeOfBill: "0111",
          statementFrom: lines[0]?.serviceFrom ?? monday,
          statementTo: addDays(lines[0]?.serviceFrom ?? monday, 4),
        }),
        site: { npi: (away ? siteB : { npi: "1999999984" }).npi, address: null },
        billingTin: (original ? original.away : away) ? "560000002" : "560000001",
        ...(changes && { frequencyCode: changes[0], originalNumber: `N${changes[1]}` }),
      });
    }),
  );

describe("the same claims in the same order", () => {
  it("come to the same, in one file or several, in the database or in memory", async () => {
    let runs = 0;
    const judgedAs = async (name: string) =>
      (
        await rowsOf(
          database,
          `select substr(m.member_number, length($1) + 1) as member, c.number as claim, l.number as line,
             l.disposition::text, l.payable_units::float8 as units, l.edits::text[] as edits,
             o.number as other, l.readjudicate_later as later, s.number as superseded
           from claim_member m join claim c on c.member_id = m.id join claim_line l on l.claim_id = c.id
           left join claim o on o.id = l.collision_claim_id left join claim s on s.id = c.superseded_by
           where starts_with(m.member_number, $1) order by length(c.number), c.number, l.number`,
          [name],
        )
      ).map((row) => JSON.stringify(row));
    const of = (name: string, claims: readonly Claim[]) =>
      claimsCsv(claims.map((claim) => ({ ...claim, memberNumber: name + claim.memberNumber })));

    await fc.assert(
      fc.asyncProperty(
        claimSet,
        fc.array(fc.nat({ max: 12 }), { maxLength: 3 }),
        async (claims, at) => {
          runs += 1;
          const [whole, split, chunked] = [`W${runs}-`, `S${runs}-`, `K${runs}-`];
          await loaded(of(whole, claims));
          const cuts = [
            0,
            ...at.filter((cut) => cut < claims.length).sort((a, b) => a - b),
            claims.length,
          ];
          for (const [index, from] of cuts.slice(0, -1).entries())
            if (from < (cuts[index + 1] ?? 0))
              await loaded(of(split, claims.slice(from, cuts[index + 1])));
          const fileId = await enterClaimFile(of(chunked, claims), { order: false });
          await load(fileId, { roundLines: 2 });

          const expected = await judgedAs(whole);
          expect(await judgedAs(split)).toEqual(expected);
          expect(await judgedAs(chunked)).toEqual(expected);

          const memory = openJudging(history(), rulesOn);
          memory.judge(claims.map((claim, index) => ({ key: index, claim })));
          const inMemory = memory
            .judgement()
            .judged.flatMap(({ claim, judgements, supersededBy }) =>
              judgements.map((judgement, index) => ({
                member: claim.memberNumber,
                claim: claim.number,
                line: claim.lines[index]?.number,
                disposition: judgement.disposition,
                units: judgement.payableUnits,
                edits: [...judgement.edits],
                other: judgement.collision
                  ? (claims[judgement.collision.claim]?.number ?? null)
                  : null,
                later: judgement.readjudicateLater,
                superseded: supersededBy === null ? null : (claims[supersededBy]?.number ?? null),
              })),
            );
          expect(expected).toEqual(inMemory.map((row) => JSON.stringify(row)));
          expect(expected).toHaveLength(claims.reduce((sum, { lines }) => sum + lines.length, 0));
        },
      ),
      { numRuns: 8 },
    );
  }, 120_000);

  it("leave totals that are the sums of the lines", async () => {
    const kept = await rowsOf(
      database,
      `select service_month::text, site_npi, organization_id, disposition::text, edit::text, lines,
         billed_units::float8 as billed, payable_units::float8 as paid
       from claim_month_total where lines <> 0 order by 1, 2, 3, 4, 5`,
    );
    const counted = await rowsOf(
      database,
      `select date_trunc('month', l.service_date)::date::text as service_month, coalesce(l.site_npi, c.site_npi) as site_npi,
         l.organization_id, l.disposition::text, l.edit::text, count(*)::int as lines,
         sum(coalesce(l.units, 0))::float8 as billed, sum(l.payable_units)::float8 as paid
       from claim_line l join claim c on c.id = l.claim_id group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5`,
    );
    expect(kept).toEqual(counted);
    const [sums] = await rowsOf(
      database,
      `select sum(lines_in)::int as lines_in, sum(lines_judged + lines_refused)::int as accounted,
         (select count(*)::int from claim_line) + sum(lines_refused)::int as kept from claim_file where state = 'loaded'`,
    );
    expect(sums?.["accounted"]).toBe(sums?.["lines_in"]);
    expect(sums?.["kept"]).toBe(sums?.["lines_in"]);
  });
});
