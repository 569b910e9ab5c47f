// Attempts at what time does by itself, at tasks, and at the background's queue.

import { addDays } from "@/lib/calendar";
import { orderJob } from "@/lib/db/jobs";
import { withActor } from "@/lib/db/transaction";
import { remindOfInformation } from "@/lib/operations/remind-of-information";
import { warnOfDraft } from "@/lib/operations/warn-of-draft";
import { openTasks } from "@/lib/queries/open-tasks";
import { portalActor } from "@/lib/review/roles";
import { done, reviewDay, type OpenedCase } from "@/tests/builders/case";
import { fixedId } from "@/tests/builders/fixed-id";
import { moment } from "@/tests/builders/moment";
import { max, nora, paul, ruth } from "@/tests/builders/people";
import type { Attempt } from "./attempt";

/** When the answer to a builder's question is nearly, and wholly, too late. */
const answerNear = moment(addDays(reviewDay, 42), "09:00");
const answerOver = moment(addDays(reviewDay, 46), "09:00");

const nowhere = fixedId("a matter that does not exist");
/** What was made ready for a request: a round of questions, a task or a job. */
const made = new Map<string, string>();
const of = ({ requestId }: OpenedCase, otherwise = nowhere): string =>
  made.get(requestId) ?? otherwise;

const asked = async ({ requestId }: OpenedCase): Promise<string> => {
  const { id } = await withActor(portalActor, (tx) =>
    tx.informationRequest.findFirstOrThrow({ where: { requestId }, select: { id: true } }),
  );
  made.set(requestId, id);
  return id;
};

/** The provider was reminded, which opened a task for it. */
const reminded = async (request: OpenedCase): Promise<void> => {
  const informationRequestId = await asked(request);
  done(await remindOfInformation(portalActor, { informationRequestId }, { now: answerNear }));
  const found = await openTasks(nora, {}, answerNear);
  const task = found?.tasks.find(({ requestId }) => requestId === request.requestId);
  made.set(request.requestId, task?.id ?? nowhere);
};

/** A job that has failed as often as it is tried. */
const failedJob = async ({ requestId }: OpenedCase): Promise<void> =>
  withActor(portalActor, async (tx) => {
    const key = `certify_automatically ${requestId}`;
    await orderJob(tx, "certify_automatically", { requestId }, { key });
    const [job] = await tx.$queryRaw<{ id: string }[]>`
      with failed as (
        select (graphile_worker.permanently_fail_jobs(array[id], 'ECONNREFUSED')).id
        from graphile_worker._private_jobs where key = ${key})
      select id::text from failed`;
    made.set(requestId, job?.id ?? "0");
  });

const on = "awaiting_information" as const;

/** By the operation's name. */
export const timerAttempts: Readonly<Record<string, Attempt>> = {
  tell_of_clock: {
    by: portalActor,
    on: "submitted",
    at: moment(addDays(reviewDay, 7), "09:00"),
    input: ({ requestId }) => ({ clockId: `${requestId}.ncqa_pre_service.decision.1` }),
  },
  remind_of_information: {
    by: portalActor,
    on,
    at: answerNear,
    ready: async (request) => void (await asked(request)),
    input: (request) => ({ informationRequestId: of(request) }),
  },
  expire_information: {
    by: portalActor,
    on,
    at: answerOver,
    ready: async (request) => void (await asked(request)),
    input: (request) => ({ informationRequestId: of(request) }),
  },
  warn_of_draft: {
    by: portalActor,
    on: "draft",
    at: moment(addDays(reviewDay, 24), "09:00"),
    input: ({ requestId }) => ({ requestId }),
  },
  expire_draft: {
    by: portalActor,
    on: "draft",
    ready: async ({ requestId }) => {
      const now = moment(addDays(reviewDay, 24), "09:00");
      done(await warnOfDraft(portalActor, { requestId }, { now }));
    },
    at: moment(addDays(reviewDay, 32), "09:00"),
    input: ({ requestId }) => ({ requestId }),
  },
  warn_of_licence: { by: portalActor, input: () => ({ userId: paul.id }) },
  settle_task: {
    by: portalActor,
    on,
    ready: reminded,
    at: answerOver,
    input: (request) => ({ taskId: of(request) }),
  },
  finish_task: { by: nora, on, ready: reminded, input: (request) => ({ taskId: of(request) }) },
  retry_job: {
    by: max,
    on: "submitted",
    ready: failedJob,
    input: (request) => ({ jobId: of(request, "0") }),
  },
  give_up_job: {
    by: max,
    on: "submitted",
    ready: failedJob,
    input: (request) => ({ jobId: of(request, "0") }),
  },
};

/** By the query's name. */
export const timerQueryAttempts: Readonly<Record<string, Attempt>> = {
  background_jobs: { by: max, input: () => ({}) },
  open_tasks: { by: nora, input: () => ({}) },
  staff_work: { by: ruth, input: () => ({}) },
  work_cases: { by: ruth, input: () => ({}) },
  provider_work: { by: nora, input: () => ({}) },
};
