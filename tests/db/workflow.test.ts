// The workflow as the database knows it, and every row of it taken through the operations.

import pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { z } from "zod";
import { addDays } from "@/lib/calendar";
import type { Operation } from "@/lib/casework/define-operation";
import { answerInformation } from "@/lib/operations/answer-information";
import { appeal } from "@/lib/operations/appeal";
import { assignAppeal } from "@/lib/operations/assign-appeal";
import { becomeAppeal } from "@/lib/operations/become-appeal";
import { certifyAutomatically } from "@/lib/operations/certify-automatically";
import { certifyInPart } from "@/lib/operations/certify-in-part";
import { certifyRequest } from "@/lib/operations/certify-request";
import { changeDecisionInPart } from "@/lib/operations/change-decision-in-part";
import { closeAdministratively } from "@/lib/operations/close-administratively";
import { endAuthorization } from "@/lib/operations/end-authorization";
import { expireDraft } from "@/lib/operations/expire-draft";
import { handBackRequest } from "@/lib/operations/hand-back-request";
import { noncertifyRequest } from "@/lib/operations/noncertify-request";
import { overturnDecision } from "@/lib/operations/overturn-decision";
import { recordAppealMeeting } from "@/lib/operations/record-appeal-meeting";
import { recordDischarge } from "@/lib/operations/record-discharge";
import { recordExternalReviewStep } from "@/lib/operations/record-external-review-step";
import { referToDirector } from "@/lib/operations/refer-to-director";
import { requestExternalReview } from "@/lib/operations/request-external-review";
import { requestInformation } from "@/lib/operations/request-information";
import { requestReconsideration } from "@/lib/operations/request-reconsideration";
import { requestSecondLevel } from "@/lib/operations/request-second-level";
import { setAppealMeeting } from "@/lib/operations/set-appeal-meeting";
import { submitRequest } from "@/lib/operations/submit-request";
import { takeRequest } from "@/lib/operations/take-request";
import { upholdDecision } from "@/lib/operations/uphold-decision";
import { warnOfDraft } from "@/lib/operations/warn-of-draft";
import { withdrawContest } from "@/lib/operations/withdraw-contest";
import { withdrawRequest } from "@/lib/operations/withdraw-request";
import { contestLevelOf, externalReviewSteps } from "@/lib/review/contest";
import { portalActor, roles, type Actor, type ActorRole } from "@/lib/review/roles";
import {
  contestable,
  requestStates,
  workflow,
  type RequestState,
  type WorkflowStepName,
} from "@/lib/review/workflow";
import {
  act,
  admissionDay,
  againstLateEvaluation,
  decidedAgainst,
  done,
  drugScreenItem,
  halfSpan,
  lateEvaluation,
  requestIn,
  reviewDay,
  silentDrugScreen,
  statedDecision,
  wholeSpan,
  type OpenedCase,
} from "@/tests/builders/case";
import { moment } from "@/tests/builders/moment";
import { greta, ines, oneOfEachRole, owen, ruth } from "@/tests/builders/people";
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

type Taken = Exclude<WorkflowStepName, "start">;
const operations: Readonly<Partial<Record<Taken, Operation<z.ZodType, unknown>>>> = {
  submit: submitRequest,
  take: takeRequest,
  hand_back: handBackRequest,
  request_information: requestInformation,
  answer_information: answerInformation,
  certify: certifyRequest,
  certify_automatically: certifyAutomatically,
  refer: referToDirector,
  certify_in_part: certifyInPart,
  noncertify: noncertifyRequest,
  close_administratively: closeAdministratively,
  withdraw: withdrawRequest,
  expire_draft: expireDraft,
  record_discharge: recordDischarge,
  end_authorization: endAuthorization,
  request_reconsideration: requestReconsideration,
  become_appeal: becomeAppeal,
  appeal,
  request_second_level: requestSecondLevel,
  request_external_review: requestExternalReview,
  uphold: upholdDecision,
  change_in_part: changeDecisionInPart,
  overturn: overturnDecision,
  withdraw_contest: withdrawContest,
};

const operationOf = (step: Taken): Operation<z.ZodType, unknown> => {
  const operation = operations[step];
  if (!operation) throw new Error(`no operation takes the step ${step}`);
  return operation;
};

const contesting = { reason: "The record shows what the decision says is missing." };
const inputs: Readonly<Partial<Record<Taken, Readonly<Record<string, unknown>>>>> = {
  request_information: { dueOn: addDays(reviewDay, 45), items: [drugScreenItem] },
  answer_information: { answers: {} },
  certify: { ...wholeSpan, rationale: "Decided with the whole record in view." },
  refer: { reason: "For a medical director to decide." },
  certify_in_part: { ...halfSpan, ...againstLateEvaluation },
  noncertify: againstLateEvaluation,
  close_administratively: { reason: "not_covered", explanation: "The plan does not cover this." },
  withdraw: { reason: "No longer needed." },
  record_discharge: { dischargedOn: addDays(admissionDay, 9) },
  request_reconsideration: contesting,
  appeal: contesting,
  request_second_level: contesting,
  request_external_review: contesting,
  uphold: statedDecision,
  change_in_part: { ...statedDecision, ...halfSpan, rationales: againstLateEvaluation.rationales },
  overturn: statedDecision,
};

/** Who takes a step for a role: what is contested is decided by somebody who never acted on it. */
const actorFor = (step: Taken, role: ActorRole): Actor =>
  role === "system"
    ? portalActor
    : decidesContest(step) && role === "medical_director"
      ? owen
      : oneOfEachRole[role];
const decidesContest = (step: Taken): boolean =>
  ["uphold", "change_in_part", "overturn"].includes(step);

const longAfter = moment(addDays(reviewDay, 400), "09:00");

/** Steps that time brings, long after what they follow. */
const takenAt = (step: Taken, from: RequestState): Date =>
  (step === "refer" && from === "awaiting_information") ||
  ["become_appeal", "end_authorization", "expire_draft"].includes(step)
    ? longAfter
    : decidesContest(step)
      ? moment(addDays(reviewDay, 15), "16:00")
      : now;

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

/** A request standing at `from`, so that nothing but the workflow can refuse the step to `to`. */
async function standing(step: Taken, from: RequestState, to: RequestState, holder: Actor) {
  if (step === "answer_information" && to === "with_medical_director") {
    const opened = await requestIn("with_medical_director", { facts: silentDrugScreen });
    await act(opened, requestInformation, ines, now, inputs.request_information);
    return opened;
  }
  if (step === "certify_automatically") return requestIn(from, { plan: plans.swift });
  if (step === "expire_draft") {
    const opened = await requestIn(from);
    const told = moment(addDays(reviewDay, 200), "09:00");
    done(await warnOfDraft(portalActor, { requestId: opened.requestId }, { now: told }));
    return opened;
  }
  const at = contestable.find((state) => state === from);
  if (at && (step === "request_second_level" || step === "request_external_review")) {
    const opened = await decidedAgainst(at);
    await act(opened, appeal, oneOfEachRole.provider, now, contesting);
    await act(opened, assignAppeal, greta, now, { reviewerId: greta.id });
    await act(opened, upholdDecision, greta, now, statedDecision);
    return opened;
  }
  if (at && contestLevelOf[to]) return decidedAgainst(at);
  if (contestLevelOf[from] && step !== "become_appeal") {
    const contested = step === "overturn" || step === "change_in_part" ? undefined : to;
    const opened = await requestIn(from, {
      contested: contestable.find((state) => state === contested) ?? "noncertified",
    });
    if (decidesContest(step)) await readyToDecide(opened, from);
    return opened;
  }
  return requestIn(from, { facts: factsFor(step), reviewer: holder });
}

/** Everything on record that must come before the decision of a contest. */
async function readyToDecide(opened: OpenedCase, from: RequestState) {
  await act(opened, assignAppeal, owen, now, { reviewerId: owen.id });
  if (from === "in_second_level") {
    const day = addDays(reviewDay, 15);
    await act(opened, setAppealMeeting, ruth, now, { meetingOn: day });
    await act(opened, recordAppealMeeting, ruth, moment(day, "15:00"), { heldOn: day });
  }
  if (from === "in_external_review")
    for (const step of externalReviewSteps.filter((each) => each !== "declined"))
      await act(opened, recordExternalReviewStep, ruth, now, { step, on: reviewDay });
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

describe("the operations", () => {
  it("take every step of the workflow", () => {
    const stepsWithoutOperation = [...new Set(workflow.map(({ step }) => step))].filter(
      (step) => step !== "start" && !operations[step],
    );
    expect(stepsWithoutOperation).toEqual([]);
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
      const actor = actorFor(step, role);
      const holder = role === "medical_director" ? ines : ruth;
      const opened = await standing(step, from, to, holder);
      const before = await stateOf(opened);
      const outcome = await operationOf(step).from(
        actor,
        { requestId: opened.requestId, version: opened.version, ...inputs[step] },
        { now: takenAt(step, from) },
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
      [...roles, "system" as const]
        .filter((role) => !allowed(step, state, role))
        .map((role) => ({ step, role })),
    );

    it.each(refused)("$step by a $role", async ({ step, role }) => {
      const before = await stateOf(opened);
      const outcome = await operationOf(step).from(
        actorFor(step, role),
        { requestId: opened.requestId, version: opened.version, ...inputs[step] },
        { now: takenAt(step, state) },
      );
      expect(outcome.ok).toBe(false);
      if (!outcome.ok)
        expect(["wrong_state", "not_allowed", "not_found"]).toContain(outcome.error.code);
      expect(await stateOf(opened)).toEqual(before);
    });
  });
});

function allowed(step: Taken, state: RequestState, role: ActorRole): boolean {
  return workflow.some((row) => row.step === step && row.from === state && row.who.includes(role));
}
