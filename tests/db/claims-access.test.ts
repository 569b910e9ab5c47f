// Who sees and changes which claims: held by the database, tried in SQL as the application's role.

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import pg from "pg";
import { addDays } from "@/lib/calendar";
import { openClaimSession } from "@/lib/db/claims/claim-session";
import type { Actor } from "@/lib/review/roles";
import { facilityClaim, monday, perDiemLine } from "@/tests/builders/claims";
import { ines, june, lena, max, nora, ruth } from "@/tests/builders/people";
import { sites } from "@/tests/builders/places";
import { claimsCsv, loaded } from "./claim-files";
import type { TestDatabase } from "./database";
import { peopledDatabase } from "./peopled-database";

let database: TestDatabase;
let client: pg.Client;
beforeAll(async () => {
  database = await peopledDatabase();
  const of = (number: string, { npi, tin }: { npi: string; tin: string }) =>
    facilityClaim(number, [perDiemLine(), perDiemLine({ serviceFrom: addDays(monday, 1) })], {
      memberNumber: `P-${number}`,
      billingNpi: npi,
      billingTin: tin,
      site: { npi, address: null },
    });
  const elsewhere = { npi: "1888888886", tin: "560000009" };
  await loaded(claimsCsv([of("R1", sites.durham), of("B1", sites.asheville), of("X1", elsewhere)]));
  client = new pg.Client({ connectionString: database.appUrl });
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await database.drop();
});

async function as(actor: Actor, sql: string) {
  await client.query("begin");
  try {
    await client.query("select set_config('app.user_id', $1, true)", [actor.id]);
    return await client.query<Record<string, unknown>>(sql);
  } finally {
    await client.query("rollback");
  }
}
const count = async (actor: Actor, table: string) =>
  (await as(actor, `select * from ${table}`)).rows.length;

describe("claims", () => {
  it("are read by analysts and the plan's clinicians, by their provider, and by nobody else", async () => {
    for (const actor of [lena, ruth, ines])
      expect([await count(actor, "claim"), await count(actor, "claim_line")]).toEqual([3, 6]);
    for (const actor of [nora, june]) {
      expect([await count(actor, "claim"), await count(actor, "claim_line")]).toEqual([1, 2]);
      expect(await count(actor, "claim_member")).toBe(1);
    }
    for (const table of ["claim", "claim_line", "claim_member"])
      expect(await count(max, table), table).toBe(0);
  });

  it("keep files, and what was refused of them, with the analysts", async () => {
    const tables = ["claim_file", "claim_refusal", "claim_file_control", "claim_file_total"];
    for (const table of [...tables, "claim_line_change"])
      for (const actor of [nora, june, max])
        expect(await count(actor, table), `${table} ${actor.role}`).toBe(0);
    expect(await count(lena, "claim_file")).toBe(1);
    expect(await count(ruth, "claim_file")).toBe(0);
  });

  it("are counted by month for the plan, and for a provider its own", async () => {
    const all = await count(lena, "claim_month_total");
    expect(all).toBeGreaterThanOrEqual(3);
    for (const actor of [ruth, ines, max])
      expect(await count(actor, "claim_month_total")).toBe(all);
    expect(await count(nora, "claim_month_total")).toBe(1);
  });

  it("are changed by analysts alone", async () => {
    for (const actor of [nora, ruth, ines, max])
      for (const sql of [
        "update claim_line set payable_units = 9",
        "update claim set superseded_by = 1",
        "update claim_file set state = 'received'",
      ])
        expect((await as(actor, sql)).rowCount, `${actor.role} ${sql}`).toBe(0);
    for (const actor of [nora, ruth, max])
      await expect(openClaimSession(actor.id)).rejects.toThrow(/only a claims analyst/);
  });

  it("are deleted by nobody, and their partitions reached by nobody", async () => {
    for (const table of ["claim", "claim_line", "claim_file", "claim_refusal", "claim_line_change"])
      await expect(as(lena, `delete from ${table}`), table).rejects.toThrow(/permission denied/);
    await expect(as(lena, "select * from claim_line_2026_10")).rejects.toThrow(/permission denied/);
    await expect(as(lena, "update claim_line set units = 1")).rejects.toThrow(/permission denied/);
  });
});

describe("functions for loading", () => {
  it("serve analysts alone", async () => {
    const calls = [
      "select * from lock_claim_members(array['P-R1'])",
      "select * from claim_authorizations(array['P-R1'])",
      "select * from claim_records_requests(array['P-R1'])",
      "select * from claim_member_plans(array['P-R1'], gen_random_uuid())",
      "select make_claim_months(array['2026-01-01'::date])",
      "select claim_staging()",
      "select queue_claim_load(gen_random_uuid())",
    ];
    for (const actor of [nora, ruth, ines, max])
      for (const call of calls)
        await expect(as(actor, call), `${actor.role} ${call}`).rejects.toThrow(
          /only a claims analyst loads claims/,
        );
    for (const call of calls) await as(lena, call);
  });

  it("make no partitions beyond months of the policy", async () => {
    for (const month of ["2024-06-01", "2026-10-02", "2124-07-01"])
      await expect(
        as(lena, `select make_claim_months(array['${month}'::date])`),
        month,
      ).rejects.toThrow(/no month to keep claims of/);
  });
});

describe("the record of files", () => {
  it("is written in the analyst's own name and of claims alone", async () => {
    const event = (kind: string, name: string) =>
      `insert into event (kind, internal, actor_id, actor_name, actor_role, at, data)
       values ('${kind}', true, '${lena.id}', '${name}', 'claims_analyst', now(), '{}')`;
    await as(lena, event("claim_file_received", lena.name));
    await expect(as(lena, event("claim_file_received", "Somebody Else"))).rejects.toThrow(
      /row-level/,
    );
    await expect(as(lena, event("password_set", lena.name))).rejects.toThrow(/row-level/);
    expect((await as(lena, "select * from event where kind = 'claim_file_loaded'")).rowCount).toBe(
      1,
    );
    expect((await as(nora, "select * from event where kind = 'claim_file_loaded'")).rowCount).toBe(
      0,
    );
  });
});
