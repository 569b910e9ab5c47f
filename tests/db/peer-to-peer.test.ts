// Talks between peers: asked for, offered, agreed, recorded; what is refused, and what stays the plan's.

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addDays } from "@/lib/calendar";
import { withActor } from "@/lib/db/transaction";
import { choosePeerToPeerTime } from "@/lib/operations/choose-peer-to-peer-time";
import { offerPeerToPeerTimes } from "@/lib/operations/offer-peer-to-peer-times";
import { recordPeerToPeer } from "@/lib/operations/record-peer-to-peer";
import { requestPeerToPeer } from "@/lib/operations/request-peer-to-peer";
import { caseClocks } from "@/lib/queries/case-clocks";
import { openTasks } from "@/lib/queries/open-tasks";
import { peerToPeer } from "@/lib/queries/peer-to-peer";
import type { Actor } from "@/lib/review/roles";
import { act, errorOf, requestIn, reviewDay, seen, type OpenedCase } from "@/tests/builders/case";
import { moment } from "@/tests/builders/moment";
import { ines, june, nora, ruth } from "@/tests/builders/people";
import { passTime } from "./background";
import type { TestDatabase } from "./database";
import { peopledDatabase } from "./peopled-database";

let database: TestDatabase;
beforeAll(async () => {
  database = await peopledDatabase();
});
afterAll(() => database.drop());

const now = moment(reviewDay, "11:00");
const nextDay = addDays(reviewDay, 1);
const after = moment(nextDay, "10:30");
const clinician = { clinician: "Samuel Whitlock, MD", telephone: "919-555-0117" };
const times = {
  times: [
    { on: nextDay, at: "09:30" },
    { on: nextDay, at: "20:15" },
  ],
};
const held = {
  outcome: "held",
  on: nextDay,
  at: "09:30",
  tookPart: ["treating_physician", "medical_director"],
  note: "The closure for weather is documented; the file lacked it.",
};

const page = async (actor: Actor, { requestId }: OpenedCase, at = now) =>
  (await peerToPeer(actor, { requestId }, at)) ?? expect.fail("the request should be seen");

async function asked(state: Parameters<typeof requestIn>[0] = "noncertified") {
  const opened = await requestIn(state);
  await act(opened, requestPeerToPeer, nora, now, clinician);
  return opened;
}
async function agreed() {
  const opened = await asked();
  await act(opened, offerPeerToPeerTimes, ruth, now, times);
  const timeId = (await page(nora, opened)).open?.times[0]?.id;
  await act(opened, choosePeerToPeerTime, nora, now, { timeId });
  return opened;
}

const tasks = async (actor: Actor, { requestId }: OpenedCase, at = now) =>
  (await openTasks(actor, {}, at))?.tasks.filter(
    (task) => task.requestId === requestId && task.kind === "peer_to_peer",
  );

describe("a peer to peer", () => {
  it("goes from being asked for to being held, and changes nothing of the request", async () => {
    const opened = await agreed();
    const before = (await page(ines, opened)).case;
    await act(opened, recordPeerToPeer, ines, after, held);
    const view = await page(ines, opened, after);
    expect(view.open).toBeNull();
    expect(view.talks).toMatchObject([
      {
        outcome: "held",
        happenedAt: moment(nextDay, "09:30"),
        tookPart: ["treating_physician", "medical_director"],
        recordedByName: ines.name,
        note: held.note,
      },
    ]);
    expect(view.case).toMatchObject({ state: before.state, assignedTo: before.assignedTo });
  });

  it("has one business day, which its outcome satisfies", async () => {
    const opened = await agreed();
    const open = await page(nora, opened);
    // Asked for on a Thursday: due at the end of the Friday.
    expect(open.clock).toMatchObject({
      ruleId: "peer_to_peer",
      dueAt: new Date(moment(addDays(reviewDay, 2), "00:00").getTime() - 1000),
      satisfiedAt: null,
    });
    await act(opened, recordPeerToPeer, ines, after, held);
    const rows = (await caseClocks(nora, { requestId: opened.requestId }, after))?.rows ?? [];
    expect(rows.find(({ subject }) => subject === "peer_to_peer")?.satisfiedAt).toEqual(after);
  });

  it("waits for staff, then for the provider, then for a director", async () => {
    const opened = await asked();
    expect(await tasks(ruth, opened)).toHaveLength(1);
    expect(await tasks(nora, opened)).toEqual([]);
    await act(opened, offerPeerToPeerTimes, ruth, now, times);
    expect(await tasks(ruth, opened)).toEqual([]);
    expect(await tasks(nora, opened)).toMatchObject([{ dueAt: moment(nextDay, "20:15") }]);
    const timeId = (await page(nora, opened)).open?.times[0]?.id;
    await act(opened, choosePeerToPeerTime, nora, now, { timeId });
    expect(await tasks(nora, opened)).toEqual([]);
    expect(await tasks(ines, opened)).toMatchObject([{ dueAt: moment(nextDay, "09:30") }]);
    await act(opened, recordPeerToPeer, ines, after, held);
    expect(await tasks(ines, opened, after)).toEqual([]);
  });

  it("that ended before a time was chosen waits for nobody once time has passed", async () => {
    const opened = await asked();
    await act(opened, offerPeerToPeerTimes, ruth, now, times);
    await act(opened, recordPeerToPeer, ines, after, { ...held, outcome: "not_reached" });
    await passTime(database, after);
    expect(await tasks(nora, opened, after)).toEqual([]);
    expect((await page(nora, opened, after)).talks).toMatchObject([
      { outcome: "not_reached", tookPart: [] },
    ]);
  });

  it("is asked for once at a time, and again when it is over", async () => {
    const opened = await agreed();
    const again = () => requestPeerToPeer(nora, { ...seen(opened), ...clinician }, { now: after });
    expect((await errorOf(again())).message).toContain("already open");
    await act(opened, recordPeerToPeer, ines, after, { ...held, outcome: "declined" });
    expect(await again()).toMatchObject({ ok: true });
  });

  it.each(["in_review", "certified", "withdrawn"] as const)(
    "is not asked for where a request is %s",
    async (state) => {
      const opened = await requestIn(state);
      const refused = requestPeerToPeer(nora, { ...seen(opened), ...clinician }, { now });
      expect(await errorOf(refused)).toMatchObject({ code: "wrong_state" });
    },
  );

  it("takes no time that is past, offered twice, or no time of day; hours of business are free", async () => {
    const opened = await asked();
    const offer = (given: readonly { on: string; at: string }[]) =>
      errorOf(offerPeerToPeerTimes(ruth, { ...seen(opened), times: [...given] }, { now }));
    expect(await offer([{ on: reviewDay, at: "10:59" }])).toMatchObject({
      fields: ["times.0.at"],
    });
    expect(
      await offer([
        { on: nextDay, at: "09:30" },
        { on: nextDay, at: "09:30" },
      ]),
    ).toMatchObject({ fields: ["times.1.at"] });
    expect(await offer([{ on: nextDay, at: "25:00" }])).toMatchObject({ fields: ["times.0.at"] });
    expect(await offer([])).toMatchObject({ fields: ["times"] });
    await act(opened, offerPeerToPeerTimes, ruth, now, { times: [{ on: nextDay, at: "22:45" }] });
  });

  it("lets nobody choose a time that has passed, is another's, or once one is agreed", async () => {
    const opened = await asked();
    await act(opened, offerPeerToPeerTimes, ruth, now, times);
    const [first, second] = (await page(nora, opened)).open?.times ?? [];
    const choose = (timeId: string | undefined, at: Date) =>
      choosePeerToPeerTime.from(nora, { ...seen(opened), timeId }, { now: at });
    expect(await errorOf(choose(first?.id, after))).toMatchObject({ fields: ["timeId"] });
    expect(await errorOf(choose(crypto.randomUUID(), now))).toMatchObject({ fields: ["timeId"] });
    await act(opened, choosePeerToPeerTime, nora, now, { timeId: second?.id });
    expect(await errorOf(choose(first?.id, now))).toMatchObject({ code: "condition_unmet" });
    const more = offerPeerToPeerTimes(ruth, { ...seen(opened), ...times }, { now });
    expect(await errorOf(more)).toMatchObject({ code: "condition_unmet" });
  });

  it("is not recorded as held in the time to come, before it was asked for, or without both sides", async () => {
    const opened = await agreed();
    const record = (change: Readonly<Record<string, unknown>>) =>
      errorOf(recordPeerToPeer.from(ines, { ...seen(opened), ...held, ...change }, { now: after }));
    expect(await record({ at: "10:31" })).toMatchObject({ fields: ["on"] });
    expect(await record({ on: addDays(reviewDay, -1) })).toMatchObject({ fields: ["on"] });
    expect(await record({ tookPart: ["medical_director"] })).toMatchObject({
      fields: ["tookPart"],
    });
    expect(await record({ tookPart: ["treating_clinician"] })).toMatchObject({
      fields: ["tookPart"],
    });
  });

  it("keeps the director's note from the provider, and the talk from other organizations", async () => {
    const opened = await agreed();
    await act(opened, recordPeerToPeer, ines, after, held);
    expect((await page(nora, opened, after)).talks).toMatchObject([
      { outcome: "held", note: null },
    ]);
    expect(await peerToPeer(june, { requestId: opened.requestId }, after)).toBeUndefined();
    const seenBy = (actor: Actor) =>
      withActor(actor, async (tx) => [
        await tx.peerToPeer.count({ where: { requestId: opened.requestId } }),
        await tx.peerToPeerTime.count({ where: { peerToPeer: { requestId: opened.requestId } } }),
        await tx.peerToPeerNote.count({ where: { peerToPeer: { requestId: opened.requestId } } }),
      ]);
    expect(await seenBy(june)).toEqual([0, 0, 0]);
    expect(await seenBy(nora)).toEqual([1, 2, 0]);
    expect(await seenBy(ruth)).toEqual([1, 2, 1]);
  });

  it("stays in the database as it was recorded, and is recorded by a director alone", async () => {
    const opened = await agreed();
    const where = { requestId: opened.requestId };
    const outcome = (actor: Actor) =>
      withActor(actor, (tx) =>
        tx.peerToPeer.updateMany({
          where,
          data: {
            outcome: "held",
            happenedAt: after,
            tookPart: ["treating_physician", "medical_director"],
            recordedBy: actor.id,
            recordedByName: actor.name,
            recordedAt: after,
          },
        }),
      );
    expect(await outcome(ruth)).toEqual({ count: 0 });
    await act(opened, recordPeerToPeer, ines, after, held);
    await expect(outcome(ines)).rejects.toThrow(/stays as it was/);
    await expect(
      withActor(ines, (tx) => tx.peerToPeerNote.updateMany({ data: { note: "Otherwise." } })),
    ).rejects.toThrow();
    await expect(withActor(ines, (tx) => tx.peerToPeer.deleteMany({ where }))).rejects.toThrow();
  });
});
