import { z } from "zod";
import { fail, ok } from "@/lib/result";
import { defineOperation } from "@/lib/casework/define-operation";
import { onRequest } from "@/lib/casework/input-fields";
import { requireHolder } from "@/lib/casework/review-standing";
import { claimCase, requireStep, takeStep } from "@/lib/casework/transition";

/** Puts a request that was taken back into the queue; what was worked on it stays. */
export const handBackRequest = defineOperation({
  name: "hand_back_request",
  who: ["reviewer", "medical_director"],
  audits: ["review_handed_back"],
  input: z.object(onRequest),
  run: async (context, input) => {
    const claimed = await claimCase(context, input.requestId, input.version);
    if (!claimed.ok) return fail(claimed.error);
    const step = requireStep(context, claimed.value, "hand_back");
    if (!step.ok) return fail(step.error);
    const holder = requireHolder(context, claimed.value);
    if (!holder.ok) return fail(holder.error);
    await takeStep(context, claimed.value, step.value, { set: { assignedTo: null } });
    return ok({ requestId: input.requestId });
  },
});
