import { z } from "zod";
import { defineOperation, notFound } from "@/lib/casework/define-operation";
import { nothingDue } from "@/lib/casework/nothing-due";
import { requireStep, takeStep } from "@/lib/casework/transition";
import { findDraftsToTakeAway } from "@/lib/db/due-matters";
import { lockCase } from "@/lib/db/requests";
import { fail, ok } from "@/lib/result";

/**
 * The portal takes away a draft that was told of and that nobody has touched since. It stays
 * readable as withdrawn; the plan never saw it.
 */
export const expireDraft = defineOperation({
  name: "expire_draft",
  who: ["system"],
  audits: ["draft_expired"],
  input: z.object({ requestId: z.uuid() }),
  run: async (context, { requestId }) => {
    const current = await lockCase(context.tx, requestId);
    if (!current) return fail(notFound);
    const step = requireStep(context, current, "expire_draft");
    if (!step.ok) return fail(step.error);
    const [draft] = await findDraftsToTakeAway(context.tx, context.now, requestId);
    if (!draft) return fail(nothingDue);
    await takeStep(context, current, step.value, {
      data: { told_at: draft.toldAt.toISOString() },
    });
    return ok({ requestId });
  },
});
