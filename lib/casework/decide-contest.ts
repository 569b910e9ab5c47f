import { randomUUID } from "node:crypto";
import { dateInZone, formatDate } from "@/lib/calendar";
import type { ContestView } from "@/lib/db/contests";
import { lawOfClocks } from "@/lib/policy/library";
import { fail, ok, type Result } from "@/lib/result";
import type { ReviewCase } from "@/lib/review/case";
import type { ContestOutcome } from "@/lib/review/contest";
import { ruleNamed } from "@/lib/review/contest-rights";
import type { MedicalLicence } from "@/lib/review/licence";
import type { WorkflowStep } from "@/lib/review/workflow";
import { programZone } from "@/lib/review/zone";
import { openContestOf } from "./claim-contest";
import type { OperationContext, OperationError } from "./define-operation";
import { onRequest, requiredText } from "./input-fields";
import { requireLicence } from "./record-determination";
import { requireEligible } from "./require-eligible";
import { claimCase, requireStep } from "./transition";

/** What the decision on a contest states beside its outcome. */
export const contestDecisionFields = {
  ...onRequest,
  qualifications: requiredText(
    "State the professional qualifications and licence of who reviewed it.",
    2000,
  ),
  understanding: requiredText("State how the reviewer understands what is contested.", 8000),
  rationale: requiredText("Give the clinical rationale of the decision.", 8000),
};

interface Stated {
  readonly requestId: string;
  readonly version: number;
  readonly qualifications: string;
  readonly understanding: string;
  readonly rationale: string;
}

export interface ContestToDecide {
  readonly current: ReviewCase;
  readonly contest: ContestView;
  readonly step: WorkflowStep;
  readonly licence: MedicalLicence;
}

/**
 * Locks a contest for its decision: by the person named for it, against whom nothing stands today,
 * and never against the member while evidence waits to be shared, a response is awaited, or the
 * meeting or the outside review has not come to its end.
 */
export async function claimDecision(
  context: OperationContext,
  input: Stated,
  step: "uphold" | "change_in_part" | "overturn",
): Promise<Result<ContestToDecide, OperationError>> {
  const claimed = await claimCase(context, input.requestId, input.version);
  if (!claimed.ok) return fail(claimed.error);
  const current = claimed.value;
  const possible = requireStep(context, current, step);
  if (!possible.ok) return fail(possible.error);
  const contest = await openContestOf(context, current);
  const row = requireStep(
    context,
    current,
    step,
    step === "uphold" ? contest.contestedState : undefined,
  );
  if (!row.ok) return fail(row.error);
  if (contest.reviewerId !== context.actor.id)
    return fail({
      code: "not_allowed",
      message: contest.reviewerId
        ? "Somebody else is named to decide this. Name another person first if you should."
        : "Nobody is named to decide this yet: name who decides first.",
    });
  const eligible = await requireEligible(context, contest.id, context.actor.id);
  if (!eligible.ok) return fail(eligible.error);
  const licence = await requireLicence(context);
  if (!licence.ok) return fail(licence.error);
  if (step !== "overturn") {
    const open = openBefore(contest, dateInZone(context.now, programZone));
    if (open) return fail({ code: "condition_unmet", message: open });
  }
  return ok({ current, contest, step: row.value, licence: licence.value });
}

/** What must come before a decision that leaves anything standing against the member. */
export function openBefore(contest: ContestView, today: string): string | undefined {
  const hidden = contest.evidence.find((item) => item.needsDisclosure && !item.disclosedAt);
  if (hidden)
    return `Evidence ${hidden.number} was added by the plan and not shared with the member yet (29 CFR 2560.503-1(h)(2)(iii)): share it first, with time to respond.`;
  const awaited = contest.evidence.find(
    (item) =>
      item.respondBy !== null &&
      item.respondBy >= today &&
      !contest.evidence.some(
        (later) =>
          later.receivedFrom !== "plan" && item.disclosedAt && later.addedAt > item.disclosedAt,
      ),
  );
  if (awaited?.respondBy && contest.urgency === "standard")
    return `The member may respond to evidence ${awaited.number} through ${formatDate(awaited.respondBy)} (29 CFR 2560.503-1(h)(2)(iii)): wait for the response or that day.`;
  const rule = (id: string) => {
    const { title, citation } = ruleNamed(id, contest.receivedOn, lawOfClocks());
    return `${title} (${citation})`;
  };
  if (contest.level === "second_level" && !contest.meetingHeldOn)
    return `${rule("nc_second_level")}: the decision follows the meeting, and none is on record as held.`;
  if (contest.level === "external_review" && !contest.acceptedOn && !contest.declinedOn)
    return `${rule("nc_external_review_file")}: whether the review was accepted is not on record yet.`;
  return undefined;
}

/** Ends a contest by its decision; the step was taken, which raised the version by one. */
export async function recordContestDecision(
  context: OperationContext,
  { current, contest, licence }: ContestToDecide,
  stated: Stated,
  outcome: Extract<ContestOutcome, "upheld" | "in_part" | "overturned">,
  determinationId: string | null,
): Promise<void> {
  const { tx, actor, now } = context;
  await tx.contestDecision.create({
    data: {
      id: randomUUID(),
      contestId: contest.id,
      requestId: current.id,
      outcome,
      determinationId,
      qualifications: stated.qualifications,
      understanding: stated.understanding,
      rationale: stated.rationale,
      licence: { ...licence },
      decidedBy: actor.id,
      decidedByName: actor.name,
      decidedAt: now,
    },
  });
  await endContest(context, current, contest, outcome);
}

/** Ends a contest at the version that the step which left it has raised. */
export async function endContest(
  { tx, now }: OperationContext,
  current: ReviewCase,
  contest: ContestView,
  outcome: ContestOutcome,
): Promise<void> {
  await tx.contest.updateMany({
    where: { id: contest.id },
    data: { outcome, endedAt: now, endedVersion: current.version + 1 },
  });
}
