import { z } from "zod";
import { fail, ok } from "@/lib/result";
import { certifiable } from "@/lib/review/certifiable";
import { numberSetting } from "@/lib/policy/settings";
import { dateInZone } from "@/lib/calendar";
import { stillNotYetDue } from "@/lib/review/still-not-yet-due";
import { programZone } from "@/lib/review/zone";
import { policyForCase } from "@/lib/review/policy-for-case";
import { defineOperation, invalidField } from "@/lib/casework/define-operation";
import { onRequest } from "@/lib/casework/input-fields";
import {
  checkSpan,
  isWhole,
  recordDetermination,
  spanFields,
} from "@/lib/casework/record-determination";
import { readStanding, requireHolder } from "@/lib/casework/review-standing";
import { claimCase, requireStep } from "@/lib/casework/transition";

/**
 * Certifies the request for named days. A reviewer may only when every gate and criterion is met
 * or does not apply (or, on a first review, is not yet due and the span is short); a medical
 * director deciding a referred request may also where one is not, saying why.
 */
export const certifyRequest = defineOperation({
  name: "certify_request",
  who: ["reviewer", "medical_director"],
  audits: ["certified"],
  input: z.object({
    ...onRequest,
    ...spanFields,
    rationale: z.string().trim().max(8000).default(""),
  }),
  run: async (context, input) => {
    const claimed = await claimCase(context, input.requestId, input.version);
    if (!claimed.ok) return fail(claimed.error);
    const current = claimed.value;
    const step = requireStep(context, current, "certify");
    if (!step.ok) return fail(step.error);
    const holder = requireHolder(context, current);
    if (!holder.ok) return fail(holder.error);
    const span = checkSpan(current, input);
    if (!span.ok) return fail(span.error);
    const standing = await readStanding(context, current);
    const policy = policyForCase(current);
    const verdict = certifiable(
      current.reviewType,
      standing.submission.evaluation,
      standing.findings,
      span.value,
      stillNotYetDue(policy, standing.submission, dateInZone(context.now, programZone)),
      numberSetting(policy, "first_certification_while_not_yet_due_days"),
    );
    if (verdict.notYetDue.length === 0 && !isWhole(current, span.value))
      return fail(
        invalidField(
          "days",
          `${current.requestedDays} days were requested, ${current.firstDay} to ${current.lastDay}. Certifying fewer is a decision against the rest: a medical director makes it, with the reasons.`,
        ),
      );
    const directorDecides = current.state === "with_medical_director";
    if (!verdict.allowed && !directorDecides)
      return fail({
        code: "condition_unmet",
        message: `Certifying needs every criterion met or not applicable. ${verdict.because.join(" ")} Ask for information, override with a reason, or refer to a medical director.`,
      });
    if (!verdict.allowed && !input.rationale)
      return fail({
        code: "invalid_input",
        message: "Some answers need correcting.",
        fields: {
          rationale: `Say why the request is certified although not every criterion is met. ${verdict.because.join(" ")}`,
        },
      });
    return ok(
      await recordDetermination(context, current, step.value, standing, {
        outcome: "certified",
        span: span.value,
        rationale: input.rationale,
        unmet: [],
        notYetDue: verdict.notYetDue,
      }),
    );
  },
});
