// What time alone makes happen: found whenever it became due, done once whoever does it and however
// often, and nothing before its time.

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addDays } from "@/lib/calendar";
import { sweepTimers } from "@/lib/jobs/sweep-timers";
import { timers } from "@/lib/jobs/timers";
import { answerInformation } from "@/lib/operations/answer-information";
import { finishTask } from "@/lib/operations/finish-task";
import { recordLicence } from "@/lib/operations/record-licence";
import { saveFacts } from "@/lib/operations/save-facts";
import { tellOfClock } from "@/lib/operations/tell-of-clock";
import { openTasks } from "@/lib/queries/open-tasks";
import { requestOverview } from "@/lib/queries/request-overview";
import { portalActor, type Actor } from "@/lib/review/roles";
import type { TaskKind } from "@/lib/review/task";
import {
  act,
  admissionDay,
  done,
  errorOf,
  requestIn,
  reviewDay,
  type OpenedCase,
} from "@/tests/builders/case";
import { moment } from "@/tests/builders/moment";
import { ines, june, max, nora, paul, ruth } from "@/tests/builders/people";
import { sites } from "@/tests/builders/places";
import { passTime, queuedKeys, workOff } from "./background";
import { connected, type TestDatabase } from "./database";
import { peopledDatabase } from "./peopled-database";

let database: TestDatabase;
beforeAll(async () => {
  database = await peopledDatabase();
});
afterAll(() => database.drop());

/** Open tasks of a kind about a request, as somebody sees them. */
const tasksOf = async (
  actor: Actor,
  { requestId }: OpenedCase,
  kind: TaskKind,
  now: Date,
): Promise<readonly { readonly id: string; readonly dueAt: Date | null }[]> =>
  (await openTasks(actor, {}, now))?.tasks.filter(
    (task) => task.requestId === requestId && task.kind === kind,
  ) ?? [];

/** How often a kind of event stands in a request's record. */
const recorded = ({ requestId }: OpenedCase, kind: string): Promise<number> =>
  connected(database.ownerUrl, async (owner) => {
    const { rows } = await owner.query<{ times: number }>(
      "select count(*)::integer as times from event where request_id = $1 and kind = $2",
      [requestId, kind],
    );
    return rows[0]?.times ?? 0;
  });

const stateOf = async (actor: Actor, { requestId }: OpenedCase, now: Date) =>
  (await requestOverview(actor, { requestId }, now))?.case.state;

/** The accreditation's clock of a request submitted on `reviewDay`: due at the end of day 7. */
const dueDay = addDays(reviewDay, 7);
const dueAt = new Date(moment(addDays(dueDay, 1), "00:00").getTime() - 1000);

describe("a clock", () => {
  it("is told of 24 hours before it is due, and not sooner", async () => {
    const opened = await requestIn("submitted");
    const early = moment(addDays(dueDay, -1), "23:59");
    await passTime(database, early);
    expect(await tasksOf(ruth, opened, "clock_due_soon", early)).toEqual([]);
    const near = moment(dueDay, "00:30");
    await passTime(database, near);
    expect(await tasksOf(ruth, opened, "clock_due_soon", near)).toMatchObject([{ dueAt }]);
    expect(await recorded(opened, "clock_due_soon")).toBe(1);
  });

  it("is told of once however often, and by how many at once, it is looked for", async () => {
    const opened = await requestIn("submitted");
    const near = moment(dueDay, "08:00");
    await Promise.all([
      sweepTimers(near, { timers }),
      sweepTimers(near, { timers }),
      sweepTimers(near, { timers }),
    ]);
    const keys = await queuedKeys(database);
    expect(keys).toEqual([...new Set(keys)]);
    await Promise.all([workOff(database, near), workOff(database, near)]);
    await passTime(database, moment(dueDay, "08:01"));
    expect(await tasksOf(ruth, opened, "clock_due_soon", near)).toHaveLength(1);
    expect(await recorded(opened, "clock_due_soon")).toBe(1);
  });

  it("is told of once by operations that meet", async () => {
    const opened = await requestIn("submitted");
    const near = moment(dueDay, "09:00");
    const clockId = await connected(database.ownerUrl, async (owner) => {
      const { rows } = await owner.query<{ id: string }>(
        "select id from clock where request_id = $1 and governs",
        [opened.requestId],
      );
      return rows[0]?.id ?? "";
    });
    const told = await Promise.all(
      [1, 2, 3, 4].map(() => tellOfClock(portalActor, { clockId }, { now: near })),
    );
    expect(told.map((outcome) => done(outcome).opened).filter(Boolean)).toHaveLength(1);
    expect(await recorded(opened, "clock_due_soon")).toBe(1);
  });

  it("that passed while no portal ran is told of as overdue, and no more as near", async () => {
    const opened = await requestIn("submitted");
    const late = moment(addDays(dueDay, 3), "12:00");
    await passTime(database, late);
    expect(await tasksOf(ruth, opened, "clock_overdue", late)).toMatchObject([{ dueAt }]);
    expect(await tasksOf(ruth, opened, "clock_due_soon", late)).toEqual([]);
    await passTime(database, moment(addDays(dueDay, 4), "12:00"));
    expect(await recorded(opened, "clock_overdue")).toBe(1);
  });

  it("of a referred request is a medical director's to look after", async () => {
    const opened = await requestIn("with_medical_director");
    const near = moment(dueDay, "10:00");
    await passTime(database, near);
    expect(await tasksOf(ines, opened, "clock_due_soon", near)).toHaveLength(1);
    expect(await tasksOf(ruth, opened, "clock_due_soon", near)).toEqual([]);
  });

  it("is still told of when the portal died between the sweep and the job", async () => {
    const opened = await requestIn("submitted");
    const near = moment(dueDay, "11:00");
    await sweepTimers(near, { timers });
    // A portal took every job and was killed: they are held under a name nobody answers to.
    await connected(database.ownerUrl, async (owner) => {
      await owner.query(
        `insert into job_process (id, host, pid, workers, started_at, seen_at)
         values (gen_random_uuid(), 'gone', 1, array['worker-gone'], $1, $1)`,
        [new Date(near.getTime() - 600_000)],
      );
      await owner.query(
        "update graphile_worker._private_jobs set locked_at = now(), locked_by = 'worker-gone', attempts = 1",
      );
    });
    await workOff(database, near);
    expect(await tasksOf(ruth, opened, "clock_due_soon", near)).toEqual([]);
    await passTime(database, near);
    expect(await tasksOf(ruth, opened, "clock_due_soon", near)).toHaveLength(1);
  });

  it("is told of again, once, when whoever told of it died before it was finished", async () => {
    const opened = await requestIn("submitted");
    const near = moment(dueDay, "12:00");
    const clock = timers.find(({ task }) => task === "tell_of_clock");
    await sweepTimers(near, { timers });
    // The effect has committed, and the portal was killed before the queue heard of it.
    const ids = (await queuedKeys(database)).flatMap((key) =>
      key?.startsWith(`tell_of_clock ${opened.requestId}`)
        ? [key.slice("tell_of_clock ".length)]
        : [],
    );
    expect(ids).toHaveLength(1);
    for (const id of ids) await clock?.act(id, near);
    await passTime(database, near);
    expect(await tasksOf(ruth, opened, "clock_due_soon", near)).toHaveLength(1);
    expect(await recorded(opened, "clock_due_soon")).toBe(1);
  });
});

describe("an answer that fails to come", () => {
  it("is reminded of, then becomes a medical director's question, and never a denial", async () => {
    const opened = await requestIn("awaiting_information");
    const lastDay = addDays(reviewDay, 45);
    await passTime(database, moment(addDays(lastDay, -8), "12:00"));
    expect(await tasksOf(nora, opened, "information_due", moment(lastDay, "09:00"))).toEqual([]);
    const near = moment(addDays(lastDay, -6), "12:00");
    await passTime(database, near);
    expect(await tasksOf(nora, opened, "information_due", near)).toHaveLength(1);
    expect(await tasksOf(june, opened, "information_due", near)).toEqual([]);

    const over = moment(addDays(lastDay, 1), "00:05");
    await passTime(database, over);
    await passTime(database, moment(addDays(lastDay, 2), "00:05"));
    expect(await tasksOf(ines, opened, "information_expired", over)).toHaveLength(1);
    expect(await tasksOf(ruth, opened, "information_expired", over)).toEqual([]);
    expect(await tasksOf(nora, opened, "information_due", over)).toEqual([]);
    expect(await recorded(opened, "information_expired")).toBe(1);
    expect(await stateOf(ruth, opened, over)).toBe("awaiting_information");
  });

  it("closes its tasks once it comes late", async () => {
    const opened = await requestIn("awaiting_information");
    const over = moment(addDays(reviewDay, 46), "08:00");
    await passTime(database, over);
    await act(opened, answerInformation, nora, over, { answers: {} });
    await passTime(database, over);
    expect(await tasksOf(ines, opened, "information_expired", over)).toEqual([]);
    expect(await recorded(opened, "task_settled")).toBeGreaterThanOrEqual(1);
  });
});

describe("a draft", () => {
  it("is told of after 23 days untouched and taken away after 30", async () => {
    const draft = await requestIn("draft");
    await passTime(database, moment(addDays(reviewDay, 22), "12:00"));
    const told = moment(addDays(reviewDay, 24), "12:00");
    expect(await tasksOf(nora, draft, "draft_expiring", told)).toEqual([]);
    await passTime(database, told);
    expect(await tasksOf(nora, draft, "draft_expiring", told)).toHaveLength(1);
    expect(await tasksOf(june, draft, "draft_expiring", told)).toEqual([]);
    const before = moment(addDays(reviewDay, 30), "12:00");
    await passTime(database, before);
    expect(await stateOf(nora, draft, before)).toBe("draft");
    const over = moment(addDays(reviewDay, 31), "13:00");
    await passTime(database, over);
    expect(await stateOf(nora, draft, over)).toBe("withdrawn");
    await passTime(database, over);
    expect(await recorded(draft, "draft_expired")).toBe(1);
    expect(await tasksOf(nora, draft, "draft_expiring", over)).toEqual([]);
  });

  it("found long past its time is told of first, and taken away a week later", async () => {
    const draft = await requestIn("draft");
    const found = moment(addDays(reviewDay, 200), "12:00");
    await passTime(database, found);
    expect(await stateOf(nora, draft, found)).toBe("draft");
    expect(await tasksOf(nora, draft, "draft_expiring", found)).toMatchObject([
      { dueAt: new Date(found.getTime() + 7 * 86_400_000) },
    ]);
    const later = moment(addDays(reviewDay, 208), "12:00");
    await passTime(database, later);
    expect(await stateOf(nora, draft, later)).toBe("withdrawn");
  });

  it("that somebody went on with is kept", async () => {
    const draft = await requestIn("draft");
    await passTime(database, moment(addDays(reviewDay, 24), "12:00"));
    const touched = moment(addDays(reviewDay, 25), "12:00");
    done(
      await saveFacts(
        nora,
        {
          requestId: draft.requestId,
          changes: [{ path: "safety_plan.documented", value: false, base: 9 }],
        },
        { now: touched },
      ),
    );
    const past = moment(addDays(reviewDay, 33), "12:00");
    await passTime(database, past);
    expect(await stateOf(nora, draft, past)).toBe("draft");
    expect(await tasksOf(nora, draft, "draft_expiring", past)).toEqual([]);
  });
});

describe("a licence", () => {
  it("that ends soon is told of to its director and to administrators, and again when it ended", async () => {
    const through = addDays(reviewDay, 20);
    const licence = {
      userId: ines.id,
      state: "NC",
      number: "2011-00482",
      status: "active" as const,
      validFrom: "2011-01-01",
      validThrough: through,
    };
    await connected(database.ownerUrl, (owner) =>
      owner.query(
        "insert into medical_licence (id, user_id, state, number, status, valid_from, valid_through, recorded_at) select gen_random_uuid(), user_id, state, number, status, valid_from, $2::date, $3 from medical_licence where user_id = $1 and state = 'NC' order by recorded_at desc limit 1",
        [ines.id, through, moment(reviewDay, "08:00")],
      ),
    );
    const ownTasks = async (actor: Actor, now: Date) =>
      (await openTasks(actor, {}, now))?.tasks.filter(
        ({ kind, data }) => kind === "licence_ending" && data["user_id"] === ines.id,
      ) ?? [];
    const soon = moment(reviewDay, "12:00");
    await passTime(database, soon);
    await passTime(database, soon);
    expect(await ownTasks(ines, soon)).toHaveLength(1);
    expect((await ownTasks(max, soon)).map(({ person }) => person)).toEqual([
      { id: ines.id, name: ines.name },
    ]);
    expect(await ownTasks(paul, soon)).toEqual([]);
    expect(await ownTasks(ruth, soon)).toEqual([]);

    const over = moment(addDays(through, 1), "00:10");
    await passTime(database, over);
    expect((await ownTasks(ines, over)).map(({ data }) => data["ended"])).toEqual([true]);

    const number = await connected(database.ownerUrl, async (owner) => {
      const { rows } = await owner.query<{ number: string }>(
        "select number from medical_licence where user_id = $1 and state = 'NC' order by recorded_at desc limit 1",
        [ines.id],
      );
      return rows[0]?.number ?? "";
    });
    done(
      await recordLicence(
        max,
        { ...licence, number, validThrough: addDays(through, 700) },
        { now: over },
      ),
    );
    await passTime(database, over);
    expect(await ownTasks(ines, over)).toEqual([]);
    expect(await ownTasks(max, over)).toEqual([]);
  });
});

describe("a reconsideration", () => {
  it("not decided in ten business days is an appeal from then on", async () => {
    const opened = await requestIn("in_reconsideration");
    // Asked for on a Thursday: the tenth business day is the Thursday two weeks later.
    const tenth = addDays(reviewDay, 14);
    await passTime(database, moment(tenth, "08:00"));
    expect(await stateOf(nora, opened, moment(tenth, "08:00"))).toBe("in_reconsideration");
    const after = moment(addDays(tenth, 1), "00:10");
    await passTime(database, after);
    await passTime(database, after);
    expect(await stateOf(nora, opened, after)).toBe("under_appeal");
    expect(await recorded(opened, "appeal_received")).toBe(1);
  });
});

describe("an authorization", () => {
  it("past its last day has ended", async () => {
    const opened = await requestIn("certified");
    const lastDay = moment(addDays(admissionDay, 27), "22:00");
    await passTime(database, lastDay);
    expect(await stateOf(nora, opened, lastDay)).toBe("certified");
    const after = moment(addDays(admissionDay, 28), "00:10");
    await passTime(database, after);
    await passTime(database, after);
    expect(await stateOf(nora, opened, after)).toBe("ended");
    expect(await recorded(opened, "authorization_ended")).toBe(1);
  });
});

describe("a task", () => {
  it("is marked done once, by somebody for whom it is open", async () => {
    const opened = await requestIn("awaiting_information");
    const near = moment(addDays(reviewDay, 43), "12:00");
    await passTime(database, near);
    const [task] = await tasksOf(nora, opened, "information_due", near);
    const taskId = task?.id ?? "";
    for (const stranger of [june, max])
      expect(await errorOf(finishTask(stranger, { taskId }, { now: near }))).toMatchObject({
        code: "not_found",
      });
    done(await finishTask(nora, { taskId }, { now: near }));
    expect(await errorOf(finishTask(nora, { taskId }, { now: near }))).toMatchObject({
      code: "condition_unmet",
    });
    expect(await tasksOf(nora, opened, "information_due", near)).toEqual([]);
    await passTime(database, moment(addDays(reviewDay, 43), "13:00"));
    expect(await tasksOf(nora, opened, "information_due", near)).toEqual([]);
  });

  it("about a time limit is not marked done by hand, near its end or past it", async () => {
    const opened = await requestIn("submitted");
    for (const [kind, at] of [
      ["clock_due_soon", moment(dueDay, "14:00")],
      ["clock_overdue", moment(addDays(dueDay, 2), "14:00")],
    ] as const) {
      await passTime(database, at);
      const [task] = await tasksOf(ruth, opened, kind, at);
      expect(
        await errorOf(finishTask(ruth, { taskId: task?.id ?? "" }, { now: at })),
      ).toMatchObject({ code: "condition_unmet" });
      expect(await tasksOf(ruth, opened, kind, at)).toHaveLength(1);
    }
  });

  it("of another organization's request is nobody else's", async () => {
    const opened = await requestIn("awaiting_information", { by: june, site: sites.asheville });
    const near = moment(addDays(reviewDay, 43), "12:00");
    await passTime(database, near);
    const [task] = await tasksOf(june, opened, "information_due", near);
    expect(task).toBeDefined();
    expect(await tasksOf(nora, opened, "information_due", near)).toEqual([]);
    expect(
      await errorOf(finishTask(nora, { taskId: task?.id ?? "" }, { now: near })),
    ).toMatchObject({ code: "not_found" });
    done(await finishTask(june, { taskId: task?.id ?? "" }, { now: near }));
  });
});
