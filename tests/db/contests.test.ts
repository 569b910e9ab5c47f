// What is contested: by whom, who may decide it and what must come before.

import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addDays } from "@/lib/calendar";
import { appeal } from "@/lib/operations/appeal";
import { assignAppeal } from "@/lib/operations/assign-appeal";
import { becomeAppeal } from "@/lib/operations/become-appeal";
import { changeDecisionInPart } from "@/lib/operations/change-decision-in-part";
import { discloseAppealEvidence } from "@/lib/operations/disclose-appeal-evidence";
import { markAppealComplete } from "@/lib/operations/mark-appeal-complete";
import { overturnDecision } from "@/lib/operations/overturn-decision";
import { recordAppealMeeting } from "@/lib/operations/record-appeal-meeting";
import { recordExternalReviewStep } from "@/lib/operations/record-external-review-step";
import { recordLicence } from "@/lib/operations/record-licence";
import { requestExternalReview } from "@/lib/operations/request-external-review";
import { requestReconsideration } from "@/lib/operations/request-reconsideration";
import { requestSecondLevel } from "@/lib/operations/request-second-level";
import { setAppealMeeting } from "@/lib/operations/set-appeal-meeting";
import { submitAppealEvidence } from "@/lib/operations/submit-appeal-evidence";
import { upholdDecision } from "@/lib/operations/uphold-decision";
import { withdrawContest } from "@/lib/operations/withdraw-contest";
import { contests } from "@/lib/queries/contests";
import { requestHistory } from "@/lib/queries/request-history";
import { portalActor, type Actor } from "@/lib/review/roles";
import {
  act,
  admissionDay,
  againstLateEvaluation,
  done,
  errorOf,
  requestIn,
  reviewDay,
  seen,
  statedDecision,
  wholeSpan,
} from "@/tests/builders/case";
import { named, upheld } from "@/tests/builders/contest";
import { moment } from "@/tests/builders/moment";
import { greta, ines, max, nora, owen, paul, ruth } from "@/tests/builders/people";
import { plans } from "@/tests/builders/places";
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
const expedited = { reason, urgency: "expedited", urgencyStatedBy: "Helen Abernathy, MD" } as const;

describe("what may be asked for", () => {
  it("is expedited only by a physician’s word, never of a retrospective decision", async () => {
    const opened = await requestIn("noncertified");
    const { urgencyStatedBy: _, ...unstated } = expedited;
    expect((await errorOf(appeal(nora, { ...seen(opened), ...unstated }, { now }))).fields).toEqual(
      ["urgencyStatedBy"],
    );
    const past = await requestIn("noncertified", { admission: addDays(admissionDay, -60) });
    const error = await errorOf(appeal(nora, { ...seen(past), ...expedited }, { now }));
    expect(error.message).toContain("N.C.G.S. 58-50-61(l)");
    done(await appeal(nora, { ...seen(past), reason }, { now }));
  });

  it("follows the order of the levels", async () => {
    const opened = await requestIn("noncertified");
    const refusal = async (call: Parameters<typeof errorOf>[0]) => (await errorOf(call)).message;
    const input = { ...seen(opened), reason };
    expect(await refusal(requestSecondLevel(nora, input, { now }))).toContain("N.C.G.S. 58-50-62");
    expect(await refusal(requestExternalReview(nora, input, { now }))).toContain(
      "N.C.G.S. 58-50-80",
    );
    await act(opened, requestReconsideration, nora, now, { reason });
    await upheld(opened, owen, now);
    const again = { ...seen(opened), reason };
    expect(await refusal(requestReconsideration(nora, again, { now }))).toContain(
      "N.C.G.S. 58-50-61(i)",
    );
    await act(opened, appeal, nora, now, { reason });
    await upheld(opened, greta, now);
    expect(await refusal(appeal(nora, { ...seen(opened), reason }, { now }))).toContain(
      "N.C.G.S. 58-50-61(k)",
    );
    await act(opened, requestSecondLevel, nora, now, { reason });
  });

  it("lets an expedited external review be asked for at once", async () => {
    const opened = await requestIn("noncertified");
    done(await requestExternalReview(nora, { ...seen(opened), ...expedited }, { now }));
  });

  it("is, under a self-funded plan, the appeal that federal law gives", async () => {
    const opened = await requestIn("noncertified", { plan: plans.selfFunded });
    const input = { ...seen(opened), reason };
    for (const ask of [requestReconsideration, requestSecondLevel, requestExternalReview])
      expect((await errorOf(ask(nora, input, { now }))).message).toContain("insured plans");
    done(await appeal(nora, input, { now }));
  });

  it("is nothing against a request that was certified", async () => {
    const opened = await requestIn("ended");
    const error = await errorOf(appeal(nora, { ...seen(opened), reason }, { now }));
    expect(error.message).toContain("not against the request");
  });
});

describe("who decides", () => {
  it("never acted on the case, is licensed today, and reports to nobody who acted", async () => {
    const opened = await requestIn("under_appeal");
    const name = (reviewerId: string) =>
      errorOf(assignAppeal(ines, { ...seen(opened), reviewerId }, { now }));
    const decided = await name(ines.id);
    expect(decided.code).toBe("not_allowed");
    expect(decided.message).toContain("Made the decision that is contested.");
    expect(decided.message).toContain("N.C.G.S. 58-50-61(k)");
    const lapsed = await name(paul.id);
    expect(lapsed.message).toContain("no North Carolina medical licence");
    expect(lapsed.message).toContain("Reports to Ines Okafor");
    expect((await name(ruth.id)).message).toContain("not an active medical director");
    await named(opened, greta, now, ines);
  });

  it("is not the one who decided the level before", async () => {
    const opened = await requestIn("in_second_level");
    const error = await errorOf(
      assignAppeal(owen, { ...seen(opened), reviewerId: greta.id }, { now }),
    );
    expect(error.message).toContain("decided an earlier contest of it");
    await named(opened, owen, now);
  });

  it("is shown with what stands against each, as the database sees it", async () => {
    const opened = await requestIn("under_appeal");
    const view = await contests(ines, { requestId: opened.requestId }, now);
    expect(view?.directors.map(({ name, objections }) => [name, objections.length > 0])).toEqual([
      ["Greta Solberg", false],
      ["Ines Okafor", true],
      ["Owen Halloran", false],
      ["Paul Renner", true],
    ]);
  });

  it("is the person named, whose licence still holds", async () => {
    const opened = await requestIn("under_appeal");
    const decide = (actor: typeof greta, at = now) =>
      errorOf(upholdDecision(actor, { ...seen(opened), ...statedDecision }, { now: at }));
    expect((await decide(greta)).message).toContain("Nobody is named");
    await named(opened, greta, now);
    expect((await decide(owen)).message).toContain("Somebody else is named");
    done(
      await recordLicence.from(
        max,
        {
          userId: greta.id,
          state: "NC",
          number: "2004-00873",
          status: "active",
          validFrom: "2020-01-01",
          validThrough: addDays(reviewDay, 40),
        },
        { now: on(2) },
      ),
    );
    expect((await decide(greta, on(41, "00:01"))).message).toContain(
      "no North Carolina medical licence",
    );
    done(
      await upholdDecision(greta, { ...seen(opened), ...statedDecision }, { now: on(40, "23:59") }),
    );
  });
});

describe("before a decision against the member", () => {
  it("what the plan added is shared, with time to respond", async () => {
    const opened = await requestIn("under_appeal");
    await named(opened, greta, now);
    await act(opened, submitAppealEvidence, ruth, now, {
      receivedFrom: "plan",
      statement: "A consultant’s reading of the notes.",
      fileName: "reading.txt",
      bytes: new TextEncoder().encode("A consultant’s reading of the notes."),
    });
    const { requestId } = opened;
    const told = async (actor: Actor) => {
      const story = await requestHistory(actor, { requestId }, now);
      return [
        story?.events.some(({ kind }) => kind === "appeal_evidence_added"),
        story?.events.some(({ kind }) => kind === "appeal_evidence_disclosed"),
        Object.values(story?.fileNames ?? {}).includes("reading.txt"),
      ];
    };
    const hidden = await contests(nora, { requestId }, now);
    expect(hidden?.open?.evidence).toEqual([]);
    expect(await told(nora)).toEqual([false, false, false]);
    expect(await told(ruth)).toEqual([true, false, true]);
    const tasks = () =>
      owner.query<{ done: boolean }>(
        "select done_at is not null as done from task where request_id = $1 and kind = 'disclosure'",
        [requestId],
      );
    expect((await tasks()).rows).toEqual([{ done: false }]);
    const uphold = (at: Date) =>
      upholdDecision(greta, { ...seen(opened), ...statedDecision }, { now: at });
    expect((await errorOf(uphold(now))).message).toContain("not shared with the member");
    const share = { evidence: 1, how: "mail", respondBy: addDays(reviewDay, 10) };
    expect(
      (
        await errorOf(
          discloseAppealEvidence.from(
            ruth,
            { ...seen(opened), ...share, respondBy: reviewDay },
            { now },
          ),
        )
      ).fields,
    ).toEqual(["respondBy"]);
    await act(opened, discloseAppealEvidence, ruth, on(1), share);
    expect((await tasks()).rows).toEqual([{ done: true }]);
    const shown = await contests(nora, { requestId }, on(1));
    expect(shown?.open?.evidence).toHaveLength(1);
    expect(await told(nora)).toEqual([false, true, true]);
    expect((await errorOf(uphold(on(10)))).message).toContain("may respond");
    await act(opened, submitAppealEvidence, nora, on(5), { statement: "We have read it." });
    done(await uphold(on(6)));
  });

  it("the meeting of a second-level review was set in time and held", async () => {
    const opened = await requestIn("in_second_level");
    await named(opened, owen, now);
    const set = (day: number) =>
      errorOf(
        setAppealMeeting(ruth, { ...seen(opened), meetingOn: addDays(reviewDay, day) }, { now }),
      );
    expect((await set(14)).message).toContain("15 days before");
    expect((await set(46)).message).toContain("within 45 days");
    const held = { ...seen(opened), heldOn: reviewDay };
    expect((await errorOf(recordAppealMeeting(ruth, held, { now }))).message).toContain(
      "No meeting was set",
    );
    await act(opened, setAppealMeeting, ruth, now, { meetingOn: addDays(reviewDay, 45) });
    const uphold = await errorOf(
      upholdDecision(owen, { ...seen(opened), ...statedDecision }, { now }),
    );
    expect(uphold.message).toContain("N.C.G.S. 58-50-62");
    for (const [day, at] of [
      [0, now],
      [44, on(46)],
    ] as const) {
      const early = { ...seen(opened), heldOn: addDays(reviewDay, day) };
      const error = await errorOf(recordAppealMeeting(ruth, early, { now: at }));
      expect(error.code).toBe("condition_unmet");
      expect(error.message).toContain("N.C.G.S. 58-50-62");
    }
    await act(opened, recordAppealMeeting, ruth, on(45), { heldOn: addDays(reviewDay, 45) });
    done(await upholdDecision(owen, { ...seen(opened), ...statedDecision }, { now: on(46) }));
  });

  it("an external review took its steps in their order", async () => {
    const opened = await requestIn("in_external_review");
    await named(opened, owen, now);
    const step = (name: string, day = 0) =>
      recordExternalReviewStep.from(
        ruth,
        { ...seen(opened), step: name, on: addDays(reviewDay, day) },
        { now },
      );
    expect((await errorOf(step("file_sent"))).fields).toEqual(["step"]);
    expect((await errorOf(step("department_notice", 1))).fields).toEqual(["on"]);
    const uphold = await errorOf(
      upholdDecision(owen, { ...seen(opened), ...statedDecision }, { now }),
    );
    expect(uphold.message).toContain("N.C.G.S. 58-50-80");
    for (const name of ["department_notice", "file_sent", "declined"])
      await act(opened, recordExternalReviewStep, ruth, now, { step: name, on: reviewDay });
    expect((await errorOf(step("accepted"))).fields).toEqual(["step"]);
    done(await upholdDecision(owen, { ...seen(opened), ...statedDecision }, { now }));
  });
});

describe("the end of a contest", () => {
  it("overturned, certifies all that was requested from the first day", async () => {
    const opened = await requestIn("under_appeal", { contested: "certified_in_part" });
    await named(opened, greta, on(1));
    const { authorization } = await act(opened, overturnDecision, greta, on(1), statedDecision);
    const issued = await owner.query(
      `select number, issue, days, first_day::text, last_day::text from "authorization"
        where request_id = $1 order by issue`,
      [opened.requestId],
    );
    expect(issued.rows).toMatchObject([
      { number: authorization, issue: 1, days: 6 },
      {
        number: authorization,
        issue: 2,
        days: wholeSpan.days,
        first_day: wholeSpan.firstDay,
        last_day: wholeSpan.lastDay,
      },
    ]);
    const view = await contests(nora, { requestId: opened.requestId }, on(1));
    expect(view?.standing?.outcome).toBe("certified");
    expect(view?.rights).toEqual([]);
    expect(view?.contests[0]?.decision).toMatchObject(statedDecision);
  });

  it("changed in part, takes nothing away and leaves no criterion without its reason", async () => {
    const opened = await requestIn("under_appeal", { contested: "certified_in_part" });
    await named(opened, greta, on(1));
    const change = (input: object) =>
      changeDecisionInPart.from(
        greta,
        { ...seen(opened), ...statedDecision, ...wholeSpan, ...input },
        { now: on(1) },
      );
    const { rationales } = againstLateEvaluation;
    expect((await errorOf(change({ days: 12, rationales }))).fields).toEqual(["days"]);
    expect((await errorOf(change({ days: 6, rationales }))).fields).toEqual(["days"]);
    expect((await errorOf(change({ days: 9 }))).fields).toEqual(["rationales.P3"]);
    done(await change({ days: 9, rationales }));
  });

  it("says who reviewed it, how it was understood and why", async () => {
    const opened = await requestIn("under_appeal");
    await named(opened, greta, now);
    for (const field of ["qualifications", "understanding", "rationale"])
      expect(
        (
          await errorOf(
            upholdDecision(greta, { ...seen(opened), ...statedDecision, [field]: " " }, { now }),
          )
        ).fields,
      ).toEqual([field]);
  });

  it("withdrawn, is decided no more, and may be asked for again", async () => {
    const opened = await requestIn("under_appeal");
    await named(opened, greta, now);
    await act(opened, withdrawContest, nora, now);
    const late = await errorOf(
      upholdDecision(greta, { ...seen(opened), ...statedDecision }, { now }),
    );
    expect(late.code).toBe("wrong_state");
    await act(opened, appeal, ruth, now, { reason, receivedFrom: "member" });
    expect((await errorOf(withdrawContest(nora, seen(opened), { now }))).message).toContain(
      "only the member",
    );
  });

  it("of a reconsideration comes by itself after ten business days, as an appeal", async () => {
    const opened = await requestIn("in_reconsideration");
    const become = (at: Date) =>
      becomeAppeal(portalActor, { requestId: opened.requestId }, { now: at });
    // Received on Thursday 15 October 2026; no holiday until the 29th.
    expect((await errorOf(become(on(13, "23:59")))).message).toContain("N.C.G.S. 58-50-61(i)");
    done(await become(on(14, "00:01")));
    const view = await contests(nora, { requestId: opened.requestId }, on(14));
    expect(view?.contests.map(({ level, outcome }) => [level, outcome])).toEqual([
      ["reconsideration", "became_appeal"],
      ["appeal", null],
    ]);
    expect(view?.open?.receivedOn).toBe(addDays(reviewDay, 14));
  });

  it("keeps the moment the information was complete", async () => {
    const opened = await requestIn("under_appeal");
    await act(opened, markAppealComplete, ruth, now);
    expect((await errorOf(markAppealComplete(ruth, seen(opened), { now }))).code).toBe(
      "condition_unmet",
    );
  });
});
