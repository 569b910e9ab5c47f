// What the database itself refuses about tasks and the portals of the background, tried in raw SQL as
// the application's role.

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import pg from "pg";
import type { Actor } from "@/lib/review/roles";
import { portalActor } from "@/lib/review/roles";
import { requestIn, reviewDay, type OpenedCase } from "@/tests/builders/case";
import { moment } from "@/tests/builders/moment";
import {
  ines,
  june,
  lena,
  max,
  nora,
  oneOfEachRole,
  paul,
  ruth,
  theo,
} from "@/tests/builders/people";
import type { TestDatabase } from "@/tests/db/database";
import { peopledDatabase } from "@/tests/db/peopled-database";

const now = moment(reviewDay, "11:00");

let database: TestDatabase;
let client: pg.Client;
let riverbend: OpenedCase;

beforeAll(async () => {
  database = await peopledDatabase();
  riverbend = await requestIn("in_review");
  client = new pg.Client({ connectionString: database.appUrl });
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await database.drop();
});

const open = (key: string, role: string, person: string | null, request: string | null) =>
  [
    "select open_task($1, 'clock_due_soon', $2, $3::role, $4, '{}', null, $5) as opened",
    [key, request, role, person, now],
  ] as const;

/** Runs statements for an actor and undoes them; the rows of the last. */
async function as(
  actor: Actor,
  ...statements: readonly (readonly [string, readonly unknown[]])[]
): Promise<readonly Record<string, unknown>[]> {
  await client.query("begin");
  try {
    await client.query("select set_config('app.user_id', $1, true)", [actor.id]);
    let rows: readonly Record<string, unknown>[] = [];
    for (const [sql, values] of statements)
      rows = (await client.query<Record<string, unknown>>(sql, [...values])).rows;
    return rows;
  } finally {
    await client.query("rollback");
  }
}

/** Opens a task as the portal, then does something as somebody else, all undone. */
const onTask = (
  actor: Actor,
  [role, person]: readonly [string, string | null],
  sql: string,
  values: readonly unknown[] = [],
) =>
  as(
    portalActor,
    open("k", role, person, riverbend.requestId),
    ["select set_config('app.user_id', $1, true)", [actor.id]],
    [sql, values],
  );

describe("a task", () => {
  it("is seen by the role it is for, and one person's by that person alone", async () => {
    const seenBy = async (role: string, person: Actor | null): Promise<readonly string[]> => {
      const seeing: string[] = [];
      for (const actor of [nora, june, ruth, theo, ines, paul, lena, max])
        if ((await onTask(actor, [role, person?.id ?? null], "select from task")).length > 0)
          seeing.push(actor.name);
      return seeing;
    };
    const names = (...actors: Actor[]) => actors.map(({ name }) => name);
    expect(await seenBy("provider", null)).toEqual(names(nora));
    expect(await seenBy("reviewer", null)).toEqual(names(ruth, theo, ines, paul));
    expect(await seenBy("reviewer", theo)).toEqual(names(theo));
    expect(await seenBy("medical_director", null)).toEqual(names(ines, paul));
    expect(await seenBy("medical_director", paul)).toEqual(names(paul));
    expect(await seenBy("administrator", null)).toEqual(names(max));
  });

  it("is not opened by a provider on another organization's request, nor on none", async () => {
    for (const request of [riverbend.requestId, null])
      await expect(as(june, open("k", "provider", null, request))).rejects.toThrow(
        /opened by who works/,
      );
    expect(await as(nora, open("k", "reviewer", null, riverbend.requestId))).toEqual([
      { opened: true },
    ]);
  });

  it("is not written past its function, changed, or taken away", async () => {
    await expect(
      as(ruth, [
        "insert into task (key, kind, for_role, data, opened_at) values ('x', 'x', 'reviewer', '{}', now())",
        [],
      ]),
    ).rejects.toThrow(/permission denied/);
    for (const sql of ["update task set due_at = now()", "delete from task", "truncate task"])
      await expect(onTask(ruth, ["reviewer", null], sql)).rejects.toThrow(/permission denied/);
  });

  it("is finished in one's own name, once", async () => {
    const finish = "update task set done_at = now(), done_by = $1 returning done_by";
    await expect(onTask(ruth, ["reviewer", null], finish, [theo.id])).rejects.toThrow(
      /row-level security/,
    );
    expect(await onTask(ruth, ["reviewer", null], finish, [ruth.id])).toEqual([
      { done_by: ruth.id },
    ]);
    await expect(
      as(
        portalActor,
        open("k", "reviewer", null, riverbend.requestId),
        ["update task set done_at = now(), done_by = $1", [portalActor.id]],
        ["update task set done_at = null, done_by = null", []],
      ),
    ).rejects.toThrow(/opened and done, and nothing else|row-level security/);
    expect(await onTask(nora, ["reviewer", null], finish, [nora.id])).toEqual([]);
  });
});

describe("an event about no request", () => {
  const event = (kind: string, actor: Actor) =>
    [
      `insert into event (kind, internal, actor_id, actor_name, actor_role, at, data)
       values ($1, true, $2, $3, $4::role, now(), '{}')`,
      [kind, actor.id, actor.name, actor.role],
    ] as const;

  it("is a medical director's only for a task of their own that is done", async () => {
    await as(ines, event("task_finished", ines));
    await expect(as(ines, event("licence_ending", ines))).rejects.toThrow(/row-level security/);
    await expect(as(ines, event("task_finished", paul))).rejects.toThrow(/row-level security/);
    await expect(as(ruth, event("task_finished", ruth))).rejects.toThrow(/row-level security/);
  });
});

describe("the portals of the background", () => {
  it("are written by the portal alone and read by administrators", async () => {
    const note = [
      `insert into job_process (id, host, pid, workers, started_at, seen_at)
       values (gen_random_uuid(), 'h', 1, '{}', now(), now())`,
      [],
    ] as const;
    for (const actor of Object.values(oneOfEachRole)) {
      await expect(as(actor, note), actor.role).rejects.toThrow(/row-level security/);
      const seen = await as(
        portalActor,
        note,
        ["select set_config('app.user_id', $1, true)", [actor.id]],
        ["select from job_process", []],
      );
      expect(seen.length, actor.role).toBe(actor.role === "administrator" ? 1 : 0);
    }
  });
});
