import { z } from "zod";
import { fail, ok } from "@/lib/result";
import { defineOperation } from "@/lib/casework/define-operation";
import { onRequest } from "@/lib/casework/input-fields";
import { fileSubmission } from "@/lib/casework/file-submission";
import { claimCase, requireStep, takeStep } from "@/lib/casework/transition";

/**
 * Answers the open information request: a line for each item that has one, the facts and documents
 * as they now stand, filed as the next submission. The request goes back to where it was asked. An
 * answer after its time is taken all the same, and marked late.
 */
export const answerInformation = defineOperation({
  name: "answer_information",
  who: ["provider"],
  audits: ["information_answered"],
  input: z.object({
    ...onRequest,
    answers: z.record(z.uuid(), z.string().trim().max(4000)),
    message: z.string().trim().max(4000).default(""),
  }),
  run: async (context, input) => {
    const claimed = await claimCase(context, input.requestId, input.version);
    if (!claimed.ok) return fail(claimed.error);
    const open = await context.tx.informationRequest.findFirst({
      where: { requestId: input.requestId, answeredAt: null, closedAt: null },
      include: { items: true },
    });
    const step = requireStep(context, claimed.value, "answer_information", open?.askedInState);
    if (!step.ok) return fail(step.error);
    if (!open)
      throw new Error(`${claimed.value.reference} awaits information that nobody asked for`);
    for (const item of open.items) {
      const answer = input.answers[item.id];
      if (answer)
        await context.tx.informationItem.updateMany({ where: { id: item.id }, data: { answer } });
    }
    const submission = await fileSubmission(context, claimed.value);
    await context.tx.$executeRaw`
      update information_request
      set answered_by = ${context.actor.id}::uuid, answered_at = ${context.now}, answer_message = ${input.message}
      where id = ${open.id}::uuid`;
    await takeStep(context, claimed.value, step.value, {
      data: {
        information_request: open.number,
        late: context.now > open.dueAt,
        submission_id: submission.id,
        submission: submission.number,
        result: submission.overall,
      },
    });
    return ok({ requestId: input.requestId, submission: submission.number });
  },
});
