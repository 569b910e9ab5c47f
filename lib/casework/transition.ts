import { lockCase } from "@/lib/db/requests";
import { fail, ok, type Result } from "@/lib/result";
import { findAct, type Act, type ActName } from "@/lib/review/acts";
import type { ReviewCase, ReviewTiming } from "@/lib/review/case";
import {
  findStep,
  stateNames,
  type RequestState,
  type WorkflowStep,
  type WorkflowStepName,
} from "@/lib/review/workflow";
import { notFound, type OperationContext, type OperationError } from "./define-operation";

/**
 * Locks the request for this transaction and re-checks what the screen believed: that the request
 * exists for this actor and still is at the version shown. Everything an operation decides, it
 * decides after this.
 */
export async function claimCase(
  context: OperationContext,
  requestId: string,
  seenVersion: number,
): Promise<Result<ReviewCase, OperationError>> {
  const current = await lockCase(context.tx, requestId);
  if (!current) return fail(notFound);
  if (current.version !== seenVersion) return fail(await stale(context, current));
  return ok(current);
}

async function stale(context: OperationContext, current: ReviewCase): Promise<OperationError> {
  const last = await context.tx.event.findFirst({
    where: { requestId: current.id, requestVersion: current.version },
    orderBy: { id: "desc" },
    select: { actorName: true },
  });
  return {
    code: "stale",
    message:
      `${last ? last.actorName : "Someone"} changed this request after you opened it; it now stands at ` +
      `“${stateNames[current.state]}”. Your text is kept: look at the request as it is now, then decide again.`,
  };
}

/** Refuses a step the workflow has no row for, naming where the request stands. */
export function requireStep(
  context: OperationContext,
  current: ReviewCase,
  step: WorkflowStepName,
  to?: RequestState,
): Result<WorkflowStep, OperationError> {
  const row = findStep(step, current.state, context.actor.role, to);
  if (row) return ok(row);
  return fail({
    code: "wrong_state",
    message: `This is not possible while the request stands at “${stateNames[current.state]}”.`,
  });
}

/** Refuses an act that has no place where the request stands. */
export function requireAct(
  context: OperationContext,
  current: ReviewCase,
  act: ActName,
): Result<Act, OperationError> {
  const row = findAct(act, current.state, context.actor.role);
  if (row) return ok(row);
  return fail({
    code: "wrong_state",
    message: `This is not possible while the request stands at “${stateNames[current.state]}”.`,
  });
}

export interface Move {
  /** What the event tells besides the step: ids, counts and codes. */
  readonly data?: Readonly<Record<string, string | number | boolean | null | readonly string[]>>;
  /** Columns that change with the state. */
  readonly set?: {
    readonly assignedTo?: string | null;
    readonly submittedAt?: Date;
    readonly timing?: ReviewTiming;
    readonly informationCompleteAt?: Date | null;
  };
}

/** Takes one row of the workflow: state, version and event together, in the open transaction. */
export async function takeStep(
  context: OperationContext,
  current: ReviewCase,
  row: WorkflowStep,
  move: Move = {},
): Promise<number> {
  const version = current.version + 1;
  await context.tx.reviewRequest.updateMany({
    where: { id: current.id },
    data: { state: row.to, version, stateSince: context.now, ...move.set },
  });
  await context.record({
    kind: row.event,
    requestId: current.id,
    organizationId: current.organizationId,
    internal: row.internal,
    fromState: current.state,
    toState: row.to,
    requestVersion: version,
    data: { ...move.data },
  });
  return version;
}

/** An act that leaves the state as it is but that others must not overlook. */
export async function raiseVersion(
  context: OperationContext,
  current: ReviewCase,
  event: {
    readonly kind: string;
    readonly internal: boolean;
    readonly data?: Move["data"];
    readonly set?: Move["set"];
  },
): Promise<number> {
  const version = current.version + 1;
  await context.tx.reviewRequest.updateMany({
    where: { id: current.id },
    data: { version, ...event.set },
  });
  await context.record({
    kind: event.kind,
    requestId: current.id,
    organizationId: current.organizationId,
    internal: event.internal,
    requestVersion: version,
    data: { ...event.data },
  });
  return version;
}
