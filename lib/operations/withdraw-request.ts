import { z } from "zod";
import { fail, ok } from "@/lib/result";
import { defineOperation } from "@/lib/casework/define-operation";
import { onRequest, requiredText } from "@/lib/casework/input-fields";
import { claimCase, requireStep, takeStep } from "@/lib/casework/transition";

/** Takes an open request back. It stays on record; a withdrawn draft is never seen by the plan. */
export const withdrawRequest = defineOperation({
  name: "withdraw_request",
  who: ["provider"],
  audits: ["request_withdrawn"],
  input: z.object({ ...onRequest, reason: requiredText("Say why the request is withdrawn.", 500) }),
  run: async (context, input) => {
    const claimed = await claimCase(context, input.requestId, input.version);
    if (!claimed.ok) return fail(claimed.error);
    const step = requireStep(context, claimed.value, "withdraw");
    if (!step.ok) return fail(step.error);
    await takeStep(context, claimed.value, step.value, { data: { reason: input.reason } });
    return ok({ requestId: input.requestId });
  },
});
