// The stored clocks are what the case's events fold to, and the stored state likewise, after every
// operation of random walks; and the database keeps what has run.

import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { z } from "zod";
import { addDays } from "@/lib/calendar";
import type { Operation } from "@/lib/casework/define-operation";
import { keepMissingClocks } from "@/lib/casework/keep-missing-clocks";
import { clockLedger } from "@/lib/clocks/ledger";
import { findClockEvents, findClockFacts, findClocks } from "@/lib/db/clocks";
import { findCase } from "@/lib/db/requests";
import { withActor } from "@/lib/db/transaction";
import { answerInformation } from "@/lib/operations/answer-information";
import { appeal } from "@/lib/operations/appeal";
import { assignAppeal } from "@/lib/operations/assign-appeal";
import { certifyInPart } from "@/lib/operations/certify-in-part";
import { handBackRequest } from "@/lib/operations/hand-back-request";
import { markInformationComplete } from "@/lib/operations/mark-information-complete";
import { noncertifyRequest } from "@/lib/operations/noncertify-request";
import { overturnDecision } from "@/lib/operations/overturn-decision";
import { referToDirector } from "@/lib/operations/refer-to-director";
import { requestInformation } from "@/lib/operations/request-information";
import { requestReconsideration } from "@/lib/operations/request-reconsideration";
import { requestSecondLevel } from "@/lib/operations/request-second-level";
import { submitRequest } from "@/lib/operations/submit-request";
import { takeRequest } from "@/lib/operations/take-request";
import { upholdDecision } from "@/lib/operations/uphold-decision";
import { withdrawRequest } from "@/lib/operations/withdraw-request";
import { lawOfClocks } from "@/lib/policy/library";
import { reviewQueue } from "@/lib/queries/review-queue";
import { portalActor, type Actor } from "@/lib/review/roles";
import type { RequestState } from "@/lib/review/workflow";
import {
  againstLateEvaluation,
  drugScreenItem,
  filledDraft,
  halfSpan,
  lateEvaluation,
  requestIn,
  reviewDay,
  silentDrugScreen,
  statedDecision,
} from "@/tests/builders/case";
import { moment } from "@/tests/builders/moment";
import { greta, ines, nora, ruth } from "@/tests/builders/people";
import { plans } from "@/tests/builders/places";
import { seededRandom } from "@/tests/criteria/generated-review";
import type { TestDatabase } from "@/tests/db/database";
import { peopledDatabase } from "@/tests/db/peopled-database";

let database: TestDatabase;
let owner: pg.Client;
beforeAll(async () => {
  database = await peopledDatabase();
  owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await database.drop();
});

type Choice = readonly [Operation<z.ZodType, unknown>, Actor, Readonly<Record<string, unknown>>];
const contesting = { reason: "The record shows what the decision says is missing." };
const choices: readonly Choice[] = [
  [takeRequest, ruth, {}],
  [handBackRequest, ruth, {}],
  [requestInformation, ruth, { dueOn: addDays(reviewDay, 90), items: [drugScreenItem] }],
  [answerInformation, nora, { answers: {} }],
  [markInformationComplete, ruth, {}],
  [referToDirector, ruth, { reason: "For a medical director to decide." }],
  [markInformationComplete, ines, {}],
  [noncertifyRequest, ines, againstLateEvaluation],
  [certifyInPart, ines, { ...halfSpan, ...againstLateEvaluation }],
  [requestReconsideration, nora, contesting],
  [appeal, nora, contesting],
  [requestSecondLevel, nora, contesting],
  [assignAppeal, greta, { reviewerId: greta.id }],
  [upholdDecision, greta, statedDecision],
  [overturnDecision, greta, statedDecision],
  [withdrawRequest, nora, { reason: "No longer needed." }],
];

interface Standing {
  readonly version: number;
  readonly state: RequestState;
  readonly governing_clock: string | null;
  readonly governing_due_at: Date | null;
}

async function standing(requestId: string): Promise<Standing> {
  const { rows } = await owner.query<Standing>(
    "select version, state, governing_clock, governing_due_at from review_request where id = $1",
    [requestId],
  );
  const [row] = rows;
  if (!row) throw new Error("the request is gone");
  return row;
}

/** Compares what is stored with what the events fold to, as the portal and as the provider see it. */
async function expectFolded(requestId: string, at: Date): Promise<void> {
  const stored = await standing(requestId);
  const { rows: events } = await owner.query<{ from_state: string | null; to_state: string }>(
    "select from_state, to_state from event where request_id = $1 and to_state is not null order by id",
    [requestId],
  );
  let state: string | null = null;
  for (const event of events) {
    expect(event.from_state).toBe(state);
    state = event.to_state;
  }
  expect(stored.state).toBe(state);
  for (const actor of [portalActor, nora])
    await withActor(actor, async (tx) => {
      const current = await findCase(tx, requestId);
      if (!current) throw new Error("the request is not to be seen");
      const folded = clockLedger(
        await findClockFacts(tx, current),
        await findClockEvents(tx, requestId),
        lawOfClocks(),
        at,
      );
      expect(await findClocks(tx, requestId)).toEqual(folded);
      const governing = folded.find(({ governs }) => governs);
      expect([stored.governing_clock, stored.governing_due_at]).toEqual([
        governing?.id ?? null,
        governing?.dueAt ?? null,
      ]);
    });
}

describe("random walks through the operations", { timeout: 120_000 }, () => {
  it.each([1, 2, 3, 4, 5, 6])("walk %i leaves the fold of its events stored", async (seed) => {
    const random = seededRandom(seed);
    const plan = [plans.group, plans.selfFunded, plans.medicare][seed % 3] ?? plans.group;
    const { requestId } = await filledDraft({
      plan,
      facts: { ...lateEvaluation, ...silentDrugScreen },
    });
    let at = moment(reviewDay, "11:00").getTime();
    await submitRequest(nora, { requestId, version: 1 }, { now: new Date(at) });
    await expectFolded(requestId, new Date(at));
    let taken = 0;
    for (let attempt = 0; attempt < 60 && taken < 14; attempt += 1) {
      // The withdrawal, last in the list, is left for the end of the walk.
      const choice = choices[Math.floor(random() * (choices.length - (attempt < 50 ? 1 : 0)))];
      if (!choice) continue;
      const [operation, actor, input] = choice;
      at += Math.floor(random() * 20) * 3_600_000;
      const { version } = await standing(requestId);
      const outcome = await operation.from(
        actor,
        { requestId, version, ...input },
        { now: new Date(at) },
      );
      if (!outcome.ok) continue;
      taken += 1;
      await expectFolded(requestId, new Date(at));
    }
    expect(taken).toBeGreaterThanOrEqual(3);
  });
});

describe("the stored clocks", () => {
  it("are kept: nobody removes one, makes it another, or takes back its start", async () => {
    const { requestId } = await requestIn("in_review");
    for (const change of [
      "delete from clock where request_id = $1",
      "update clock set rule_id = 'another' where request_id = $1",
      "update clock set started_at = now() where request_id = $1 and started_at is not null",
    ])
      await expect(owner.query(change, [requestId]), change).rejects.toThrow(/not made another/);
    await expect(
      owner.query("update clock set due_at = started_at - interval '1 day' where request_id = $1", [
        requestId,
      ]),
    ).rejects.toThrow(/due_after_start/);
  });

  it("are computed for requests that were submitted before clocks were kept", async () => {
    const { requestId } = await requestIn("in_review");
    const at = moment(reviewDay, "12:00");
    // As a database is that comes from before: without rows.
    await owner.query("alter table clock disable trigger keep_clock");
    await owner.query(
      "update review_request set governing_due_at = null, governing_rule = null, governing_clock = null where id = $1",
      [requestId],
    );
    await owner.query("delete from clock where request_id = $1", [requestId]);
    await owner.query("alter table clock enable trigger keep_clock");
    expect(await keepMissingClocks(at)).toBe(1);
    await expectFolded(requestId, at);
    expect(await keepMissingClocks(at)).toBe(0);
  });

  it("sort the queue: what is due first stands first", async () => {
    await requestIn("submitted", { plan: plans.medicare });
    await requestIn("with_medical_director");
    const queue = await reviewQueue(ruth, { view: "open" }, moment(reviewDay, "12:00"));
    const dues = queue?.rows.map(({ dueAt }) => dueAt?.getTime() ?? Infinity) ?? [];
    expect(dues).toEqual(dues.toSorted((a, b) => a - b));
    expect(dues.length).toBeGreaterThan(1);
  });
});
