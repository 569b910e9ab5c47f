import { z } from "zod";
import {
  defineOperation,
  invalidField,
  type OperationContext,
} from "@/lib/casework/define-operation";
import type { OperationError } from "@/lib/casework/define-operation";
import { onRequest, requiredText } from "@/lib/casework/input-fields";
import { requireHolder } from "@/lib/casework/review-standing";
import { claimCase, requireStep, takeStep } from "@/lib/casework/transition";
import { findPlanTerms } from "@/lib/db/plan-terms";
import { dateColumn } from "@/lib/db/plain-date";
import { fail, ok, type Result } from "@/lib/result";
import { closingReasons } from "@/lib/review/administrative-closing";
import type { ReviewCase } from "@/lib/review/case";
import { authorizationRequiredWithin } from "@/lib/review/plan-terms";

/**
 * Closes a request without a clinical decision: the member was not covered, the service is not, the
 * plan requires no authorization for the dates, or another request asks for the same days. Never a
 * noncertification: nothing is said of the criteria, and it is refused where the record contradicts
 * the reason given.
 */
export const closeAdministratively = defineOperation({
  name: "close_administratively",
  who: ["reviewer", "medical_director"],
  audits: ["closed_administratively"],
  input: z
    .object({
      ...onRequest,
      reason: z.enum(closingReasons, "Choose why the request is closed."),
      explanation: requiredText(
        "Say in plain words why the request is closed: the provider and the member read it.",
        2000,
      ),
      duplicateOf: z.string().trim().toUpperCase().optional(),
    })
    .superRefine(({ reason, duplicateOf }, check) => {
      if (reason === "duplicate" && !duplicateOf)
        check.addIssue({
          code: "custom",
          path: ["duplicateOf"],
          message: "Enter the reference of the request that asks for the same days.",
        });
    }),
  run: async (context, input) => {
    const claimed = await claimCase(context, input.requestId, input.version);
    if (!claimed.ok) return fail(claimed.error);
    const current = claimed.value;
    const step = requireStep(context, current, "close_administratively");
    if (!step.ok) return fail(step.error);
    const holder = requireHolder(context, current);
    if (!holder.ok) return fail(holder.error);
    if (input.reason === "not_required") {
      const terms = await findPlanTerms(context.tx, current.plan.id);
      const found = authorizationRequiredWithin(terms, current.firstDay, current.lastDay);
      if (found.required)
        return fail(
          invalidField("reason", `${found.reason} Choose another reason, or decide the request.`),
        );
    }
    const other =
      input.reason === "duplicate"
        ? await findDuplicate(context, current, input.duplicateOf ?? "")
        : ok(null);
    if (!other.ok) return fail(other.error);
    await context.tx.administrativeClosing.create({
      data: {
        requestId: current.id,
        reason: input.reason,
        explanation: input.explanation,
        duplicateOf: other.value,
        closedBy: context.actor.id,
        closedByName: context.actor.name,
        closedByRole: context.actor.role,
        closedAt: context.now,
      },
    });
    await takeStep(context, current, step.value, { data: { reason_code: input.reason } });
    return ok({ requestId: current.id });
  },
});

/** The request of the same member that asks for days this one asks for. */
async function findDuplicate(
  { tx }: OperationContext,
  current: ReviewCase,
  reference: string,
): Promise<Result<string, OperationError>> {
  const other = await tx.reviewRequest.findFirst({
    where: {
      reference,
      id: { not: current.id },
      memberId: current.member.id,
      state: { notIn: ["draft", "withdrawn", "closed_administratively"] },
      requestedFirstDay: { lte: dateColumn(current.lastDay) },
      requestedLastDay: { gte: dateColumn(current.firstDay) },
    },
    select: { id: true },
  });
  if (other) return ok(other.id);
  return fail(
    invalidField(
      "duplicateOf",
      "No other request of this member under this reference asks for any of these days. Check the reference.",
    ),
  );
}
