import { z } from "zod";
import { defineOperation, notFound } from "@/lib/casework/define-operation";
import { recordDetermination } from "@/lib/casework/record-determination";
import { readStanding } from "@/lib/casework/review-standing";
import { requireStep } from "@/lib/casework/transition";
import { lockCase } from "@/lib/db/requests";
import { fail, ok } from "@/lib/result";
import { automaticallyCertifiable } from "@/lib/review/certifiable";

/**
 * The portal certifies what was just submitted, whole, where the plan's terms switch that on and
 * every gate and criterion is met or does not apply by the provider's statement alone. Anything else
 * waits for a person: what is open, what is not yet due, and whatever a clinician has touched.
 */
export const certifyAutomatically = defineOperation({
  name: "certify_automatically",
  who: ["system"],
  audits: ["certified"],
  input: z.object({ requestId: z.uuid() }),
  run: async (context, { requestId }) => {
    const current = await lockCase(context.tx, requestId);
    if (!current) return fail(notFound);
    const step = requireStep(context, current, "certify_automatically");
    if (!step.ok) return fail(step.error);
    if (!current.plan.terms.automaticCertification)
      return fail({
        code: "condition_unmet",
        message: "The plan's terms do not let the portal certify by itself.",
      });
    const standing = await readStanding(context, current);
    const verdict = automaticallyCertifiable(standing.submission.evaluation, standing.findings);
    if (!verdict.allowed)
      return fail({
        code: "condition_unmet",
        message: `The portal certifies only what is met in everything. ${verdict.because.join(" ")}`,
      });
    const { firstDay, lastDay, requestedDays: days } = current;
    return ok(
      await recordDetermination(context, current, step.value, standing, {
        outcome: "certified",
        span: { days, firstDay, lastDay },
        rationale: "",
        unmet: [],
        notYetDue: [],
        data: { automatic: true },
      }),
    );
  },
});
