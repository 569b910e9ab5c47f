import { z } from "zod";
import { fail, ok } from "@/lib/result";
import { defineOperation } from "@/lib/casework/define-operation";
import { onRequest } from "@/lib/casework/input-fields";
import { recordDetermination, requireLicence } from "@/lib/casework/record-determination";
import { readStanding } from "@/lib/casework/review-standing";
import { claimCase, requireStep } from "@/lib/casework/transition";
import { requireRationales, unmetRationales } from "@/lib/casework/unmet-rationales";

/**
 * A medical director with an active North Carolina licence decides that the policy's criteria are
 * not met, with a clinical rationale for each unmet criterion. What is merely undetermined cannot
 * carry this decision: at least one criterion must be found not met.
 */
export const noncertifyRequest = defineOperation({
  name: "noncertify_request",
  who: ["medical_director"],
  audits: ["noncertified"],
  input: z.object({ ...onRequest, ...unmetRationales }),
  run: async (context, input) => {
    const claimed = await claimCase(context, input.requestId, input.version);
    if (!claimed.ok) return fail(claimed.error);
    const current = claimed.value;
    const step = requireStep(context, current, "noncertify");
    if (!step.ok) return fail(step.error);
    const licence = await requireLicence(context);
    if (!licence.ok) return fail(licence.error);
    const standing = await readStanding(context, current);
    const unmet = requireRationales(standing, input.rationales);
    if (!unmet.ok) return fail(unmet.error);
    if (unmet.value.length === 0)
      return fail({
        code: "condition_unmet",
        message:
          "No criterion is found not met. What is undetermined is asked for, never decided against: request information, or override a finding with its reason and evidence first.",
      });
    return ok(
      await recordDetermination(context, current, step.value, standing, {
        outcome: "noncertified",
        span: null,
        rationale: input.rationale,
        unmet: unmet.value,
        notYetDue: [],
        licence: licence.value,
      }),
    );
  },
});
