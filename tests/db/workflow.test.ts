// The workflow as the database knows it, and every row of it taken through the operations.

import pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { z } from "zod";
import { addDays } from "@/lib/calendar";
import type { Operation } from "@/lib/casework/define-operation";
import { answerInformation } from "@/lib/operations/answer-information";
import { certifyInPart } from "@/lib/operations/certify-in-part";
import { certifyRequest } from "@/lib/operations/certify-request";
import { handBackRequest } from "@/lib/operations/hand-back-request";
import { noncertifyRequest } from "@/lib/operations/noncertify-request";
import { recordDischarge } from "@/lib/operations/record-discharge";
import { referToDirector } from "@/lib/operations/refer-to-director";
import { requestInformation } from "@/lib/operations/request-information";
import { submitRequest } from "@/lib/operations/submit-request";
import { takeRequest } from "@/lib/operations/take-request";
import { withdrawRequest } from "@/lib/operations/withdraw-request";
import { roles, type Actor, type Role } from "@/lib/review/roles";
import {
  requestStates,
  workflow,
  type RequestState,
  type WorkflowStepName,
} from "@/lib/review/workflow";
import {
  admissionDay,
  againstLateEvaluation,
  drugScreenItem,
  halfSpan,
  lateEvaluation,
  requestIn,
  reviewDay,
  silentDrugScreen,
  wholeSpan,
  type OpenedCase,
} from "@/tests/builders/case";
import { moment } from "@/tests/builders/moment";
import { oneOfEachRole, ruth } from "@/tests/builders/people";
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

type Taken = Exclude<WorkflowStepName, "start">;
const operations: Readonly<Record<Taken, Operation<z.ZodType, unknown>>> = {
  submit: submitRequest,
  take: takeRequest,
  hand_back: handBackRequest,
  request_information: requestInformation,
  answer_information: answerInformation,
  certify: certifyRequest,
  refer: referToDirector,
  certify_in_part: certifyInPart,
  noncertify: noncertifyRequest,
  withdraw: withdrawRequest,
  record_discharge: recordDischarge,
};

const inputs: Readonly<Record<Taken, Readonly<Record<string, unknown>>>> = {
  submit: {},
  take: {},
  hand_back: {},
  request_information: { dueOn: addDays(reviewDay, 45), items: [drugScreenItem] },
  answer_information: { answers: {} },
  certify: { ...wholeSpan, rationale: "Decided with the whole record in view." },
  refer: { reason: "For a medical director to decide." },
  certify_in_part: { ...halfSpan, ...againstLateEvaluation },
  noncertify: againstLateEvaluation,
  withdraw: { reason: "No longer needed." },
  record_discharge: { dischargedOn: addDays(admissionDay, 9) },
};

/** Facts under which nothing but the workflow can refuse the step. */
const factsFor = (step: Taken) => {
  if (step === "noncertify" || step === "certify_in_part") return lateEvaluation;
  if (step === "request_information" || step === "answer_information") return silentDrugScreen;
  return {};
};

async function stateOf(opened: OpenedCase) {
  const found = await owner.query<{ state: RequestState; version: number }>(
    "select state, version from review_request where id = $1",
    [opened.requestId],
  );
  const events = await owner.query<Record<string, unknown>>(
    `select kind, from_state, to_state, request_version, actor_id, internal
       from event where request_id = $1 order by id`,
    [opened.requestId],
  );
  return { ...found.rows[0], events: events.rows };
}

/** Where a step was asked in the states it starts from, when it leads to two of them. */
async function standing(step: Taken, from: RequestState, to: RequestState, holder: Actor) {
  if (step === "answer_information" && to === "with_medical_director") {
    const opened = await requestIn("with_medical_director", { facts: silentDrugScreen });
    await requestInformation.from(
      oneOfEachRole.medical_director,
      { requestId: opened.requestId, version: opened.version, ...inputs.request_information },
      { now },
    );
    opened.version += 1;
    return opened;
  }
  return requestIn(from, { facts: factsFor(step), reviewer: holder });
}

describe("the workflow in the database", () => {
  it("is the workflow of the code, row for row", async () => {
    const { rows } = await owner.query(
      "select step, from_state, to_state, role from workflow_step",
    );
    const written = workflow.flatMap(({ step, from, to, who }) =>
      who.map((role) => ({ step, from_state: from, to_state: to, role })),
    );
    const sorted = (list: readonly object[]): string[] =>
      list.map((row) => JSON.stringify(Object.entries(row))).sort();
    expect(sorted(rows)).toEqual(sorted(written));
  });
});

describe("every row of the workflow", () => {
  const rows = workflow.flatMap((row) =>
    row.from === null || row.step === "start"
      ? []
      : row.who.map((role) => ({
          ...row,
          from: row.from as RequestState,
          step: row.step as Taken,
          role,
        })),
  );

  it.each(rows)(
    "$step from $from to $to by a $role",
    async ({ step, from, to, role, event, internal }) => {
      const actor = oneOfEachRole[role];
      const holder = role === "medical_director" ? actor : ruth;
      const opened = await standing(step, from, to, holder);
      const before = await stateOf(opened);
      const outcome = await operations[step].from(
        actor,
        { requestId: opened.requestId, version: opened.version, ...inputs[step] },
        { now },
      );
      expect(outcome).toMatchObject({ ok: true });
      const after = await stateOf(opened);
      expect(after.state).toBe(to);
      expect(after.version).toBe((before.version ?? 0) + 1);
      expect(after.events.slice(before.events.length)).toEqual([
        {
          kind: event,
          from_state: from,
          to_state: to,
          request_version: after.version,
          actor_id: actor.id,
          internal,
        },
      ]);
    },
  );
});

describe("what is not in the workflow is refused, and writes nothing", () => {
  describe.each(requestStates)("from %s", (state) => {
    let opened: OpenedCase;
    beforeEach(async () => {
      opened ??= await requestIn(state);
    });

    const refused = (Object.keys(operations) as Taken[]).flatMap((step) =>
      roles.filter((role) => !allowed(step, state, role)).map((role) => ({ step, role })),
    );

    it.each(refused)("$step by a $role", async ({ step, role }) => {
      const before = await stateOf(opened);
      const outcome = await operations[step].from(
        oneOfEachRole[role],
        { requestId: opened.requestId, version: opened.version, ...inputs[step] },
        { now },
      );
      expect(outcome.ok).toBe(false);
      if (!outcome.ok)
        expect(["wrong_state", "not_allowed", "not_found"]).toContain(outcome.error.code);
      expect(await stateOf(opened)).toEqual(before);
    });
  });
});

function allowed(step: Taken, state: RequestState, role: Role): boolean {
  return workflow.some((row) => row.step === step && row.from === state && row.who.includes(role));
}
