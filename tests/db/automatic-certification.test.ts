// The portal certifies by itself what a plan lets it certify, and nothing else.

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addDays } from "@/lib/calendar";
import { withActor } from "@/lib/db/transaction";
import { runJobs } from "@/lib/jobs/run-jobs";
import { certifyAutomatically } from "@/lib/operations/certify-automatically";
import { decideFindings } from "@/lib/operations/decide-findings";
import { handBackRequest } from "@/lib/operations/hand-back-request";
import { requestHistory } from "@/lib/queries/request-history";
import { requestOverview } from "@/lib/queries/request-overview";
import { portalActor } from "@/lib/review/roles";
import {
  act,
  admissionDay,
  done,
  errorOf,
  lateEvaluation,
  requestIn,
  reviewDay,
  silentDrugScreen,
  type OpenedCase,
} from "@/tests/builders/case";
import { moment } from "@/tests/builders/moment";
import { nora, ruth } from "@/tests/builders/people";
import { plans } from "@/tests/builders/places";
import { rowsOf } from "./claim-files";
import type { TestDatabase } from "./database";
import { peopledDatabase } from "./peopled-database";

let database: TestDatabase;
beforeAll(async () => {
  database = await peopledDatabase();
});
afterAll(() => database.drop());

const now = moment(reviewDay, "11:00");
const standing = ({ requestId }: OpenedCase) => requestOverview(ruth, { requestId }, now);

describe("automatic certification", () => {
  const certify = ({ requestId }: OpenedCase) =>
    certifyAutomatically(portalActor, { requestId }, { now });

  it("certifies the whole of what meets everything, in the portal's own name", async () => {
    const opened = await requestIn("submitted", { plan: plans.swift });
    expect(
      await rowsOf(
        database,
        `select task_identifier from graphile_worker.jobs where key = 'certify_automatically ${opened.requestId}'`,
      ),
    ).toEqual([{ task_identifier: "certify_automatically" }]);
    const { authorization } = done(await certify(opened));
    const view = await standing(opened);
    expect(view?.case).toMatchObject({ state: "certified", version: 3, assignedTo: null });
    expect(view?.determination).toMatchObject({
      outcome: "certified",
      days: 12,
      firstDay: admissionDay,
      lastDay: addDays(admissionDay, 27),
      decidedByName: "The portal",
      decidedByRole: "system",
      authorizationNumber: authorization,
    });
    const history = await requestHistory(nora, { requestId: opened.requestId }, now);
    expect(JSON.stringify(history)).toContain('"automatic":true');
  });

  it("is done by the job that the submission orders, once it has committed", async () => {
    const opened = await requestIn("submitted", { plan: plans.swift });
    const open = await requestIn("submitted", { plan: plans.swift, facts: silentDrugScreen });
    const jobs = await runJobs();
    try {
      await expect
        .poll(async () => (await standing(opened))?.case.state, { timeout: 15_000 })
        .toBe("certified");
      await expect
        .poll(
          () =>
            rowsOf(
              database,
              "select from graphile_worker.jobs where task_identifier = 'certify_automatically'",
            ),
          { timeout: 15_000 },
        )
        .toEqual([]);
    } finally {
      await jobs.stop();
    }
    expect((await standing(open))?.case.state).toBe("submitted");
  });

  it("is done once", async () => {
    const opened = await requestIn("submitted", { plan: plans.swift });
    done(await certify(opened));
    expect((await errorOf(certify(opened))).code).toBe("wrong_state");
  });

  it("is not for a plan that has not switched it on, and no job is ordered", async () => {
    const opened = await requestIn("submitted", { plan: plans.group });
    expect((await errorOf(certify(opened))).message).toContain("The plan's terms do not let");
    expect((await standing(opened))?.case.state).toBe("submitted");
    expect(
      await rowsOf(
        database,
        `select from graphile_worker.jobs where key = 'certify_automatically ${opened.requestId}'`,
      ),
    ).toEqual([]);
  });

  it.each([
    ["not met", lateEvaluation, "P3 is not met"],
    ["undetermined", silentDrugScreen, "P2 is undetermined"],
  ])("leaves a request with a criterion %s to a person", async (_, facts, reason) => {
    const opened = await requestIn("submitted", { plan: plans.swift, facts });
    const refused = await errorOf(certify(opened));
    expect(refused.code).toBe("condition_unmet");
    expect(refused.message).toContain(reason);
    expect((await standing(opened))?.case.state).toBe("submitted");
  });

  it("leaves to a person what a clinician has overridden, although all is then met", async () => {
    const opened = await requestIn("in_review", { plan: plans.swift, facts: lateEvaluation });
    const decisions = [
      {
        criterion: "P3",
        action: "override",
        finding: "met",
        reason: "The psychiatrist saw the member by video on day 2.",
      },
    ];
    await act(opened, decideFindings, ruth, now, { decisions });
    await act(opened, handBackRequest, ruth, now);
    expect((await errorOf(certify(opened))).message).toContain("A clinician has decided on P3.");
  });

  it("leaves to a person what a clinician has only confirmed", async () => {
    const opened = await requestIn("in_review", { plan: plans.swift });
    const decisions = [{ criterion: "P1", action: "confirm" }];
    await act(opened, decideFindings, ruth, now, { decisions });
    await act(opened, handBackRequest, ruth, now);
    expect((await errorOf(certify(opened))).message).toContain("A clinician has decided on P1.");
  });

  it("comes too late once somebody has taken the request", async () => {
    const opened = await requestIn("in_review", { plan: plans.swift });
    expect((await errorOf(certify(opened))).code).toBe("wrong_state");
  });

  it.each([
    ["whose plan has not switched it on", plans.group, {}],
    ["that is not met in everything", plans.swift, lateEvaluation],
    ["that is open in something", plans.swift, silentDrugScreen],
  ])("is refused by the database itself for a request %s", async (_, plan, facts) => {
    const opened = await requestIn("submitted", { plan, facts });
    await expect(
      withActor(portalActor, async (tx) => {
        const submission = await tx.submission.findFirstOrThrow({
          where: { requestId: opened.requestId },
        });
        await tx.determination.create({
          data: {
            id: crypto.randomUUID(),
            requestId: opened.requestId,
            submissionId: submission.id,
            outcome: "certified",
            days: 12,
            firstDay: new Date(admissionDay),
            lastDay: new Date(addDays(admissionDay, 27)),
            unmet: [],
            conditions: [],
            record: {},
            decidedBy: portalActor.id,
            decidedByName: portalActor.name,
            decidedByRole: "system",
            decidedAt: now,
          },
        });
      }),
    ).rejects.toThrow("only what its plan lets it");
  });
});
