import { dateInZone } from "@/lib/calendar";
import { findLicenceTasks } from "@/lib/casework/licence-tasks";
import type { OperationError } from "@/lib/casework/define-operation";
import { findRunOutRequests } from "@/lib/db/authorizations";
import {
  findAnswersDueBy,
  findClocksDueBy,
  findDraftsToTakeAway,
  findReconsiderationsDueBy,
  findSettledTasks,
  findUntouchedDrafts,
} from "@/lib/db/due-matters";
import { findTaskKeys } from "@/lib/db/tasks";
import type { Transaction } from "@/lib/db/transaction";
import { becomeAppeal } from "@/lib/operations/become-appeal";
import { endAuthorization } from "@/lib/operations/end-authorization";
import { expireDraft } from "@/lib/operations/expire-draft";
import { expireInformation } from "@/lib/operations/expire-information";
import { remindOfInformation } from "@/lib/operations/remind-of-information";
import { settleTask } from "@/lib/operations/settle-task";
import { tellOfClock } from "@/lib/operations/tell-of-clock";
import { warnOfDraft } from "@/lib/operations/warn-of-draft";
import { warnOfLicence } from "@/lib/operations/warn-of-licence";
import type { Result } from "@/lib/result";
import {
  answerNearFrom,
  clockNearFrom,
  draftsToldOfBefore,
  longestAnswerLead,
  longestClockLead,
} from "@/lib/review/lead-times";
import { portalActor } from "@/lib/review/roles";
import {
  answerExpiredKey,
  answerNearKey,
  clockNearKey,
  clockOverdueKey,
  draftExpiringKey,
} from "@/lib/review/task-keys";
import { programZone } from "@/lib/review/zone";

/**
 * Timers: what the portal does because time has passed, and because of nothing else.
 *
 * Each knows how to find what is due now, whenever it became so (`due`), and what to do about one
 * such matter (`act`). Finding is asked each minute, of the database, so a portal that was down at
 * the due moment finds it when it is up again. Acting goes through an operation, which checks again
 * under the lock of the request: a matter found twice, by several portals or after one was killed,
 * has its effect once, by the task's key or by the state of the workflow.
 *
 * `due` leaves out what was acted on already; a matter it names that is settled meanwhile is refused
 * by the operation with an error value, and nothing is left to do.
 */
export interface Timer {
  /** The job's name. */
  readonly task: string;
  /** Ids of what is due at `now`. */
  readonly due: (tx: Transaction, now: Date) => Promise<readonly string[]>;
  readonly act: (id: string, now: Date) => Promise<Result<unknown, OperationError>>;
}

/** Of matters and the key each would be told under, those not told yet. */
async function untold<Matter>(
  tx: Transaction,
  matters: readonly { readonly matter: Matter; readonly key: string }[],
): Promise<readonly Matter[]> {
  const known = await findTaskKeys(
    tx,
    matters.map(({ key }) => key),
  );
  return matters.filter(({ key }) => !known.has(key)).map(({ matter }) => matter);
}

const after = (now: Date, milliseconds: number) => new Date(now.getTime() + milliseconds);

export const timers: readonly Timer[] = [
  {
    task: "tell_of_clock",
    due: async (tx, now) => {
      const clocks = await findClocksDueBy(tx, after(now, longestClockLead));
      return untold(
        tx,
        clocks
          .filter(({ startedAt, dueAt }) => clockNearFrom(startedAt, dueAt) <= now)
          .map(({ id, dueAt }) => ({
            matter: id,
            key: (dueAt < now ? clockOverdueKey : clockNearKey)(id, dueAt),
          })),
      );
    },
    act: (clockId, now) => tellOfClock(portalActor, { clockId }, { now }),
  },
  {
    task: "remind_of_information",
    due: async (tx, now) => {
      const rounds = await findAnswersDueBy(tx, after(now, longestAnswerLead));
      return untold(
        tx,
        rounds
          .filter(({ askedAt, dueAt }) => dueAt > now && answerNearFrom(askedAt, dueAt) <= now)
          .map(({ id, dueAt }) => ({ matter: id, key: answerNearKey(id, dueAt) })),
      );
    },
    act: (informationRequestId, now) =>
      remindOfInformation(portalActor, { informationRequestId }, { now }),
  },
  {
    task: "expire_information",
    due: async (tx, now) => {
      const rounds = await findAnswersDueBy(tx, now);
      return untold(
        tx,
        rounds.map(({ id, dueAt }) => ({ matter: id, key: answerExpiredKey(id, dueAt) })),
      );
    },
    act: (informationRequestId, now) =>
      expireInformation(portalActor, { informationRequestId }, { now }),
  },
  {
    task: "warn_of_draft",
    due: async (tx, now) => {
      const drafts = await findUntouchedDrafts(tx, draftsToldOfBefore(now));
      return untold(
        tx,
        drafts.map(({ requestId, touchedAt }) => ({
          matter: requestId,
          key: draftExpiringKey(requestId, touchedAt),
        })),
      );
    },
    act: (requestId, now) => warnOfDraft(portalActor, { requestId }, { now }),
  },
  {
    task: "expire_draft",
    due: async (tx, now) => (await findDraftsToTakeAway(tx, now)).map(({ requestId }) => requestId),
    act: (requestId, now) => expireDraft(portalActor, { requestId }, { now }),
  },
  {
    task: "warn_of_licence",
    due: async (tx, now) => {
      const directors = await findLicenceTasks(tx, now);
      const waiting = await untold(
        tx,
        directors.flatMap(({ userId, tasks }) => tasks.map(({ key }) => ({ matter: userId, key }))),
      );
      return [...new Set(waiting)];
    },
    act: (userId, now) => warnOfLicence(portalActor, { userId }, { now }),
  },
  {
    task: "become_appeal",
    due: async (tx, now) =>
      (await findReconsiderationsDueBy(tx, now)).map(({ requestId }) => requestId),
    act: (requestId, now) => becomeAppeal(portalActor, { requestId }, { now }),
  },
  {
    task: "end_authorization",
    due: (tx, now) => findRunOutRequests(tx, dateInZone(now, programZone)),
    act: (requestId, now) => endAuthorization(portalActor, { requestId }, { now }),
  },
  {
    task: "settle_task",
    due: async (tx, now) => {
      const licences = await findLicenceTasks(tx, now);
      const keys = licences.flatMap(({ tasks }) => tasks.map(({ key }) => key));
      return (await findSettledTasks(tx, now, keys)).map(({ id }) => id);
    },
    act: (taskId, now) => settleTask(portalActor, { taskId }, { now }),
  },
];
