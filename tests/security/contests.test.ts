// What the database itself refuses of contested decisions, in raw SQL as the application's role.

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import pg from "pg";
import { addDays, dateInZone } from "@/lib/calendar";
import { findCandidate, findDeeds, findReportingLines } from "@/lib/db/contests";
import { withActor } from "@/lib/db/transaction";
import { appeal } from "@/lib/operations/appeal";
import { submitAppealEvidence } from "@/lib/operations/submit-appeal-evidence";
import { lawOfClocks } from "@/lib/policy/library";
import { eligibleReviewer } from "@/lib/review/contest";
import { portalActor, type Actor } from "@/lib/review/roles";
import { programZone } from "@/lib/review/zone";
import {
  act,
  admissionDay,
  requestIn,
  reviewDay,
  statedDecision,
  type OpenedCase,
} from "@/tests/builders/case";
import { named, noticeSent } from "@/tests/builders/contest";
import { moment } from "@/tests/builders/moment";
import { greta, ines, june, nora, owen, paul, ruth, theo } from "@/tests/builders/people";
import { plans } from "@/tests/builders/places";
import { connected, type TestDatabase } from "@/tests/db/database";
import { peopledDatabase } from "@/tests/db/peopled-database";

const now = moment(reviewDay, "11:00");
const reason = "The record shows what the decision says is missing.";

let database: TestDatabase;
let owner: pg.Client;
let client: pg.Client;
let appealed: OpenedCase;
let decided: OpenedCase;

beforeAll(async () => {
  database = await peopledDatabase();
  [owner, client] = [database.ownerUrl, database.appUrl].map(
    (connectionString) => new pg.Client({ connectionString }),
  ) as [pg.Client, pg.Client];
  await Promise.all([owner.connect(), client.connect()]);
  appealed = await requestIn("under_appeal");
  await named(appealed, greta, now);
  decided = await requestIn("noncertified");
});
afterAll(async () => {
  await Promise.all([owner.end(), client.end()]);
  await database.drop();
});

type Statement = readonly [sql: string, values?: readonly unknown[]];

/** Runs statements as the application for an actor, checks what is deferred, and undoes it all. */
async function tried(actor: Actor, ...statements: readonly Statement[]) {
  await client.query("begin");
  try {
    await client.query("select set_config('app.user_id', $1, true)", [actor.id]);
    let rows = 0;
    for (const [sql, values] of statements)
      rows = (await client.query(sql, [...(values ?? [])])).rowCount ?? 0;
    await client.query("set constraints all immediate");
    return rows;
  } finally {
    await client.query("rollback");
  }
}

const contestOf = `(select id from contest where request_id = $1 and outcome is null)`;

const decision = (
  { requestId }: OpenedCase,
  by: Actor,
  outcome = "upheld",
  at: Date = now,
): Statement => [
  `insert into contest_decision (id, contest_id, request_id, outcome, qualifications, understanding, rationale,
                                 licence, decided_by, decided_by_name, decided_at)
   values (gen_random_uuid(), ${contestOf}, $1, $2, $3, $4, $5, '{}', $6, $7, $8)`,
  [requestId, outcome, ...Object.values(statedDecision), by.id, by.name, at],
];

const determination = ({ requestId }: OpenedCase, by: Actor, contest: string): Statement => [
  `insert into determination (id, request_id, submission_id, outcome, unmet, conditions, record, decided_by,
                              decided_by_name, decided_by_role, decided_at, days, first_day, last_day, contest_id)
   select gen_random_uuid(), $1, s.id, 'certified', '[]', '[]', '{}', $2, 'x', $3, $4, r.requested_days,
          r.requested_first_day, r.requested_last_day, ${contest}
     from submission s join review_request r on r.id = s.request_id where r.id = $1`,
  [requestId, by.id, by.role, now],
];

const contest = (
  { requestId }: OpenedCase,
  by: Actor,
  over: Partial<Record<"level" | "urgency" | "received_on" | "contested_state", string>> = {},
  at: Date = now,
): Statement => [
  `insert into contest (id, request_id, determination_id, level, urgency, urgency_stated_by, received_on, received_from,
                        reason, contested_state, recorded_by, recorded_by_name, recorded_at)
   values (gen_random_uuid(), $1, (select id from determination where request_id = $1 order by decided_at desc limit 1),
           $2, $3, 'x', $4, 'provider', 'x', $5, $6, $7, $8)`,
  [
    requestId,
    over.level ?? "appeal",
    over.urgency ?? "standard",
    over.received_on ?? dateInZone(at, programZone),
    over.contested_state ?? "noncertified",
    by.id,
    by.name,
    at,
  ],
];

describe("the decision of a contest", () => {
  it("is refused to whoever decided, acted, reports to who did, or has no licence that day", async () => {
    for (const by of [ines, paul, owen, ruth, nora])
      await expect(tried(by, decision(appealed, by)), by.name).rejects.toThrow(
        /person named for it|may not decide|row-level security/,
      );
    await expect(tried(ines, decision(appealed, greta))).rejects.toThrow(/row-level security/);
    await expect(
      tried(greta, decision(appealed, greta, "upheld", moment("2031-01-02", "09:00"))),
    ).rejects.toThrow(/no_licence/);
  });

  it("is refused to the person named who has acted since, or now reports to who did", async () => {
    const opened = await requestIn("under_appeal");
    await named(opened, owen, now);
    await owner.query(
      `insert into event (request_id, kind, internal, actor_id, actor_name, actor_role, at, data)
       values ($1, 'notice_signed', true, $2, $3, 'medical_director', $4, '{}')`,
      [opened.requestId, owen.id, owen.name, now],
    );
    await expect(tried(owen, decision(opened, owen))).rejects.toThrow(/acted/);
    await owner.query("update app_user set reports_to = $2 where id = $1", [greta.id, paul.id]);
    await expect(tried(greta, decision(appealed, greta))).rejects.toThrow(/reports_to_actor/);
    await owner.query("update app_user set reports_to = null where id = $1", [greta.id]);
  });

  it("stands alone in no transaction: the contest and the state go with it", async () => {
    const end = (outcome: string): Statement => [
      `update contest set outcome = $2, ended_at = '${now.toISOString()}', ended_version = $3 where request_id = $1`,
      [appealed.requestId, outcome, appealed.version + 1],
    ];
    const move = (state: string): Statement => [
      "update review_request set state = $2, version = version + 1 where id = $1",
      [appealed.requestId, state],
    ];
    const event = (state: string): Statement => [
      `insert into event (request_id, kind, internal, from_state, to_state, request_version, actor_id, actor_name, actor_role, at, data)
       values ($1, 'x', false, 'under_appeal', $2, $3, $4, $5, 'medical_director', '${now.toISOString()}',
               jsonb_build_object('contest_id', ${contestOf}))`,
      [appealed.requestId, state, appealed.version + 1, greta.id, greta.name],
    ];
    await expect(tried(greta, end("upheld"))).rejects.toThrow(/ends by its decision/);
    await expect(tried(greta, end("withdrawn"))).rejects.toThrow(/ends by its decision/);
    await expect(tried(greta, end("became_appeal"))).rejects.toThrow(/ends by its decision/);
    await expect(tried(greta, move("noncertified"), event("noncertified"))).rejects.toThrow(
      /as its contest ended|recorded with the step/,
    );
    await expect(tried(greta, move("certified"), event("certified"))).rejects.toThrow(
      /decided by a determination|as its contest ended/,
    );
    await expect(tried(greta, decision(appealed, greta, "overturned"))).rejects.toThrow(
      /new determination|check/,
    );
    // The whole of it passes.
    await expect(
      tried(
        greta,
        move("noncertified"),
        event("noncertified"),
        decision(appealed, greta),
        end("upheld"),
      ),
    ).resolves.toBe(1);
    // And leads nowhere else.
    await expect(
      tried(
        greta,
        move("certified_in_part"),
        event("certified_in_part"),
        decision(appealed, greta),
        end("upheld"),
      ),
    ).rejects.toThrow(/determination|as its contest ended/);
  });

  it("rests on no evidence that was kept from the member", async () => {
    const opened = await requestIn("under_appeal");
    await named(opened, greta, now);
    await act(opened, submitAppealEvidence, ruth, now, { receivedFrom: "plan", statement: "x" });
    await expect(tried(greta, decision(opened, greta))).rejects.toThrow(/29 CFR 2560.503-1\(h\)/);
    await expect(
      tried(ruth, [
        "update contest_evidence set needs_disclosure = false where added_by = $1",
        [ruth.id],
      ]),
    ).rejects.toThrow(/permission denied/);
  });

  it("cannot be changed or taken away, nor can a contest", async () => {
    for (const table of ["contest", "contest_evidence", "contest_decision"])
      await expect(tried(greta, [`delete from ${table}`])).rejects.toThrow(/permission denied/);
    await expect(tried(greta, ["update contest_decision set rationale = 'x'"])).rejects.toThrow(
      /permission denied/,
    );
    await expect(tried(greta, ["update contest set reason = 'x'"])).rejects.toThrow(
      /permission denied/,
    );
    for (const table of ["contest", "contest_evidence"])
      await expect(owner.query(`truncate ${table} cascade`), table).rejects.toThrow(/append-only/);
  });
});

describe("a determination of what is contested", () => {
  it("belongs to the contest and to the person named for it", async () => {
    for (const [by, of] of [
      [ines, contestOf],
      [owen, contestOf],
      [greta, "null"],
    ] as const)
      await expect(tried(by, determination(appealed, by, of)), by.name).rejects.toThrow(
        /person named for the contest/,
      );
    const referred = await requestIn("with_medical_director");
    const other = `(select id from contest where request_id = '${appealed.requestId}')`;
    await expect(tried(ines, determination(referred, ines, other))).rejects.toThrow(
      /no decision of this request is contested/,
    );
  });
});

describe("who decides", () => {
  it("is named by a medical director, and is nobody against whom something stands", async () => {
    const name = (by: Actor, reviewer: Actor) =>
      tried(by, [
        "update contest set reviewer = $2, assigned_at = $3 where request_id = $1",
        [appealed.requestId, reviewer.id, now],
      ]);
    await expect(name(greta, owen)).resolves.toBe(1);
    await expect(name(ruth, owen)).rejects.toThrow(/medical director names/);
    await expect(name(nora, owen)).rejects.toThrow(/medical director names|the plan does the rest/);
    await expect(name(greta, ines)).rejects.toThrow(/decided, acted/);
    await expect(name(greta, paul)).rejects.toThrow(/no_licence, reports_to_actor/);
    await expect(name(greta, ruth)).rejects.toThrow(/not_a_director/);
    await expect(name(june, owen)).resolves.toBe(0);
  });

  it("is judged alike by the code and by the database", async () => {
    const opened = [
      appealed,
      await requestIn("in_second_level"),
      await requestIn("in_external_review"),
    ];
    const days = [reviewDay, addDays(reviewDay, -200), "2031-01-02"];
    for (const { requestId } of opened)
      await withActor(greta, async (tx) => {
        const [row] = await tx.$queryRaw<{ id: string }[]>`
          select id from contest where request_id = ${requestId}::uuid and outcome is null`;
        const id = row?.id ?? "";
        const deeds = await findDeeds(tx, id);
        const lines = await findReportingLines(tx, greta.organizationId);
        expect(deeds.length).toBeGreaterThan(2);
        for (const person of [ines, paul, greta, owen, ruth, theo])
          for (const day of days) {
            const candidate = await findCandidate(tx, person.id);
            const [found] = await tx.$queryRaw<{ codes: string[] }[]>`
              select contest_objections(${id}::uuid, ${person.id}::uuid, ${day}::date) as codes`;
            expect(
              candidate && eligibleReviewer(candidate, day, deeds, lines).map(({ code }) => code),
            ).toEqual(found?.codes);
          }
      });
  });

  it("reports to nobody who reports back", async () => {
    await expect(
      owner.query("update app_user set reports_to = $2 where id = $1", [ines.id, paul.id]),
    ).rejects.toThrow(/reports to themselves/);
  });
});

describe("a contest", () => {
  it("is taken within the time of the law alone", async () => {
    const opened = await requestIn("noncertified");
    await noticeSent(owner, opened, now);
    const received_on = addDays(reviewDay, 181);
    await expect(
      tried(nora, contest(opened, nora, { received_on }, moment(received_on, "09:00"))),
    ).rejects.toThrow(/erisa_appeal_window, 29 CFR 2560.503-1\(h\)\(3\)\(i\)/);
  });

  it("is not of a day to come, nor expedited where that is not given", async () => {
    await expect(
      tried(nora, contest(decided, nora, { received_on: addDays(reviewDay, 1) })),
    ).rejects.toThrow(/day to come/);
    await expect(
      tried(nora, contest(decided, nora, { level: "reconsideration", urgency: "expedited" })),
    ).rejects.toThrow(/N.C.G.S. 58-50-61\(l\)/);
    const past = await requestIn("noncertified", { admission: addDays(admissionDay, -60) });
    await expect(tried(nora, contest(past, nora, { urgency: "expedited" }))).rejects.toThrow(
      /N.C.G.S. 58-50-61\(l\)/,
    );
  });

  it("follows the order of the levels and the plan’s law", async () => {
    for (const [level, citation] of [
      ["second_level", /58-50-62/],
      ["external_review", /58-50-80/],
    ] as const)
      await expect(tried(nora, contest(decided, nora, { level }))).rejects.toThrow(citation);
    const selfFunded = await requestIn("noncertified", { plan: plans.selfFunded });
    await expect(
      tried(nora, contest(selfFunded, nora, { level: "reconsideration" })),
    ).rejects.toThrow(/insured plans/);
  });

  it("comes with its step, of one’s own request, and never from a decision in favour", async () => {
    await expect(tried(nora, contest(decided, nora))).rejects.toThrow(/with the step/);
    await expect(tried(june, contest(decided, june))).rejects.toThrow();
    const certified = await requestIn("ended");
    await expect(
      tried(nora, contest(certified, nora, { contested_state: "ended" })),
    ).rejects.toThrow(/against the request/);
    await expect(tried(portalActor, contest(decided, portalActor))).rejects.toThrow();
    await act(decided, appeal, nora, now, { reason });
    await expect(tried(nora, contest(decided, nora))).rejects.toThrow();
  });

  it("has the windows of the file of clocks", async () => {
    const { rows } = await connected(database.ownerUrl, (client) =>
      client.query<{
        rule_id: string;
        citation: string;
        days: number;
        line: string;
        since: string;
      }>(
        `select distinct rule_id, citation, days, line_of_business as line, in_force_from::text as since from contest_window`,
      ),
    );
    const written = lawOfClocks()
      .rules.filter(({ id }) => ["erisa_appeal_window", "nc_external_review_window"].includes(id))
      .flatMap((rule) =>
        rule.applies_to.map((line) => ({
          rule_id: rule.id,
          citation: rule.citation,
          days: rule.figures["days"],
          line,
          since: rule.in_force_from,
        })),
      );
    const sorted = (list: readonly object[]) => list.map((row) => JSON.stringify(row)).sort();
    expect(sorted(rows)).toEqual(sorted(written));
  });
});
