// The queue of the background as an administrator sees and moves it, and the portals that work it.

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addDays } from "@/lib/calendar";
import { sweepTimers } from "@/lib/jobs/sweep-timers";
import { timers } from "@/lib/jobs/timers";
import { runJobs } from "@/lib/jobs/run-jobs";
import { orderJob } from "@/lib/db/jobs";
import { withActor } from "@/lib/db/transaction";
import { giveUpJob } from "@/lib/operations/give-up-job";
import { retryJob } from "@/lib/operations/retry-job";
import { backgroundJobs } from "@/lib/queries/background-jobs";
import { openTasks } from "@/lib/queries/open-tasks";
import { portalActor } from "@/lib/review/roles";
import { done, errorOf, requestIn, reviewDay } from "@/tests/builders/case";
import { moment } from "@/tests/builders/moment";
import { max, ruth } from "@/tests/builders/people";
import { queuedKeys, workOff } from "./background";
import { connected, type TestDatabase } from "./database";
import { peopledDatabase } from "./peopled-database";

let database: TestDatabase;
beforeAll(async () => {
  database = await peopledDatabase();
});
afterAll(() => database.drop());

const now = moment(reviewDay, "11:00");

const listed = async () => (await backgroundJobs(max, {}, now))?.jobs ?? [];

/** A job that cannot be done: what it is about is missing, and what it says is secret. */
const orderBroken = (key: string) =>
  withActor(portalActor, (tx) =>
    orderJob(tx, "tell_of_clock", { secret: "Delia Hathaway" }, { key }),
  );

const stored = (sql: string) =>
  connected(database.ownerUrl, async (owner) =>
    JSON.stringify((await owner.query<Record<string, unknown>>(sql)).rows),
  );

describe("a job that fails", () => {
  it("is listed with its attempts and the code of its error, and nothing that it says", async () => {
    await orderBroken("broken");
    await workOff(database, now);
    const [job] = await listed();
    expect(job).toMatchObject({
      task: "tell_of_clock",
      state: "retrying",
      attempts: 1,
      errorCode: "ZodError",
    });
    expect(JSON.stringify(await backgroundJobs(max, {}, now))).not.toContain("Delia");
    expect(await stored("select last_error from graphile_worker._private_jobs")).toBe(
      '[{"last_error":"ZodError"}]',
    );
  });

  it("is tried at once, or no more, as an administrator says; each on record", async () => {
    const jobId = (await listed())[0]?.id ?? "";
    done(await retryJob(max, { jobId }, { now }));
    expect((await listed())[0]).toMatchObject({ state: "waiting", attempts: 0 });
    expect(await errorOf(giveUpJob(max, { jobId }, { now }))).toMatchObject({
      code: "wrong_state",
    });
    await workOff(database, now);
    done(await giveUpJob(max, { jobId }, { now }));
    expect((await listed())[0]).toMatchObject({ state: "given_up" });
    await workOff(database, now);
    expect((await listed())[0]).toMatchObject({ state: "given_up" });
    expect(
      await stored(
        "select kind, data ->> 'error_code' as code from event where kind like 'job_%' order by id",
      ),
    ).toBe('[{"kind":"job_retried","code":"ZodError"},{"kind":"job_given_up","code":"ZodError"}]');
  });

  it("that somebody is doing right now is left alone", async () => {
    await orderBroken("held");
    await connected(database.ownerUrl, (owner) =>
      owner.query(
        "update graphile_worker._private_jobs set locked_at = now(), locked_by = 'w', attempts = 1 where key = 'held'",
      ),
    );
    const held = (await listed()).find(({ state }) => state === "running");
    for (const act of [retryJob, giveUpJob])
      expect(await errorOf(act(max, { jobId: held?.id ?? "" }, { now }))).toMatchObject({
        code: "wrong_state",
      });
    await connected(database.ownerUrl, (owner) =>
      owner.query("delete from graphile_worker._private_jobs where key = 'held'"),
    );
  });
});

describe("a matter whose job was given up", () => {
  it("is not ordered anew by the next sweep, and is done when it is retried", async () => {
    const { requestId } = await requestIn("submitted");
    const near = moment(addDays(reviewDay, 7), "09:00");
    const told = async () =>
      (await openTasks(ruth, {}, near))?.tasks.filter((task) => task.requestId === requestId) ?? [];
    await sweepTimers(near, { timers });
    const clocks = async () =>
      (await queuedKeys(database)).filter((key) => key?.startsWith("tell_of_clock "));
    expect(await clocks()).toHaveLength(1);
    await connected(database.ownerUrl, (owner) =>
      owner.query(
        "select graphile_worker.permanently_fail_jobs(array_agg(id), 'ECONNREFUSED') from graphile_worker._private_jobs where key like 'tell_of_clock %'",
      ),
    );
    const failed = (await listed()).find(
      ({ state, task }) => state === "failed" && task === "tell_of_clock",
    );
    done(await giveUpJob(max, { jobId: failed?.id ?? "" }, { now }));
    await sweepTimers(near, { timers });
    await workOff(database, near);
    expect(await clocks()).toHaveLength(1);
    expect(await told()).toEqual([]);
    done(await retryJob(max, { jobId: failed?.id ?? "" }, { now }));
    await workOff(database, near);
    expect(await told()).toHaveLength(1);
  });
});

describe("portals that do jobs", () => {
  it("are listed while they run, with their last sweep, and as ended afterwards", async () => {
    const jobs = await Promise.all([runJobs(), runJobs()]);
    const processes = async () => (await backgroundJobs(max, {}, new Date()))?.processes ?? [];
    await expect
      .poll(async () => (await processes()).filter(({ sweptAt }) => sweptAt).length, {
        timeout: 10_000,
      })
      .toBe(2);
    expect((await processes()).map(({ stoppedAt }) => stoppedAt)).toEqual([null, null]);
    await Promise.all(jobs.map(({ stop }) => stop()));
    expect((await processes()).filter(({ stoppedAt }) => stoppedAt)).toHaveLength(2);
  });
});
