import { randomUUID } from "node:crypto";
import { z } from "zod";
import { answerDue } from "@/lib/casework/answer-period";
import { findClocks } from "@/lib/db/clocks";
import { dateColumn } from "@/lib/db/plain-date";
import { policyForCase } from "@/lib/review/policy-for-case";
import { fail, ok } from "@/lib/result";
import { defineOperation, invalidField } from "@/lib/casework/define-operation";
import { dateText, onRequest, requiredText, timeOfDay } from "@/lib/casework/input-fields";
import { readStanding, requireHolder } from "@/lib/casework/review-standing";
import { claimCase, requireStep, takeStep } from "@/lib/casework/transition";

/**
 * Asks the provider for named items, each tied to the criterion it serves. Only what could still
 * change the answer may be asked: an item for a criterion that is met or does not apply is refused,
 * and so is a fact that serves another criterion. The time to answer ends at an instant, the last
 * second of its day where no time is named, and is as long as the law that applies asks. Told as an
 * extension, the questions hold the clock to decide still until they are answered.
 */
export const requestInformation = defineOperation({
  name: "request_information",
  who: ["reviewer", "medical_director"],
  audits: ["information_requested"],
  input: z.object({
    ...onRequest,
    message: z.string().trim().max(4000).default(""),
    dueOn: dateText("Enter the date by which the answer is needed."),
    dueTime: timeOfDay("Enter the time.").optional(),
    extends: z.preprocess((ticked) => ticked === true || ticked === "yes", z.boolean()),
    items: z
      .array(
        z.object({
          criterion: z.string().min(1, "Name the criterion the item serves.").max(80),
          factPath: z.string().max(200).optional(),
          question: requiredText("Write the question.", 1000),
        }),
      )
      .min(1, "Ask for at least one item.")
      .max(60),
  }),
  run: async (context, input) => {
    const claimed = await claimCase(context, input.requestId, input.version);
    if (!claimed.ok) return fail(claimed.error);
    const current = claimed.value;
    const step = requireStep(context, current, "request_information");
    if (!step.ok) return fail(step.error);
    const holder = requireHolder(context, current);
    if (!holder.ok) return fail(holder.error);
    const due = answerDue(await findClocks(context.tx, current.id), input, context.now);
    if (!due.ok) return fail(due.error);
    const dueAt = due.value;

    const { submission, findings } = await readStanding(context, current);
    const { vocabulary } = policyForCase(current);
    for (const [index, item] of input.items.entries()) {
      const gate = Object.hasOwn(submission.evaluation.gates, item.criterion)
        ? submission.evaluation.gates[item.criterion]
        : undefined;
      const finding =
        gate ?? findings.find((candidate) => candidate.criterion === item.criterion)?.finding;
      if (finding === undefined)
        return fail(invalidField(`items.${index}.criterion`, "This review has no such criterion."));
      if (finding === "met" || finding === "not_applicable")
        return fail(
          invalidField(
            `items.${index}.criterion`,
            `${item.criterion} is ${finding.replaceAll("_", " ")}: no answer could change it, so it may not be asked.`,
          ),
        );
      const fact = vocabulary.facts.find((candidate) => candidate.path === item.factPath);
      if (item.factPath && (!fact || (!gate && !fact.serves.includes(item.criterion))))
        return fail(
          invalidField(`items.${index}.factPath`, `This fact does not bear on ${item.criterion}.`),
        );
    }

    const number =
      (await context.tx.informationRequest.count({ where: { requestId: current.id } })) + 1;
    const id = randomUUID();
    await context.tx.informationRequest.createMany({
      data: {
        id,
        requestId: current.id,
        number,
        askedInState: current.state,
        message: input.message,
        dueOn: dateColumn(input.dueOn),
        dueAt,
        extends: input.extends,
        askedBy: context.actor.id,
        askedByName: context.actor.name,
        askedAt: context.now,
      },
    });
    await context.tx.informationItem.createMany({
      data: input.items.map((item, position) => ({
        id: randomUUID(),
        informationRequestId: id,
        position,
        criterion: item.criterion,
        factPath: item.factPath ?? null,
        question: item.question,
      })),
    });
    await takeStep(context, current, step.value, {
      data: {
        information_request: number,
        criteria: [...new Set(input.items.map((item) => item.criterion))],
        items: input.items.length,
        due_on: input.dueOn,
        due_at: dueAt.toISOString(),
        extends: input.extends,
      },
      set: { informationCompleteAt: null },
    });
    return ok({ requestId: current.id, number });
  },
});
