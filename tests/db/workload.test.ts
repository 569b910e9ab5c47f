// The workload in figures: every figure leads to as many requests as it says, and nobody's draft is
// among them.

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addDays } from "@/lib/calendar";
import { providerWork } from "@/lib/queries/provider-work";
import { reviewQueue } from "@/lib/queries/review-queue";
import { staffWork } from "@/lib/queries/staff-work";
import { workCases } from "@/lib/queries/work-cases";
import { dueBands, workStageKeys, workStates } from "@/lib/review/workload";
import { requestIn, reviewDay, type OpenedCase } from "@/tests/builders/case";
import { moment } from "@/tests/builders/moment";
import { greta, ines, june, nora, ruth, theo } from "@/tests/builders/people";
import { named } from "@/tests/builders/contest";
import { sites } from "@/tests/builders/places";
import { connected, type TestDatabase } from "./database";
import { peopledDatabase } from "./peopled-database";

/** An hour before the accreditation's seven days are over. */
const now = moment(addDays(reviewDay, 7), "23:00");

let database: TestDatabase;
let waiting: OpenedCase;
let draft: OpenedCase;
let appealed: OpenedCase;
beforeAll(async () => {
  database = await peopledDatabase();
  draft = await requestIn("draft");
  waiting = await requestIn("submitted");
  await requestIn("submitted", { by: june, site: sites.asheville });
  await requestIn("in_review");
  await requestIn("in_review", { reviewer: theo });
  await requestIn("awaiting_information");
  await requestIn("with_medical_director", { reviewer: theo });
  await requestIn("certified");
  await requestIn("withdrawn");
  appealed = await requestIn("under_appeal");
  await named(appealed, greta, moment(reviewDay, "12:00"));
});
afterAll(() => database.drop());

const listed = async (choice: Parameters<typeof workCases>[1]) =>
  (await workCases(ruth, choice, now)) ?? { total: -1, rows: [] };

describe("the workload", () => {
  it("has for every figure a list of as many requests", async () => {
    const view = await staffWork(ruth, {}, now);
    if (!view) throw new Error("the workload was refused to a reviewer");
    expect((await listed({})).total).toBe(view.team.reduce((sum, { total }) => sum + total, 0));
    for (const due of dueBands)
      expect([due, (await listed({ due })).total]).toEqual([due, view.byBand[due]]);
    for (const load of view.team) {
      const holder = load.holder ?? "nobody";
      expect((await listed({ holder })).total).toBe(load.total);
      for (const stage of workStageKeys)
        expect([stage, (await listed({ holder, stage })).total]).toEqual([
          stage,
          load.byStage[stage],
        ]);
      for (const due of ["overdue", "day"] as const)
        expect((await listed({ holder, due })).total).toBe(load.byBand[due]);
    }
  });

  it("is counted by who holds it: a contest by who was named to decide it", async () => {
    const team = (await staffWork(ines, {}, now))?.team ?? [];
    const of = (holder: string | null) => team.find((load) => load.holder === holder);
    expect(of(null)?.byStage.not_taken).toBe(2);
    expect(of(theo.id)?.byStage).toMatchObject({ in_review: 1, with_medical_director: 1 });
    expect(of(greta.id)?.byStage.contested).toBe(1);
    expect(of(ruth.id)?.byStage).toMatchObject({
      in_review: 1,
      awaiting_information: 1,
      decided: 1,
    });
  });

  it("is what the queue shows as open, as nobody's and as one's own", async () => {
    await requestIn("in_reconsideration");
    for (const actor of [ruth, ines, greta]) {
      const team = (await staffWork(actor, {}, now))?.team ?? [];
      const heldBy = (id: string | null) => team.find(({ holder }) => holder === id)?.total;
      const { counts } = (await reviewQueue(actor, { view: "open" }, now)) ?? {};
      expect(counts).toMatchObject({
        open: team.reduce((sum, { total }) => sum + total, 0),
        unassigned: heldBy(null),
        mine: heldBy(actor.id),
      });
    }
    const rows = (await reviewQueue(ruth, { view: "open" }, now))?.rows ?? [];
    const states = rows.map(({ state }) => state);
    for (const state of workStates.slice(0, 6)) expect(states).toContain(state);
    expect(states).not.toContain("draft");
    expect(states).not.toContain("withdrawn");
  });

  it("lies in the band in which its governing clock is due, and moves with time", async () => {
    const inBand = async (due: "day" | "overdue", at: Date) =>
      (await workCases(ruth, { due }, at))?.rows.map(({ id }) => id) ?? [];
    expect(await inBand("day", now)).toContain(waiting.requestId);
    expect(await inBand("overdue", now)).not.toContain(waiting.requestId);
    const later = moment(addDays(reviewDay, 8), "00:00");
    expect(await inBand("day", later)).not.toContain(waiting.requestId);
    expect(await inBand("overdue", later)).toContain(waiting.requestId);
  });

  it("holds no draft and nothing withdrawn, and lists what is due first first", async () => {
    const { rows } = await listed({});
    expect(rows.map(({ id }) => id)).not.toContain(draft.requestId);
    expect(rows.map(({ state }) => state)).not.toContain("withdrawn");
    const due = rows.map(({ dueAt }) => dueAt?.getTime() ?? Infinity);
    expect(due).toEqual([...due].sort((a, b) => a - b));
  });

  it("is counted by indexes, not by reading every request", async () => {
    await connected(database.ownerUrl, async (owner) => {
      await owner.query("set enable_seqscan = off");
      const { rows } = await owner.query<{ "QUERY PLAN": string }>(
        `explain select 1 from review_request r
         where r.submitted_at is not null and (r.state = any(array['submitted','in_review']::request_state[])
           or r.governing_due_at is not null)`,
      );
      expect(rows.map((row) => row["QUERY PLAN"]).join("\n")).not.toContain("Seq Scan");
    });
  });
});

describe("a provider's work", () => {
  it("is its own organization's: where requests stand, and the days left to answer", async () => {
    const own = await providerWork(nora, {}, now);
    expect(own?.countByState).toMatchObject({ draft: 1, submitted: 1, awaiting_information: 1 });
    expect(own?.awaited.map(({ daysLeft }) => daysLeft)).toEqual([38]);
    const other = await providerWork(june, {}, now);
    expect(other?.countByState).toEqual({ submitted: 1 });
    expect(other?.awaited).toEqual([]);
  });
});
