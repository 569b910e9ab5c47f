// Files of claims from their bytes to judged lines in the database: what is kept, and what it changes of
// what came before.

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addDays } from "@/lib/calendar";
import { requestIn } from "@/tests/builders/case";
import {
  facilityClaim,
  monday,
  otherLine,
  perDiemLine,
  professionalClaim,
  siteB,
} from "@/tests/builders/claims";
import { plans, sites } from "@/tests/builders/places";
import { claimsCsv, enterClaimFile, everything, load, loaded, rowsOf } from "./claim-files";
import type { TestDatabase } from "./database";
import { peopledDatabase } from "./peopled-database";

let database: TestDatabase;
beforeAll(async () => {
  database = await peopledDatabase();
});
afterAll(() => database.drop());

const fileRow = async (fileId: string) =>
  (await rowsOf(database, "select * from claim_file where id = $1", [fileId]))[0];

const linesOf = (prefix: string) =>
  rowsOf(
    database,
    `select c.number as claim, l.number as line, l.disposition::text, l.payable_units::float8 as units, l.edit::text,
       l.readjudicate_later, o.number as other
     from claim_line l join claim c on c.id = l.claim_id left join claim o on o.id = l.collision_claim_id
     where c.number like $1 order by c.id, l.number`,
    [`${prefix}%`],
  );

describe("a file", () => {
  it("ends with every line judged or refused, its totals and its record", async () => {
    const sound = claimsCsv([
      facilityClaim("E1", [perDiemLine(), otherLine("90834")], { memberNumber: "E" }),
      professionalClaim("E2", [perDiemLine()], { memberNumber: "E" }),
    ]);
    const [header = "", ...rows] = sound.trimEnd().split("\n");
    const spoiled = (rows[0] ?? "").replaceAll(monday, "2026-02-30").replace("E1", "E3");
    const fileId = await loaded([header, ...rows, spoiled, ""].join("\n"));
    expect(await fileRow(fileId)).toMatchObject({
      state: "loaded",
      format: "csv",
      claims_judged: 2,
      lines_in: 4,
      lines_judged: 3,
      lines_refused: 1,
      problem: null,
    });
    expect(await linesOf("E")).toMatchObject([
      { claim: "E1", line: 1, disposition: "pay", units: 1 },
      { claim: "E1", line: 2, disposition: "deny", edit: "bundled_same_site", other: "E1" },
      { claim: "E2", disposition: "deny", edit: "facility_and_professional_same_day", other: "E1" },
    ]);
    expect(
      await rowsOf(
        database,
        `select disposition::text, edit::text, lines, payable_units::float8 as units
         from claim_file_total where file_id = $1 order by id`,
        [fileId],
      ),
    ).toEqual([
      { disposition: "deny", edit: "bundled_same_site", lines: 1, units: 0 },
      { disposition: "deny", edit: "facility_and_professional_same_day", lines: 1, units: 0 },
      { disposition: "pay", edit: null, lines: 1, units: 1 },
    ]);
    const refused = await rowsOf(database, "select * from claim_refusal where file_id = $1", [
      fileId,
    ]);
    expect(refused).toMatchObject([{ lines: 1, position_in_file: 0 }]);
    expect(
      await rowsOf(
        database,
        "select data from event where kind = 'claim_file_loaded' and data->>'file_id' = $1",
        [fileId],
      ),
    ).toMatchObject([{ data: { lines_judged: 3, lines_refused: 1 } }]);
  });

  it("sent twice is recognised and changes nothing", async () => {
    const content = claimsCsv([facilityClaim("T1", [perDiemLine()], { memberNumber: "T" })]);
    const first = await loaded(content);
    const before = await everything(database);
    expect(await enterClaimFile(content)).toBe(first);
    expect(await load(first)).toBe("nothing_to_do");
    expect(await everything(database)).toEqual(before);
  });

  it("is loaded by one process at a time", async () => {
    const claims = Array.from({ length: 40 }, (_, index) =>
      facilityClaim(`O${index}`, [perDiemLine()], { memberNumber: `O${index}` }),
    );
    const fileId = await enterClaimFile(claimsCsv(claims), { order: false });
    const outcomes = await Promise.all([
      load(fileId, { roundLines: 5 }),
      load(fileId, { roundLines: 5 }),
    ]);
    expect(outcomes.sort()).toEqual(["loaded", "taken"]);
    expect(await linesOf("O")).toHaveLength(40);
  });
});

describe("what comes later", () => {
  it("voids and replaces what came before, in another file, and frees what it had kept", async () => {
    const of = { memberNumber: "V" };
    const first = await loaded(
      claimsCsv([
        facilityClaim("V1", [perDiemLine(), perDiemLine({ serviceFrom: addDays(monday, 1) })], of),
        professionalClaim("V2", [perDiemLine()], of),
      ]),
    );
    const again = { ...of, originalNumber: "V1", frequencyCode: "7" };
    await loaded(
      claimsCsv([facilityClaim("V3", [perDiemLine({ serviceFrom: addDays(monday, 1) })], again)]),
    );
    expect(await linesOf("V")).toMatchObject([
      { claim: "V1", line: 1, disposition: "reversed", units: 0 },
      { claim: "V1", line: 2, disposition: "reversed", units: 0 },
      { claim: "V2", disposition: "deny", readjudicate_later: true },
      { claim: "V3", disposition: "pay", units: 1 },
    ]);
    const changes = await rowsOf(
      database,
      `select c.number as claim, b.number as by, h.line_number as line, h.before->>'disposition' as before
       from claim_line_change h join claim c on c.id = h.claim_id join claim b on b.id = h.by_claim_id
       where c.number like 'V%' order by h.id`,
    );
    expect(changes).toHaveLength(3);
    expect(changes.every(({ by }) => by === "V3")).toBe(true);
    const totals = await rowsOf(
      database,
      "select disposition::text, lines from claim_file_total where file_id = $1 and lines <> 0 order by 1",
      [first],
    );
    expect(totals).toEqual([
      { disposition: "deny", lines: 1 },
      { disposition: "reversed", lines: 2 },
    ]);
  });

  it("is rejected when it replaces what never came", async () => {
    const stated = { memberNumber: "W", originalNumber: "W1", frequencyCode: "7" };
    await loaded(claimsCsv([facilityClaim("W2", [perDiemLine()], stated)]));
    await loaded(claimsCsv([facilityClaim("W1", [perDiemLine()], { memberNumber: "W" })]));
    expect(await linesOf("W")).toMatchObject([
      { claim: "W2", disposition: "reject_for_correction", edit: "replacement_reference" },
      { claim: "W1", disposition: "pay" },
    ]);
  });

  it("uses authorized days, and a void gives them back", async () => {
    const number = "BRT-777001";
    await requestIn("certified", {
      plan: plans.group,
      member: {
        number,
        givenName: "Delia",
        familyName: "Hathaway",
        dateOfBirth: "1987-06-09",
        homeCityAndState: "Durham, NC",
      },
    });
    const day = (index: number) => addDays(monday, Math.floor(index / 5) * 7 + (index % 5));
    const claims = Array.from({ length: 15 }, (_, index) =>
      facilityClaim(`A${index + 10}`, [perDiemLine({ serviceFrom: day(index) })], {
        memberNumber: number,
        receivedOn: "2026-10-30",
        site: { npi: sites.durham.npi, address: null },
        billingNpi: sites.durham.npi,
        billingTin: sites.durham.tin,
      }),
    );
    await loaded(claimsCsv(claims.slice(0, 9)), { planId: plans.open.id });
    await loaded(claimsCsv(claims.slice(9)), { planId: plans.open.id });
    const used = () =>
      rowsOf(database, "select days_used from claim_authorization_use u order by 1");
    expect(await used()).toEqual([{ days_used: 12 }]);
    const judged = await linesOf("A");
    expect(judged.map(({ disposition }) => disposition)).toEqual([
      ...Array<string>(12).fill("pay"),
      ...Array<string>(3).fill("deny"),
    ]);
    expect(judged.at(-1)).toMatchObject({ edit: "authorized_days_exceeded" });
    const first = claims[0];
    if (!first) throw new Error("no claim");
    await loaded(
      claimsCsv([{ ...first, number: "A99", frequencyCode: "8", originalNumber: "A10" }]),
    );
    expect(await used()).toEqual([{ days_used: 11 }]);
    expect((await linesOf("A")).filter(({ readjudicate_later: later }) => later)).toHaveLength(3);
    const organization = await rowsOf(
      database,
      "select distinct organization_id is not null as ours from claim where number like 'A%'",
    );
    expect(organization).toEqual([{ ours: true }]);
  });
});

describe("two files at once with the same members' days", () => {
  it("keep each day once, and judge what came second against what came first", async () => {
    const claimsOf = (name: string) =>
      Array.from({ length: 60 }, (_, index) =>
        facilityClaim(`${name}${index}`, [perDiemLine()], {
          memberNumber: `C-${name === "CA" ? index : 59 - index}`,
          billingTin: name === "CA" ? "560000001" : "560000002",
          site: name === "CA" ? { npi: "1999999984", address: null } : siteB,
        }),
      );
    const files = await Promise.all(
      ["CA", "CB"].map((name) => enterClaimFile(claimsCsv(claimsOf(name)), { order: false })),
    );
    const outcomes = await Promise.all(files.map((file) => load(file, { roundLines: 7 })));
    expect(outcomes).toEqual(["loaded", "loaded"]);
    const days = await rowsOf(
      database,
      `select l.member_id, count(*)::int as lines, sum(l.payable_units)::int as paid,
         bool_and(l.disposition <> 'deny' or l.collision_claim_id < l.claim_id) as in_order
       from claim_line l join claim c on c.id = l.claim_id
       where c.number like 'CA%' or c.number like 'CB%' group by l.member_id`,
    );
    expect(days).toHaveLength(60);
    expect(days.every((day) => day["lines"] === 2 && day["paid"] === 1 && day["in_order"])).toBe(
      true,
    );
  });
});
