import { randomUUID } from "node:crypto";
import { z } from "zod";
import { dateInZone } from "@/lib/calendar";
import { findContestFacts } from "@/lib/db/contests";
import { dateColumn } from "@/lib/db/plain-date";
import { lawOfClocks } from "@/lib/policy/library";
import { fail, ok, type Result } from "@/lib/result";
import { contestingParties, type ContestLevel, type ContestUrgency } from "@/lib/review/contest";
import { contestRight } from "@/lib/review/contest-rights";
import { contestable, type WorkflowStepName } from "@/lib/review/workflow";
import { programZone } from "@/lib/review/zone";
import { invalidField, type OperationContext, type OperationError } from "./define-operation";
import { dateText, onRequest, requiredText } from "./input-fields";
import { claimCase, requireStep, takeStep } from "./transition";

/** What is said whoever contests, at whatever level. */
export const contestFields = {
  ...onRequest,
  reason: requiredText("Say what is contested, and why.", 8000),
  receivedFrom: z.enum(contestingParties, "Say from whom it came.").default("provider"),
};

/** What may be said where a letter of the member's is put on record, or where it cannot wait. */
export const appealFields = {
  ...contestFields,
  receivedOn: dateText("Enter the day it was received.").optional(),
  urgency: z.enum(["standard", "expedited"]).default("standard"),
  urgencyStatedBy: z.string().trim().max(120).optional(),
};

interface ContestInput {
  readonly requestId: string;
  readonly version: number;
  readonly reason: string;
  readonly receivedFrom: (typeof contestingParties)[number];
  readonly receivedOn?: string | undefined;
  readonly urgency?: ContestUrgency;
  readonly urgencyStatedBy?: string | undefined;
}

/**
 * Puts a contest of the standing decision on record and takes its step: checked by time limit, by
 * what was contested before and by the plan's law; a refusal names the rule with its citation.
 */
export async function openContest(
  context: OperationContext,
  level: ContestLevel,
  step: WorkflowStepName,
  input: ContestInput,
): Promise<Result<{ requestId: string; contestId: string }, OperationError>> {
  const { tx, actor, now } = context;
  const claimed = await claimCase(context, input.requestId, input.version);
  if (!claimed.ok) return fail(claimed.error);
  const current = claimed.value;
  const row = requireStep(context, current, step);
  if (!row.ok) return fail(row.error);
  const today = dateInZone(now, programZone);
  const receivedOn = input.receivedOn ?? today;
  const urgency = input.urgency ?? "standard";
  if (actor.role === "provider" && input.receivedFrom === "member")
    return fail(invalidField("receivedFrom", "You ask as the provider or for the member."));
  if (actor.role === "provider" && receivedOn !== today)
    return fail(invalidField("receivedOn", "What you send here is received today."));
  if (receivedOn > today) return fail(invalidField("receivedOn", "This day has not come yet."));
  if (urgency === "expedited" && !input.urgencyStatedBy)
    return fail(
      invalidField("urgencyStatedBy", "Name the physician who states that it cannot wait."),
    );
  const facts = await findContestFacts(tx, current);
  if (!facts) throw new Error(`${current.reference} stands decided without a determination`);
  if (receivedOn < facts.decidedOn)
    return fail(invalidField("receivedOn", "This is before the decision that is contested."));
  const right = contestRight(level, urgency, facts, receivedOn, lawOfClocks());
  if (right.refusal !== null) return fail({ code: "condition_unmet", message: right.refusal });
  const contestedState = contestable.find((state) => state === current.state);
  if (!contestedState) throw new Error(`${current.state} is no state of a contested decision`);

  const contestId = randomUUID();
  await tx.contest.create({
    data: {
      id: contestId,
      requestId: current.id,
      determinationId: facts.determinationId,
      level,
      urgency,
      urgencyStatedBy: urgency === "expedited" ? (input.urgencyStatedBy ?? null) : null,
      receivedOn: dateColumn(receivedOn),
      receivedFrom: input.receivedFrom,
      reason: input.reason,
      contestedState,
      notifiedOn: right.notifiedOn ? dateColumn(right.notifiedOn) : null,
      acceptedThrough: right.acceptedThrough ? dateColumn(right.acceptedThrough) : null,
      recordedBy: actor.id,
      recordedByName: actor.name,
      recordedAt: now,
    },
  });
  await takeStep(context, current, row.value, {
    data: {
      contest_id: contestId,
      urgency,
      received_on: receivedOn,
      ...((level === "reconsideration" || level === "appeal") && {
        level,
        from_reconsideration: false,
      }),
    },
  });
  return ok({ requestId: current.id, contestId });
}
