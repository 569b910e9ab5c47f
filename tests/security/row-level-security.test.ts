// What the database itself refuses, tried in raw SQL as the application's role: whatever the code
// forgets, this holds.

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import pg from "pg";
import { attachDocument } from "@/lib/operations/attach-document";
import type { Actor } from "@/lib/review/roles";
import { done, requestIn, reviewDay, type OpenedCase } from "@/tests/builders/case";
import { moment } from "@/tests/builders/moment";
import { ines, june, lena, max, nora, organizationId, paul, ruth } from "@/tests/builders/people";
import { sites } from "@/tests/builders/places";
import { connected, type TestDatabase } from "@/tests/db/database";
import { peopledDatabase } from "@/tests/db/peopled-database";

const now = moment(reviewDay, "11:00");

let database: TestDatabase;
let client: pg.Client;
let riverbend: {
  decided: OpenedCase;
  referred: OpenedCase;
  reviewed: OpenedCase;
  draft: OpenedCase;
};

beforeAll(async () => {
  database = await peopledDatabase();
  riverbend = {
    decided: await requestIn("noncertified", {
      whileDraft: async ({ requestId }) => {
        const bytes = new TextEncoder().encode("Progress note.");
        done(await attachDocument(nora, { requestId, fileName: "Note.txt", bytes }, { now }));
      },
    }),
    referred: await requestIn("with_medical_director"),
    reviewed: await requestIn("in_review"),
    draft: await requestIn("draft"),
  };
  await requestIn("awaiting_information");
  await requestIn("certified");
  await requestIn("submitted", { by: june, site: sites.asheville });
  client = new pg.Client({ connectionString: database.appUrl });
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await database.drop();
});

/** Runs `sql` as the application for an actor, undone afterwards unless it fails before. */
async function as(actor: Actor | undefined, sql: string, values: unknown[] = []) {
  await client.query("begin");
  try {
    if (actor) await client.query("select set_config('app.user_id', $1, true)", [actor.id]);
    return await client.query<Record<string, unknown>>(sql, values);
  } finally {
    await client.query("rollback");
  }
}

/** Runs statements as the application for an actor and commits. */
async function committed(actor: Actor, statements: readonly (readonly [string, unknown[]])[]) {
  await client.query("begin");
  try {
    await client.query("select set_config('app.user_id', $1, true)", [actor.id]);
    for (const [sql, values] of statements) await client.query(sql, values);
    await client.query("commit");
  } catch (error) {
    await client.query("rollback");
    throw error;
  }
}

const tables = async (): Promise<
  readonly { name: string; secured: boolean; policies: number }[]
> => {
  const { rows } = await connected(database.ownerUrl, (owner) =>
    owner.query<{ name: string; secured: boolean; policies: string }>(
      `select c.relname as name, c.relrowsecurity as secured,
              (select count(*) from pg_policy p where p.polrelid = c.oid) as policies
         from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname = 'public' and c.relkind in ('r', 'p') and not c.relispartition
          and c.relname <> '_prisma_migrations'
        order by 1`,
    ),
  );
  return rows.map((row) => ({ ...row, policies: Number(row.policies) }));
};

/** Tables without a row of anybody's case. */
const publicTables = ["organization", "plan", "plan_terms", "contest_window", "workflow_step"];
/** Tables behind functions only: the application has no right on them at all. */
const closedTables = ["app_session", "credential", "sign_in_attempt"];

describe("every table", () => {
  it("has row-level security on, and a policy unless it is closed altogether", async () => {
    const all = await tables();
    expect(all.length).toBeGreaterThan(20);
    expect(all.filter(({ secured }) => !secured)).toEqual([]);
    expect(all.filter(({ policies }) => policies === 0).map(({ name }) => name)).toEqual(
      closedTables,
    );
  });

  it("shows nothing to a connection that names no actor", async () => {
    for (const { name } of await tables())
      if (!closedTables.includes(name))
        expect((await as(undefined, `select * from "${name}"`)).rows, name).toEqual([]);
  });

  it("shows nothing to a person who is disabled", async () => {
    await connected(database.ownerUrl, (owner) =>
      owner.query("update app_user set disabled_at = now() where id = $1", [paul.id]),
    );
    for (const { name } of await tables())
      if (!closedTables.includes(name))
        expect((await as(paul, `select * from "${name}"`)).rows, name).toEqual([]);
    await connected(database.ownerUrl, (owner) =>
      owner.query("update app_user set disabled_at = null where id = $1", [paul.id]),
    );
  });

  it("shows a provider no row of the other organization's cases and people", async () => {
    const owned = await connected(database.ownerUrl, async (owner) => {
      const requests = await owner.query<{ id: string }>(
        "select id from review_request where organization_id = $1",
        [organizationId("riverbend")],
      );
      return requests.rows.map(({ id }) => id);
    });
    expect(owned.length).toBeGreaterThan(4);
    for (const { name } of await tables()) {
      if (closedTables.includes(name) || publicTables.includes(name)) continue;
      const { rows } = await as(june, `select to_jsonb(t) as row from "${name}" t`);
      const text = JSON.stringify(rows);
      for (const id of [organizationId("riverbend"), nora.id, ...owned])
        expect(text.includes(id), `${name} shows ${id}`).toBe(false);
    }
  });

  it("shows the claims analyst and the administrator no row of any case", async () => {
    const clinical = (await tables())
      .map(({ name }) => name)
      .filter(
        (name) =>
          ![...closedTables, ...publicTables, "site", "app_user", "medical_licence"].includes(name),
      );
    for (const actor of [lena, max])
      for (const name of clinical)
        expect(
          (
            await as(
              actor,
              `select * from "${name}" ${name === "event" ? "where request_id is not null" : ""}`,
            )
          ).rows,
          `${actor.role}: ${name}`,
        ).toEqual([]);
  });
});

describe("passwords and sessions", () => {
  it.each(closedTables)("%s cannot be read or written", async (table) => {
    for (const sql of [
      `select * from ${table}`,
      `delete from ${table}`,
      `insert into ${table} default values`,
    ])
      await expect(as(max, sql)).rejects.toThrow(/permission denied/);
  });

  it("are set and ended for others by an administrator alone", async () => {
    for (const actor of [nora, ruth, ines, lena]) {
      await expect(as(actor, "select set_password($1, 'x')", [nora.id])).rejects.toThrow(
        /administrator/,
      );
      await expect(as(actor, "select end_sessions_of($1, now())", [nora.id])).rejects.toThrow(
        /administrator/,
      );
    }
  });

  it("write their events through functions alone", async () => {
    await expect(
      as(nora, "select record_session_event($1, 'signed_in', now())", [nora.id]),
    ).rejects.toThrow(/permission denied/);
  });
});

describe("the record", () => {
  const kept = [
    "event",
    "submission",
    "criterion_decision",
    "referral",
    "determination",
    "authorization",
    "administrative_closing",
  ];

  it.each(kept)("%s is neither changed, deleted nor emptied by the application", async (table) => {
    for (const sql of [
      `update "${table}" set request_id = request_id`,
      `delete from "${table}"`,
      `truncate "${table}" cascade`,
    ])
      await expect(as(ines, sql)).rejects.toThrow(/permission denied|must be owner/);
  });

  it.each(kept)("%s is not even by its owner", async (table) => {
    await connected(database.ownerUrl, async (owner) => {
      const { rows } = await owner.query(`select 1 from "${table}" limit 1`);
      for (const sql of [
        ...(rows.length > 0
          ? [`update "${table}" set request_id = request_id`, `delete from "${table}"`]
          : []),
        `truncate "${table}" cascade`,
      ])
        await expect(owner.query(sql), sql).rejects.toThrow(/append-only/);
    });
  });

  it("takes an event under one's own name and role only", async () => {
    const event = (actor: Actor, role: string) =>
      as(
        nora,
        `insert into event (request_id, kind, internal, actor_id, actor_name, actor_role, at, data)
         values ($1, 'note', false, $2, $4, $3, now(), '{}')`,
        [riverbend.draft.requestId, actor.id, role, actor.name],
      );
    await expect(event(nora, "provider")).resolves.toMatchObject({ rowCount: 1 });
    await expect(event(ruth, "reviewer")).rejects.toThrow(/row-level security/);
    await expect(event(nora, "medical_director")).rejects.toThrow(/row-level security/);
    await expect(event({ ...nora, name: ines.name }, "provider")).rejects.toThrow(
      /row-level security/,
    );
  });
});

describe("a state", () => {
  const setState = "update review_request set state = $2, version = version + 1 where id = $1";
  const event = (
    request: OpenedCase,
    actor: Actor,
    from: string,
    to: string,
  ): [string, unknown[]] => [
    `insert into event (request_id, kind, internal, from_state, to_state, request_version,
                        actor_id, actor_name, actor_role, at, data)
     values ($1, 'x', false, $2, $3, $4, $5, $7, $6, now(), '{}')`,
    [request.requestId, from, to, request.version + 1, actor.id, actor.role, actor.name],
  ];

  it("changes only along the workflow and by who may", async () => {
    for (const [actor, request, to] of [
      [nora, riverbend.draft, "certified"],
      [nora, riverbend.reviewed, "certified"],
      [ruth, riverbend.reviewed, "noncertified"],
      [ruth, riverbend.referred, "certified"],
      [ines, riverbend.decided, "in_review"],
    ] as const)
      await expect(as(actor, setState, [request.requestId, to])).rejects.toThrow(
        /no step of the workflow/,
      );
  });

  it("does not change without raising the version", async () => {
    const sql = "update review_request set state = 'with_medical_director' where id = $1";
    await expect(as(ruth, sql, [riverbend.reviewed.requestId])).rejects.toThrow(
      /raise the version/,
    );
  });

  it("does not change without its event in the same transaction", async () => {
    const { requestId } = riverbend.reviewed;
    await expect(
      committed(ruth, [[setState, [requestId, "with_medical_director"]]]),
    ).rejects.toThrow(/needs its event/);
  });

  it("is decided only with a determination", async () => {
    const { requestId } = riverbend.referred;
    await expect(
      committed(ines, [
        [setState, [requestId, "noncertified"]],
        event(riverbend.referred, ines, "with_medical_director", "noncertified"),
      ]),
    ).rejects.toThrow(/decided by a determination/);
  });
});

describe("a determination against a request", () => {
  const insert = (actor: Actor, outcome: string, role: string = actor.role, decidedBy = actor.id) =>
    as(
      actor,
      `insert into determination (id, request_id, submission_id, outcome, unmet, conditions, record,
                                  decided_by, decided_by_name, decided_by_role, decided_at, days, first_day, last_day)
       select gen_random_uuid(), s.request_id, s.id, $2::determination_outcome, '[]', '[]', '{}', $3, 'x', $4, $5,
              case when $2::text = 'noncertified' then null else 3 end, '2026-10-05', '2026-10-12'
         from submission s where s.request_id = $1`,
      [riverbend.referred.requestId, outcome, decidedBy, role, now],
    );

  it("is taken from a medical director with an active North Carolina licence", async () => {
    await expect(insert(ines, "noncertified")).resolves.toMatchObject({ rowCount: 1 });
  });

  it("is refused from one without, from a reviewer, and under another's name", async () => {
    for (const outcome of ["noncertified", "certified_in_part"]) {
      await expect(insert(paul, outcome)).rejects.toThrow(/active North Carolina licence/);
      await expect(insert(ruth, outcome)).rejects.toThrow(/licence|row-level security/);
      await expect(insert(paul, outcome, "medical_director", ines.id)).rejects.toThrow(
        /row-level security/,
      );
    }
  });

  it("is refused where no director was asked", async () => {
    await expect(
      as(
        ines,
        `insert into determination (id, request_id, submission_id, outcome, unmet, conditions, record,
                                    decided_by, decided_by_name, decided_by_role, decided_at)
         select gen_random_uuid(), s.request_id, s.id, 'noncertified', '[]', '[]', '{}', $2, 'x', 'medical_director', $3
           from submission s where s.request_id = $1`,
        [riverbend.decided.requestId, ines.id, now],
      ),
    ).rejects.toThrow(/row-level security/);
  });
});
