import { z } from "zod";
import { fail, ok } from "@/lib/result";
import { defineOperation } from "@/lib/casework/define-operation";
import { onRequest } from "@/lib/casework/input-fields";
import { claimCase, requireStep, takeStep } from "@/lib/casework/transition";

/** A clinician of the plan takes a submitted request from the queue. */
export const takeRequest = defineOperation({
  name: "take_request",
  who: ["reviewer", "medical_director"],
  audits: ["review_started"],
  input: z.object(onRequest),
  run: async (context, input) => {
    const claimed = await claimCase(context, input.requestId, input.version);
    if (!claimed.ok) return fail(claimed.error);
    const step = requireStep(context, claimed.value, "take");
    if (!step.ok) return fail(step.error);
    await takeStep(context, claimed.value, step.value, { set: { assignedTo: context.actor.id } });
    return ok({ requestId: input.requestId });
  },
});
