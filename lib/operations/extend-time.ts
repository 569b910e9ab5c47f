import { z } from "zod";
import { defineOperation, invalidField } from "@/lib/casework/define-operation";
import { onRequest } from "@/lib/casework/input-fields";
import { requireHolder } from "@/lib/casework/review-standing";
import { claimCase, raiseVersion, requireAct } from "@/lib/casework/transition";
import { checkExtension } from "@/lib/clocks/time-limits";
import { findClocks } from "@/lib/db/clocks";
import { openInformationRequest } from "@/lib/db/information";
import { lawOfClocks } from "@/lib/policy/library";
import { fail, ok } from "@/lib/result";
import { extensionReasons } from "@/lib/review/time-extension";

/**
 * Extends the time to decide, once, before the limit is past, for a reason the law knows. The
 * extension holds from the moment its notice, which it owes, has gone out. Whatever time limit
 * knows no extension runs on beside it.
 */
export const extendTime = defineOperation({
  name: "extend_time",
  who: ["reviewer", "medical_director"],
  audits: ["time_extended"],
  input: z.object({
    ...onRequest,
    reason: z.enum(extensionReasons, "Say why more time is needed."),
  }),
  run: async (context, input) => {
    const claimed = await claimCase(context, input.requestId, input.version);
    if (!claimed.ok) return fail(claimed.error);
    const current = claimed.value;
    const act = requireAct(context, current, "extend_time");
    if (!act.ok) return fail(act.error);
    if (current.assignedTo) {
      const holder = requireHolder(context, current);
      if (!holder.ok) return fail(holder.error);
    }
    const rows = await findClocks(context.tx, current.id);
    const allowed = checkExtension(rows, lawOfClocks(), context.now);
    if (!allowed.ok) return fail({ code: "condition_unmet", message: allowed.error.message });
    if (
      input.reason === "missing_information" &&
      !(await openInformationRequest(context.tx, current.id))
    )
      return fail(
        invalidField(
          "reason",
          "Nothing is awaited: ask for the information first, so that the notice can name it.",
        ),
      );
    await raiseVersion(context, current, {
      kind: act.value.event,
      internal: act.value.internal,
      data: { reason_code: input.reason, rule_ids: allowed.value.ruleIds },
    });
    return ok({ requestId: current.id });
  },
});
