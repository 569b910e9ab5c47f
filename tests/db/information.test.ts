// Questions to a provider: their time by the law that applies, late answers, what became of every
// item, and extensions of the time to decide.

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addDays } from "@/lib/calendar";
import { answerInformation } from "@/lib/operations/answer-information";
import { certifyRequest } from "@/lib/operations/certify-request";
import { extendTime } from "@/lib/operations/extend-time";
import { markInformationComplete } from "@/lib/operations/mark-information-complete";
import { referToDirector } from "@/lib/operations/refer-to-director";
import { requestInformation } from "@/lib/operations/request-information";
import { startRequest } from "@/lib/operations/start-request";
import { submitRequest } from "@/lib/operations/submit-request";
import { takeRequest } from "@/lib/operations/take-request";
import { withdrawRequest } from "@/lib/operations/withdraw-request";
import { caseClocks } from "@/lib/queries/case-clocks";
import { openTasks } from "@/lib/queries/open-tasks";
import { requestHistory } from "@/lib/queries/request-history";
import { requestOverview } from "@/lib/queries/request-overview";
import {
  act,
  admissionDay,
  done,
  drugScreenItem,
  enterFacts,
  errorOf,
  newMember,
  requestIn,
  reviewDay,
  seen,
  silentDrugScreen,
  wholeSpan,
  type OpenedCase,
} from "@/tests/builders/case";
import { moment } from "@/tests/builders/moment";
import { ines, nora, ruth } from "@/tests/builders/people";
import { owedOf } from "@/tests/builders/notices";
import { plans, sites } from "@/tests/builders/places";
import { metAdmission } from "@/tests/builders/review-facts";
import { passTime } from "./background";
import type { TestDatabase } from "./database";
import { peopledDatabase } from "./peopled-database";

let database: TestDatabase;
beforeAll(async () => {
  database = await peopledDatabase();
});
afterAll(() => database.drop());

const now = moment(reviewDay, "11:00");
const items = [drugScreenItem];

/** An urgent request, or one for days to come, in review, that leaves the drug screen open. */
async function inReview(
  urgency: "urgent" | "standard",
  firstDay = admissionDay,
  plan: { readonly id: string } = plans.group,
): Promise<OpenedCase> {
  const opened = {
    ...done(
      await startRequest.from(
        nora,
        {
          reviewType: "admission",
          member: newMember(),
          planId: plan.id,
          siteId: sites.durham.id,
          firstDay,
          lastDay: addDays(firstDay, 27),
          daysPerWeek: 3,
          requestedDays: 12,
          urgency,
          ...(urgency === "urgent" && { urgencyStatedBy: "Helen Abernathy, MD" }),
        },
        { now },
      ),
    ),
    version: 1,
  };
  const facts = metAdmission({ admission: admissionDay, through: reviewDay }, silentDrugScreen);
  await enterFacts(opened.requestId, nora, facts, now);
  await act(opened, submitRequest, nora, now);
  await act(opened, takeRequest, ruth, now);
  return opened;
}

const ask = (opened: OpenedCase, time: Readonly<Record<string, unknown>>, at = now) =>
  requestInformation.from(ruth, { ...seen(opened), items, ...time }, { now: at });

const refusalOf = async (call: Parameters<typeof errorOf>[0]) => {
  const outcome = await call;
  if (outcome.ok) throw new Error("this should have been refused");
  const { error } = outcome;
  return [error.message, ...Object.values(error.fields ?? {})].join(" ");
};

const roundsOf = async ({ requestId }: OpenedCase, at = now) =>
  (await requestOverview(nora, { requestId }, at))?.informationRequests ?? [];

const eventData = async ({ requestId }: OpenedCase, kind: string) =>
  (await requestHistory(ines, { requestId }, now))?.events.find((event) => event.kind === kind)
    ?.data;

const clock = async ({ requestId }: OpenedCase, ruleId: string, at: Date) =>
  (await caseClocks(ruth, { requestId }, at))?.rows.find(
    (row) => row.ruleId === ruleId && row.subject === "decision",
  );

describe("the time to answer", () => {
  it("of an urgent request is 48 hours at least, by the instant; 30 are refused with the law", async () => {
    const opened = await inReview("urgent");
    const words = await refusalOf(ask(opened, { dueOn: addDays(reviewDay, 1), dueTime: "17:00" }));
    expect(words).toContain("30 hours");
    expect(words).toContain("Time to answer an urgent information request");
    expect(words).toContain("29 CFR 2560.503-1(f)(2)(i)");
    const minuteShort = ask(opened, { dueOn: addDays(reviewDay, 2), dueTime: "10:59" });
    expect(await refusalOf(minuteShort)).toContain("47 hours");
    done(await ask(opened, { dueOn: addDays(reviewDay, 2), dueTime: "11:00" }));
    const dueAt = moment(addDays(reviewDay, 2), "11:00");
    expect(await roundsOf(opened)).toMatchObject([{ dueAt, extends: false, late: false }]);
    expect(await eventData(opened, "information_requested")).toMatchObject({
      due_on: addDays(reviewDay, 2),
      due_at: dueAt.toISOString(),
      extends: false,
      items: 1,
    });
  });

  it("ends with its day where no time is named", async () => {
    const opened = await inReview("standard");
    done(await ask(opened, { dueOn: addDays(reviewDay, 5) }));
    const [round] = await roundsOf(opened);
    expect(round?.dueAt).toEqual(new Date(moment(addDays(reviewDay, 6), "00:00").getTime() - 1000));
  });

  it.each(["-1", "0"])("does not end before it begins (day %s)", async (days) => {
    const opened = await inReview("standard");
    const dueOn = addDays(reviewDay, Number(days));
    expect(await errorOf(ask(opened, { dueOn }))).toMatchObject({ fields: ["dueOn"] });
  });

  it("told as an extension is 45 days at least, and holds the clock still", async () => {
    const opened = await inReview("standard", addDays(reviewDay, 1));
    const short = ask(opened, { dueOn: addDays(reviewDay, 44), extends: true });
    const words = await refusalOf(short);
    expect(words).toContain("44 days");
    expect(words).toContain("29 CFR 2560.503-1(f)(2)(iii)(A)");
    done(await ask(opened, { dueOn: addDays(reviewDay, 45), extends: true }));
    expect(await roundsOf(opened)).toMatchObject([{ extends: true }]);
    const row = await clock(opened, "erisa_pre_service", now);
    expect(row?.extension).toMatchObject({ recordedAt: now });
  });

  it("does not extend the time of an urgent request, nor one of Medicare Advantage", async () => {
    const urgent = await inReview("urgent");
    const told = { dueOn: addDays(reviewDay, 50), extends: true };
    expect(await errorOf(ask(urgent, told))).toMatchObject({ fields: ["extends"] });
    const advantage = await inReview("standard", addDays(reviewDay, 1), plans.medicare);
    expect(await refusalOf(ask(advantage, told))).toContain("42 CFR");
  });
});

describe("a late answer", () => {
  it("is taken and marked, after a director was asked what follows; nothing was decided", async () => {
    const opened = await inReview("urgent");
    done(await ask(opened, { dueOn: addDays(reviewDay, 2), dueTime: "11:00" }));
    opened.version += 1;
    const late = moment(addDays(reviewDay, 2), "11:30");
    await passTime(database, late);
    const tasks = async () =>
      (await openTasks(ines, {}, late))?.tasks.filter(
        ({ requestId, kind }) => requestId === opened.requestId && kind === "information_expired",
      );
    expect(await tasks()).toHaveLength(1);
    expect((await requestOverview(nora, { requestId: opened.requestId }, late))?.case.state).toBe(
      "awaiting_information",
    );
    await act(opened, answerInformation, nora, late, {
      answers: {},
      message: "The laboratory sent it today.",
    });
    expect(await roundsOf(opened, late)).toMatchObject([{ late: true, answeredAt: late }]);
    expect(await eventData(opened, "information_answered")).toMatchObject({ late: true });
    await passTime(database, late);
    expect(await tasks()).toEqual([]);
  });

  it("is one after the last second, not in it", async () => {
    const opened = await inReview("urgent");
    done(await ask(opened, { dueOn: addDays(reviewDay, 2), dueTime: "11:00" }));
    opened.version += 1;
    await act(opened, answerInformation, nora, moment(addDays(reviewDay, 2), "11:00"), {
      answers: {},
    });
    expect(await roundsOf(opened)).toMatchObject([{ late: false }]);
  });

  it("is not taken once the request is withdrawn", async () => {
    const opened = await inReview("urgent");
    done(await ask(opened, { dueOn: addDays(reviewDay, 3) }));
    opened.version += 1;
    await act(opened, withdrawRequest, nora, now, { reason: "Another program." });
    const answer = answerInformation(nora, { ...seen(opened), answers: {} }, { now });
    expect(await errorOf(answer)).toMatchObject({ code: "wrong_state" });
  });
});

describe("an answer that never comes", () => {
  it("is waited for until its time is over; then a director takes the request up and may ask anew", async () => {
    const opened = await inReview("urgent");
    done(await ask(opened, { dueOn: addDays(reviewDay, 2), dueTime: "11:00" }));
    opened.version += 1;
    const refer = (at: Date) =>
      referToDirector(ines, { ...seen(opened), reason: "No answer came." }, { now: at });
    expect((await errorOf(refer(moment(addDays(reviewDay, 2), "10:59")))).message).toContain(
      "to answer",
    );
    const over = moment(addDays(reviewDay, 2), "11:30");
    await passTime(database, over);
    done(await refer(over));
    opened.version += 1;
    expect(await roundsOf(opened, over)).toMatchObject([{ answeredAt: null, closedAt: over }]);
    const answer = answerInformation(nora, { ...seen(opened), answers: {} }, { now: over });
    expect(await errorOf(answer)).toMatchObject({ code: "wrong_state" });
    await passTime(database, over);
    expect(
      (await openTasks(ines, {}, over))?.tasks.filter(
        ({ requestId, kind }) => requestId === opened.requestId && kind === "information_expired",
      ),
    ).toEqual([]);
    await act(opened, requestInformation, ines, over, { dueOn: addDays(reviewDay, 6), items });
    expect(await roundsOf(opened, over)).toHaveLength(2);
  });
});

describe("all necessary information", () => {
  async function answered(line?: string): Promise<OpenedCase & { itemId: string }> {
    const opened = await inReview("standard");
    done(await ask(opened, { dueOn: addDays(reviewDay, 45) }));
    opened.version += 1;
    const itemId = (await roundsOf(opened))[0]?.items[0]?.id ?? "";
    await act(opened, answerInformation, nora, now, { answers: line ? { [itemId]: line } : {} });
    return Object.assign(opened, { itemId });
  }

  it("is obtained when every item that was asked for is accounted for", async () => {
    const opened = await answered();
    const unsaid = markInformationComplete(ruth, seen(opened), { now });
    expect(await errorOf(unsaid)).toMatchObject({ fields: [`standings.${opened.itemId}`] });
    await act(opened, markInformationComplete, ruth, now, {
      standings: { [opened.itemId]: "no_longer_needed" },
    });
    expect(await roundsOf(opened)).toMatchObject([{ items: [{ standing: "no_longer_needed" }] }]);
  });

  it("takes an item with an answer as answered", async () => {
    const opened = await answered("Collected on the day of admission.");
    await act(opened, markInformationComplete, ruth, now);
    expect(await roundsOf(opened)).toMatchObject([{ items: [{ standing: "answered" }] }]);
  });

  it("where nothing was asked for needs no list", async () => {
    const opened = await requestIn("in_review");
    await act(opened, markInformationComplete, ruth, now);
    expect(await eventData(opened, "all_necessary_information_obtained")).toEqual({ items: 0 });
  });
});

describe("an extension of the time to decide", () => {
  const extend = (opened: OpenedCase, reason = "beyond_control", at = now) =>
    extendTime.from(ruth, { ...seen(opened), reason }, { now: at });

  it("is put on record with the rules it extends, and owes its notice", async () => {
    const opened = await inReview("standard", addDays(reviewDay, 1));
    done(await extend(opened));
    expect(await eventData(opened, "time_extended")).toEqual({
      reason_code: "beyond_control",
      rule_ids: ["erisa_pre_service"],
    });
    expect(await owedOf(opened, "extension", ruth, now)).toBeDefined();
  });

  it("is refused a second time, with the rule", async () => {
    const opened = await inReview("standard", addDays(reviewDay, 1));
    done(await extend(opened));
    opened.version += 1;
    const words = await refusalOf(extend(opened));
    expect(words).toContain("no second one");
    expect(words).toContain("29 CFR 2560.503-1(f)(2)(iii)");
  });

  it("is refused after the limit, with the rule", async () => {
    const opened = await inReview("standard", addDays(reviewDay, 1));
    const words = await refusalOf(
      extend(opened, "beyond_control", moment(addDays(reviewDay, 16), "00:01")),
    );
    expect(words).toContain("that limit is past");
    expect(words).toContain("29 CFR 2560.503-1(f)(2)(iii)");
  });

  it("for missing information names what was asked for", async () => {
    const opened = await inReview("standard", addDays(reviewDay, 1));
    expect(await errorOf(extend(opened, "missing_information"))).toMatchObject({
      fields: ["reason"],
    });
    done(await ask(opened, { dueOn: addDays(reviewDay, 45) }));
    opened.version += 1;
    done(await extend(opened, "missing_information"));
  });

  it("is not possible where the law knows none, or once it is decided", async () => {
    const urgent = await inReview("urgent");
    expect(await errorOf(extend(urgent))).toMatchObject({ code: "condition_unmet" });
    const decided = await requestIn("in_review");
    await act(decided, certifyRequest, ruth, now, wholeSpan);
    expect(await errorOf(extend(decided))).toMatchObject({ code: "wrong_state" });
  });

  it("of a referred request is a director's", async () => {
    const opened = await inReview("standard", addDays(reviewDay, 1));
    await act(opened, referToDirector, ruth, now, { reason: "Please decide." });
    await act(opened, extendTime, ines, now, { reason: "beyond_control" });
  });
});
