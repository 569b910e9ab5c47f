// Until when a decision may be contested, counted from the member's copy of its notice.

import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addDays } from "@/lib/calendar";
import { appeal } from "@/lib/operations/appeal";
import { requestExternalReview } from "@/lib/operations/request-external-review";
import { contests } from "@/lib/queries/contests";
import { done, errorOf, requestIn, reviewDay, seen } from "@/tests/builders/case";
import { noticeSent, upheld } from "@/tests/builders/contest";
import { moment } from "@/tests/builders/moment";
import { greta, nora, ruth } from "@/tests/builders/people";
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

const now = moment(reviewDay, "11:00");
const on = (days: number, time = "11:00"): Date => moment(addDays(reviewDay, days), time);
const reason = "The record shows what the decision says is missing.";

describe("the time to contest", () => {
  it("begins with the notice: 180 days for an appeal, and no more", async () => {
    const opened = await requestIn("noncertified");
    await noticeSent(owner, opened, on(3));
    const late = await errorOf(appeal(nora, { ...seen(opened), reason }, { now: on(184) }));
    expect(late.message).toContain("Time to appeal (29 CFR 2560.503-1(h)(3)(i))");
    done(await appeal(nora, { ...seen(opened), reason }, { now: on(183, "23:59") }));
  });

  it("has not begun while no notice was sent", async () => {
    const opened = await requestIn("noncertified");
    done(await appeal(nora, { ...seen(opened), reason }, { now: on(400) }));
  });

  it("begins with the member’s copy, and the provider may appeal before it went out", async () => {
    const opened = await requestIn("noncertified");
    await noticeSent(owner, opened, on(1), false, "provider");
    const read = async (at: Date) => {
      const view = await contests(nora, { requestId: opened.requestId }, at);
      const right = view?.rights.find(({ standard }) => standard.level === "appeal")?.standard;
      return [view?.facts.notifiedOn, right?.acceptedThrough, right?.refusal];
    };
    expect(await read(on(300))).toEqual([null, null, null]);
    await noticeSent(owner, opened, on(5));
    await noticeSent(owner, opened, on(9), false, "provider");
    expect(await read(on(9))).toEqual([addDays(reviewDay, 5), addDays(reviewDay, 185), null]);
    const late = await errorOf(appeal(nora, { ...seen(opened), reason }, { now: on(186) }));
    expect(late.message).toContain("Time to appeal");

    const early = await requestIn("noncertified");
    await noticeSent(owner, early, on(0), false, "provider");
    done(await appeal(nora, { ...seen(early), reason }, { now: on(200) }));
  });

  it("is 120 days for an external review, from the notice of the appeal’s decision", async () => {
    const opened = await requestIn("under_appeal");
    await upheld(opened, greta, now);
    await noticeSent(owner, opened, on(1), true);
    const late = await errorOf(
      requestExternalReview(nora, { ...seen(opened), reason }, { now: on(122) }),
    );
    expect(late.message).toContain("N.C.G.S. 58-50-80");
    done(await requestExternalReview(nora, { ...seen(opened), reason }, { now: on(121) }));
  });

  it("counts a member’s letter from the day it came", async () => {
    const opened = await requestIn("noncertified");
    await noticeSent(owner, opened, now);
    const letter = { ...seen(opened), reason, receivedFrom: "member" } as const;
    const call = (receivedOn: string) => appeal(ruth, { ...letter, receivedOn }, { now: on(190) });
    expect((await errorOf(call(addDays(reviewDay, 181)))).code).toBe("condition_unmet");
    expect((await errorOf(call(addDays(reviewDay, 191)))).fields).toEqual(["receivedOn"]);
    expect((await errorOf(call(addDays(reviewDay, -1)))).fields).toEqual(["receivedOn"]);
    done(await call(addDays(reviewDay, 180)));
  });
});
