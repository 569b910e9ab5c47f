import { randomUUID } from "node:crypto";
import { z } from "zod";
import { writeWhen } from "@/lib/clocks/clock-words";
import { fail, ok } from "@/lib/result";
import { defineOperation } from "@/lib/casework/define-operation";
import { onRequest, requiredText } from "@/lib/casework/input-fields";
import { closeInformationRequest, openInformationRequest } from "@/lib/db/information";
import { readStanding, requireHolder } from "@/lib/casework/review-standing";
import { claimCase, requireStep, takeStep } from "@/lib/casework/transition";

/**
 * Refers a request to a medical director, with the reason and every criterion that is not met or
 * still open. A referral decides nothing. A request that awaits information is taken up by a medical
 * director alone, and only once the time to answer has run out; its questions are closed unanswered.
 */
export const referToDirector = defineOperation({
  name: "refer_to_director",
  who: ["reviewer", "medical_director"],
  audits: ["referred_to_medical_director"],
  input: z.object({
    ...onRequest,
    reason: requiredText("Say why a medical director should decide.", 8000),
  }),
  run: async (context, input) => {
    const claimed = await claimCase(context, input.requestId, input.version);
    if (!claimed.ok) return fail(claimed.error);
    const current = claimed.value;
    const step = requireStep(context, current, "refer");
    if (!step.ok) return fail(step.error);
    const holder = requireHolder(context, current);
    if (!holder.ok) return fail(holder.error);
    const unanswered = await openInformationRequest(context.tx, current.id);
    if (unanswered) {
      if (unanswered.dueAt > context.now)
        return fail({
          code: "condition_unmet",
          message: `The provider has until ${writeWhen(unanswered.dueAt)} to answer. Until then the request waits for the answer.`,
        });
      await closeInformationRequest(context.tx, unanswered.id, context.now);
    }
    const { submission, findings } = await readStanding(context, current);
    const open = findings.filter(
      (effective) => effective.finding === "not_met" || effective.finding === "undetermined",
    );
    await context.tx.referral.createMany({
      data: {
        id: randomUUID(),
        requestId: current.id,
        submissionId: submission.id,
        reason: input.reason,
        criteria: open.map(({ criterion, finding }) => ({ criterion, finding })),
        referredBy: context.actor.id,
        referredByName: context.actor.name,
        referredAt: context.now,
      },
    });
    await takeStep(context, current, step.value, {
      data: {
        criteria: open.map((effective) => effective.criterion),
        submission: submission.number,
        ...(unanswered && { information_request: unanswered.number }),
      },
    });
    return ok({ requestId: current.id });
  },
});
