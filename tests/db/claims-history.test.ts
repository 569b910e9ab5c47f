// What is read of history follows indexes by member and date, in the partitions of those dates alone:
// the plans say so, whatever the statistics.

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addDays } from "@/lib/calendar";
import {
  indexReadsOnly,
  linesInSpans,
  linesReachingIntoSpans,
} from "@/lib/db/claims/claim-history";
import { openClaimSession, type ClaimSession } from "@/lib/db/claims/claim-session";
import { facilityClaim, perDiemLine } from "@/tests/builders/claims";
import { lena } from "@/tests/builders/people";
import { claimsCsv, loaded, rowsOf } from "./claim-files";
import type { TestDatabase } from "./database";
import { peopledDatabase } from "./peopled-database";

let database: TestDatabase;
let session: ClaimSession;
beforeAll(async () => {
  database = await peopledDatabase();
  const claims = Array.from({ length: 24 }, (_, index) =>
    facilityClaim(`H${index}`, [perDiemLine({ serviceFrom: addDays("2024-11-04", index * 28) })], {
      memberNumber: `H-${index % 3}`,
      receivedOn: "2026-10-30",
    }),
  );
  await loaded(claimsCsv(claims));
  session = await openClaimSession(lena.id);
});
afterAll(async () => {
  await session.close();
  await database.drop();
});

interface Plan {
  readonly "Node Type": string;
  readonly "Relation Name"?: string;
  readonly "Index Name"?: string;
  readonly "Actual Loops"?: number;
  readonly Plans?: readonly Plan[];
}
const nodesOf = (plan: Plan): readonly Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodesOf)];

const planOf = (sql: string, values: readonly unknown[]) =>
  session.transaction(async () => {
    await session.rows(indexReadsOnly);
    const [row] = await session.rows(`explain (analyze, format json) ${sql}`, values);
    const [explained] = JSON.parse(row?.[0] ?? "[]") as readonly { readonly Plan: Plan }[];
    if (!explained) throw new Error("there is no plan");
    return nodesOf(explained.Plan);
  });

describe("partitions", () => {
  it("are made for the months that came, and hold them", async () => {
    const rows = await rowsOf(
      database,
      "select tableoid::regclass::text as name, count(*)::int from claim_line group by 1 order by 1",
    );
    expect(rows.length).toBeGreaterThan(20);
    expect(rows[0]).toEqual({ name: "claim_line_2024_11", count: 1 });
    expect(rows.map(({ name }) => name)).not.toContain("claim_line_other");
  });

  it("keep dates before the policy in one, and the future in another until its month comes", async () => {
    const of = (number: string, serviceFrom: string) =>
      facilityClaim(number, [perDiemLine({ serviceFrom })], { memberNumber: "H-9" });
    await loaded(claimsCsv([of("H90", "2019-03-04"), of("H91", "2026-12-07")]));
    const where = () =>
      rowsOf(
        database,
        `select l.tableoid::regclass::text as name from claim_line l join claim c on c.id = l.claim_id
         where c.number in ('H90', 'H91') order by service_date`,
      );
    expect(await where()).toEqual([
      { name: "claim_line_before_policy" },
      { name: "claim_line_other" },
    ]);
    await session.rows("select make_claim_months(array['2026-12-01'::date])");
    expect((await where())[1]).toEqual({ name: "claim_line_2026_12" });
  });
});

describe("the history of members and days", () => {
  it("is read by index, in the partitions of those days", async () => {
    const [member] = await session.rows("select id from claim_member where member_number = 'H-0'");
    const nodes = await planOf(linesInSpans, [[member?.[0]], ["2024-11-04"], ["2024-11-10"]]);
    const scans = nodes.filter((node) => node["Relation Name"] !== undefined);
    expect(scans.every((node) => node["Node Type"] === "Index Scan")).toBe(true);
    const read = scans.filter((node) => (node["Actual Loops"] ?? 0) > 0);
    expect(read.map((node) => node["Relation Name"])).toEqual(["claim_line_2024_11"]);
  });

  it("holds lines that began before those days by an index that has no others", async () => {
    const [member] = await session.rows("select id from claim_member where member_number = 'H-0'");
    const nodes = await planOf(linesReachingIntoSpans, [
      [member?.[0]],
      ["2026-01-05"],
      ["2026-01-11"],
    ]);
    const scans = nodes.filter((node) => node["Relation Name"] !== undefined);
    expect(scans.length).toBeGreaterThan(0);
    expect(scans.every((node) => node["Index Name"]?.includes("service_date_idx1"))).toBe(true);
  });

  it("is found whole, and not what was reversed", async () => {
    const [member] = await session.rows("select id from claim_member where member_number = 'H-1'");
    const found = () => session.rows(linesInSpans, [[member?.[0]], ["2024-07-01"], ["2026-12-31"]]);
    expect(await found()).toHaveLength(8);
    const stated = { memberNumber: "H-1", receivedOn: "2026-10-30" };
    await loaded(
      claimsCsv([
        facilityClaim("H99", [perDiemLine({ serviceFrom: addDays("2024-11-04", 28) })], {
          ...stated,
          frequencyCode: "8",
          originalNumber: "H1",
        }),
      ]),
    );
    expect(await found()).toHaveLength(7);
  });
});
