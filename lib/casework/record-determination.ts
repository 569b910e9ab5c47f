import { randomUUID } from "node:crypto";
import { z } from "zod";
import { dateInZone, daysBetween } from "@/lib/calendar";
import { toJson } from "@/lib/db/json";
import { findLicences } from "@/lib/db/licences";
import { dateColumn } from "@/lib/db/plain-date";
import { nextAuthorizationNumber } from "@/lib/db/requests";
import type { Criterion } from "@/lib/policy/schema";
import { wholeText } from "@/lib/policy/wording";
import type { ReviewCase } from "@/lib/review/case";
import { activeNorthCarolinaLicence, type MedicalLicence } from "@/lib/review/licence";
import { policyForCase } from "@/lib/review/policy-for-case";
import { determinationRecord } from "@/lib/review/submission";
import type { WorkflowStep } from "@/lib/review/workflow";
import { programZone } from "@/lib/review/zone";
import { fail, ok, type Result } from "@/lib/result";
import { invalidField, type OperationContext, type OperationError } from "./define-operation";
import { dateText } from "./input-fields";
import type { ReviewStanding } from "./review-standing";
import { takeStep, type Move } from "./transition";

export const spanFields = {
  days: z.coerce
    .number("Enter the number of days.")
    .int("Enter a whole number of days.")
    .min(1, "Certify at least one day."),
  firstDay: dateText("Enter the first day."),
  lastDay: dateText("Enter the last day."),
};

export interface Span {
  readonly days: number;
  readonly firstDay: string;
  readonly lastDay: string;
}

/** The span lies within what was requested and can hold the days. */
export function checkSpan(
  current: ReviewCase,
  { days, firstDay, lastDay }: Span,
): Result<Span, OperationError> {
  if (firstDay < current.firstDay)
    return fail(invalidField("firstDay", "This is before the first day requested."));
  if (lastDay > current.lastDay)
    return fail(invalidField("lastDay", "This is after the last day requested."));
  if (lastDay < firstDay)
    return fail(invalidField("lastDay", "The last day is before the first day."));
  if (days > current.requestedDays)
    return fail(
      invalidField("days", `${current.requestedDays} days were requested; certify at most these.`),
    );
  if (days > daysBetween(firstDay, lastDay) + 1)
    return fail(invalidField("days", "The span has fewer days than this."));
  return ok({ days, firstDay, lastDay });
}

/** The days and the span are the ones requested: nothing is taken away. */
export const isWhole = (current: ReviewCase, { days, firstDay, lastDay }: Span): boolean =>
  days === current.requestedDays && firstDay === current.firstDay && lastDay === current.lastDay;

/** An unmet criterion as the notice will quote it. */
export interface UnmetCriterion {
  readonly criterion: string;
  readonly rationale: string;
}

interface Decision {
  readonly outcome: "certified" | "certified_in_part" | "noncertified";
  readonly span: Span | null;
  readonly rationale: string;
  readonly unmet: readonly UnmetCriterion[];
  readonly notYetDue: readonly string[];
  readonly licence?: MedicalLicence;
  /** The contest that it ends; absent in the first decision of a request. */
  readonly contestId?: string;
  /** What the event tells besides: of a contest, its id and outcome. */
  readonly data?: Move["data"];
}

/**
 * Writes the determination with everything it rested on (the submission, what holds for each
 * criterion, overrides, the policy's wording), the authorization where days were certified, and
 * takes the step of the workflow; all in the open transaction.
 *
 * The first decision of a request and one on a contest are recorded alike: where the request has an
 * authorization already, it is issued again under its number, for the span decided now.
 *
 * @param step the row to take: a certification or its opposite, or `overturn`, `change_in_part` or
 *   an `uphold` that records reasons of its own; its event carries the determination
 */
export async function recordDetermination(
  context: OperationContext,
  current: ReviewCase,
  step: WorkflowStep,
  standing: ReviewStanding,
  decision: Decision,
): Promise<{ readonly determinationId: string; readonly authorization: string | null }> {
  const { tx, actor, now } = context;
  const policy = policyForCase(current);
  const determinationId = randomUUID();
  const wording = new Map(policy.criteria.map((criterion) => [criterion.id, criterion]));
  await tx.determination.create({
    data: {
      id: determinationId,
      requestId: current.id,
      submissionId: standing.submission.id,
      outcome: decision.outcome,
      days: decision.span?.days ?? null,
      firstDay: decision.span ? dateColumn(decision.span.firstDay) : null,
      lastDay: decision.span ? dateColumn(decision.span.lastDay) : null,
      rationale: decision.rationale || null,
      unmet: decision.unmet.map(({ criterion, rationale }) => ({
        criterion,
        title: wording.get(criterion)?.title ?? criterion,
        text: quoted(wording.get(criterion)),
        rationale,
      })),
      conditions: decision.notYetDue.map((criterion) => ({
        criterion,
        title: wording.get(criterion)?.title ?? criterion,
        reason: standing.submission.evaluation.findings[criterion]?.reason ?? "",
      })),
      record: toJson(determinationRecord(policy, standing.submission, standing.findings)),
      ...(decision.licence && { licence: { ...decision.licence } }),
      decidedBy: actor.id,
      decidedByName: actor.name,
      decidedByRole: actor.role,
      decidedAt: now,
      contestId: decision.contestId ?? null,
    },
  });
  const authorization = decision.span
    ? await issueAuthorization(context, current, determinationId, decision.span)
    : null;
  await takeStep(context, current, step, {
    data: {
      determination_id: determinationId,
      submission: standing.submission.number,
      outcome: decision.outcome,
      days: decision.span?.days ?? null,
      first_day: decision.span?.firstDay ?? null,
      last_day: decision.span?.lastDay ?? null,
      criteria: decision.unmet.map((unmet) => unmet.criterion),
      ...decision.data,
    },
  });
  return { determinationId, authorization };
}

/** A number is drawn by the first certification of a request; later ones issue it again. */
async function issueAuthorization(
  { tx, now }: OperationContext,
  current: ReviewCase,
  determinationId: string,
  span: Span,
): Promise<string> {
  const earlier = await tx.authorization.findFirst({
    where: { requestId: current.id },
    orderBy: { issue: "desc" },
  });
  const number =
    earlier?.number ??
    (await nextAuthorizationNumber(tx, dateInZone(now, programZone).slice(0, 4)));
  await tx.authorization.create({
    data: {
      id: randomUUID(),
      requestId: current.id,
      determinationId,
      number,
      issue: (earlier?.issue ?? 0) + 1,
      firstDay: dateColumn(span.firstDay),
      lastDay: dateColumn(span.lastDay),
      days: span.days,
    },
  });
  return number;
}

/** The director's active North Carolina licence on the day of the decision, or why there is none. */
export async function requireLicence({
  tx,
  actor,
  now,
}: OperationContext): Promise<Result<MedicalLicence, OperationError>> {
  const licence = activeNorthCarolinaLicence(
    await findLicences(tx, actor.id),
    dateInZone(now, programZone),
  );
  if (licence) return ok(licence);
  return fail({
    code: "not_allowed",
    message:
      "Deciding against a request needs an active North Carolina medical licence on this date, and none is on file for you. Another medical director must decide this.",
  });
}

const quoted = (criterion: Criterion | undefined): string =>
  criterion ? wholeText(criterion) : "";
