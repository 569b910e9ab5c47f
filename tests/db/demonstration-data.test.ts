// The demonstration data as a whole: some forty requests told through the operations. What holds for
// each of them holds for every request: its events fold to its state, its record replays.

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { canonicalJson } from "@/lib/canonical-json";
import { clockLedger } from "@/lib/clocks/ledger";
import { compilePolicy } from "@/lib/evaluation/compile";
import { evaluate } from "@/lib/evaluation/evaluate";
import { evaluationRecord } from "@/lib/evaluation/record";
import { findClockEvents, findClockFacts, findClocks } from "@/lib/db/clocks";
import { flatFactsSchema } from "@/lib/db/json";
import { findCase } from "@/lib/db/requests";
import { withActor } from "@/lib/db/transaction";
import { exportReviewDocument } from "@/lib/queries/export-review-document";
import { requestDraft } from "@/lib/queries/request-draft";
import { requestHistory } from "@/lib/queries/request-history";
import { requestOverview } from "@/lib/queries/request-overview";
import { reviewWorkspace } from "@/lib/queries/review-workspace";
import { lawOfClocks, policyLibrary } from "@/lib/policy/library";
import { portalActor } from "@/lib/review/roles";
import { requestStates, workflow } from "@/lib/review/workflow";
import { tellStories } from "@/prisma/seed/tell-stories";
import { reviewDay } from "@/tests/builders/case";
import { june, nora, ruth } from "@/tests/builders/people";
import { moment } from "@/tests/builders/moment";
import { connected, type TestDatabase } from "./database";
import { peopledDatabase } from "./peopled-database";

let database: TestDatabase;
beforeAll(async () => {
  database = await peopledDatabase();
  await tellStories(reviewDay);
}, 300_000);
afterAll(() => database.drop());

const rows = <Row extends object>(sql: string): Promise<readonly Row[]> =>
  connected(database.ownerUrl, async (owner) => (await owner.query<Row>(sql)).rows);

describe("the demonstration data", () => {
  it("shows every state, two organizations and every outcome", async () => {
    const states = await rows<{ state: string }>("select distinct state from review_request");
    expect(states.map(({ state }) => state).sort()).toEqual([...requestStates].sort());
    const [counts] = await rows<Record<string, string>>(
      `select count(*) as requests, count(distinct organization_id) as organizations,
              count(distinct previous_request_id) as continued,
              count(*) filter (where urgency = 'urgent') as urgent from review_request`,
    );
    expect(Number(counts?.["requests"])).toBeGreaterThanOrEqual(40);
    expect(counts?.["organizations"]).toBe("2");
    expect(Number(counts?.["continued"])).toBeGreaterThan(5);
    expect(Number(counts?.["urgent"])).toBeGreaterThan(1);
    const results = await rows<{ result: string }>(
      "select distinct result from submission order by 1",
    );
    expect(results.map(({ result }) => result)).toEqual(["met", "not_met", "undetermined"]);
    const asked = await rows<{ rounds: string }>(
      "select count(*) as rounds from information_request group by request_id having count(*) > 1",
    );
    expect(asked.length).toBeGreaterThan(1);
  });

  it("lies wholly before the day it was made for, each request in the order of its events", async () => {
    const late = await rows(
      `select id from event where at >= '${moment(reviewDay, "00:00").toISOString()}'`,
    );
    expect(late).toEqual([]);
    const unordered = await rows(
      `select id from (select id, at, lag(at) over (order by id) as before from event) e where before > at`,
    );
    expect(unordered).toEqual([]);
    const references = await rows(
      `select id from (select id, reference, lag(reference) over (order by created_at, reference) as before
         from review_request) r where before > reference`,
    );
    expect(references).toEqual([]);
  });

  it("cites pages that exist, of documents that say the dates of their facts", async () => {
    const beyond = await rows(
      "select c.id from fact_citation c join document d on d.id = c.document_id where c.page > d.page_count",
    );
    expect(beyond).toEqual([]);
    const [cited] = await rows<{ cited: string; requests: string }>(
      "select count(*) as cited, count(distinct request_id) as requests from fact_citation",
    );
    expect(Number(cited?.cited)).toBeGreaterThan(300);
    const misdated = await rows(
      `select d.id from document d join request_fact f using (request_id)
        where d.kind = 'evaluation' and f.path = 'psychiatric_evaluation.performed_on'
          and f.value <> to_jsonb(d.document_date::text)`,
    );
    expect(misdated).toEqual([]);
  });
});

describe("every request", () => {
  it("opens on every screen of everybody who may see it", async () => {
    const now = moment(reviewDay, "12:00");
    const requests = await rows<{ id: string; organization_id: string; submitted_at: Date | null }>(
      "select id, organization_id, submitted_at from review_request",
    );
    for (const { id: requestId, organization_id, submitted_at } of requests) {
      const provider = organization_id === june.organizationId ? june : nora;
      for (const query of [requestDraft, requestOverview, requestHistory, exportReviewDocument])
        expect(await query(provider, { requestId }, now)).toBeDefined();
      for (const query of [reviewWorkspace, requestOverview, requestHistory, exportReviewDocument])
        expect((await query(ruth, { requestId }, now)) !== undefined).toBe(submitted_at !== null);
    }
  }, 180_000);

  it("is the fold of its events: each step of the workflow, one version at a time", async () => {
    const requests = await rows<{ id: string; state: string; version: number }>(
      "select id, state, version from review_request",
    );
    const events = await rows<{
      request_id: string;
      kind: string;
      from_state: string | null;
      to_state: string | null;
      request_version: number | null;
      actor_role: string;
    }>("select * from event where request_version is not null order by id");
    for (const request of requests) {
      let state: string | null = null;
      let version = 0;
      for (const event of events.filter(({ request_id }) => request_id === request.id)) {
        expect(event.request_version).toBe(version + 1);
        version += 1;
        if (!event.to_state) continue;
        expect(event.from_state).toBe(state);
        expect(
          workflow.some(
            (row) =>
              row.from === state &&
              row.to === event.to_state &&
              row.event === event.kind &&
              row.who.some((role) => role === event.actor_role),
          ),
          `${event.kind} from ${String(state)} by ${event.actor_role}`,
        ).toBe(true);
        state = event.to_state;
      }
      expect({ state, version }).toEqual({ state: request.state, version: request.version });
    }
  });

  it("replays: what was filed evaluates to what was filed with it, under its version", async () => {
    const filed = await rows<{
      review_type: "admission" | "continued_stay";
      facts: unknown;
      evaluation: unknown;
      policy_id: string;
      policy_version: string;
      policy_fingerprint: string;
    }>("select r.review_type, s.* from submission s join review_request r on r.id = s.request_id");
    expect(filed.length).toBeGreaterThan(40);
    for (const submission of filed) {
      const policy = policyLibrary().find(submission.policy_id, submission.policy_version);
      if (!policy) throw new Error(`version ${submission.policy_version} is not in the library`);
      expect(policy.fingerprint).toBe(submission.policy_fingerprint);
      const again = evaluate(compilePolicy(policy), {
        review_type: submission.review_type,
        facts: flatFactsSchema.parse(submission.facts),
      });
      const record: unknown = JSON.parse(JSON.stringify(evaluationRecord(again)));
      expect(canonicalJson(record)).toBe(canonicalJson(submission.evaluation));
    }
  });

  it("that was decided rests on its last submission, and an authorization lies within what was asked", async () => {
    const loose = await rows(
      `select d.id from determination d
        where d.submission_id <> (select s.id from submission s where s.request_id = d.request_id
                                   order by number desc limit 1)`,
    );
    expect(loose).toEqual([]);
    const outside = await rows(
      `select a.id from "authorization" a join review_request r on r.id = a.request_id
        where a.first_day < r.requested_first_day or a.last_day > r.requested_last_day
           or a.days > r.requested_days`,
    );
    expect(outside).toEqual([]);
  });

  it("has the clocks stored that each request's events fold to", async () => {
    const submitted = await rows<{ id: string }>(
      "select id from review_request where submitted_at is not null",
    );
    for (const { id } of submitted)
      await withActor(portalActor, async (tx) => {
        const current = await findCase(tx, id);
        const events = await findClockEvents(tx, id);
        const last = events.at(-1);
        if (!current || !last) throw new Error("a submitted request without events");
        const facts = await findClockFacts(tx, current);
        expect(await findClocks(tx, id)).toEqual(
          clockLedger(facts, events, lawOfClocks(), last.at),
        );
      });
  });
});
