import { z } from "zod";
import { fail, ok } from "@/lib/result";
import { defineOperation } from "@/lib/casework/define-operation";
import { onRequest } from "@/lib/casework/input-fields";
import { requireHolder } from "@/lib/casework/review-standing";
import { claimCase, raiseVersion } from "@/lib/casework/transition";

/**
 * A person records that all necessary information has been obtained (N.C.G.S. 58-50-61(f) counts
 * from that moment). Asking for more information takes the mark off again.
 */
export const markInformationComplete = defineOperation({
  name: "mark_information_complete",
  who: ["reviewer", "medical_director"],
  audits: ["all_necessary_information_obtained"],
  input: z.object(onRequest),
  run: async (context, input) => {
    const claimed = await claimCase(context, input.requestId, input.version);
    if (!claimed.ok) return fail(claimed.error);
    const current = claimed.value;
    if (current.state !== "in_review" && current.state !== "with_medical_director")
      return fail({
        code: "wrong_state",
        message: "This is recorded while the request is in review and nothing is awaited.",
      });
    const holder = requireHolder(context, current);
    if (!holder.ok) return fail(holder.error);
    if (current.informationCompleteAt)
      return fail({ code: "wrong_state", message: "This has been recorded already." });
    await raiseVersion(context, current, {
      kind: "all_necessary_information_obtained",
      internal: false,
      set: { informationCompleteAt: context.now },
    });
    return ok({ requestId: current.id });
  },
});
