import { z } from "zod";
import { fail, ok } from "@/lib/result";
import { defineOperation, invalidField } from "@/lib/casework/define-operation";
import { onRequest } from "@/lib/casework/input-fields";
import {
  checkSpan,
  recordDetermination,
  requireLicence,
  spanFields,
} from "@/lib/casework/record-determination";
import { readStanding } from "@/lib/casework/review-standing";
import { claimCase, requireStep } from "@/lib/casework/transition";
import { requireRationales, unmetRationales } from "@/lib/casework/unmet-rationales";

/**
 * A medical director certifies fewer days than requested. The days not certified are decided
 * against, so this needs what a noncertification needs: the licence, and the rationale.
 */
export const certifyInPart = defineOperation({
  name: "certify_in_part",
  who: ["medical_director"],
  audits: ["certified_in_part"],
  input: z.object({ ...onRequest, ...spanFields, ...unmetRationales }),
  run: async (context, input) => {
    const claimed = await claimCase(context, input.requestId, input.version);
    if (!claimed.ok) return fail(claimed.error);
    const current = claimed.value;
    const step = requireStep(context, current, "certify_in_part");
    if (!step.ok) return fail(step.error);
    const licence = await requireLicence(context);
    if (!licence.ok) return fail(licence.error);
    const span = checkSpan(current, input);
    if (!span.ok) return fail(span.error);
    if (span.value.days >= current.requestedDays)
      return fail(
        invalidField("days", "These are all the days requested: certify them in full instead."),
      );
    if (!input.rationale)
      return fail(
        invalidField("rationale", "Give the clinical rationale for certifying fewer days."),
      );
    const standing = await readStanding(context, current);
    const unmet = requireRationales(standing, input.rationales);
    if (!unmet.ok) return fail(unmet.error);
    return ok(
      await recordDetermination(context, current, step.value, standing, {
        outcome: "certified_in_part",
        span: span.value,
        rationale: input.rationale,
        unmet: unmet.value,
        notYetDue: [],
        licence: licence.value,
      }),
    );
  },
});
