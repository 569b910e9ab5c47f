import { z } from "zod";
import { fail, ok, type Result } from "@/lib/result";
import type { OperationError } from "./define-operation";
import type { UnmetCriterion } from "./record-determination";
import type { ReviewStanding } from "./review-standing";

/** Input of a decision against a request: an overall rationale and one for each unmet criterion. */
export const unmetRationales = {
  rationale: z.string().trim().max(8000).default(""),
  rationales: z.record(z.string(), z.string().trim().max(8000)).default({}),
};

/**
 * Pairs every criterion found not met with its clinical rationale; a criterion without one is a
 * field error under its own name, so that nothing adverse is decided in a lump.
 */
export function requireRationales(
  standing: ReviewStanding,
  rationales: Readonly<Record<string, string>>,
): Result<readonly UnmetCriterion[], OperationError> {
  const unmet = standing.findings.filter((effective) => effective.finding === "not_met");
  const fields: Record<string, string> = {};
  for (const { criterion } of unmet)
    if (!rationales[criterion])
      fields[`rationales.${criterion}`] =
        `Give the clinical rationale for ${criterion}, specific to this member.`;
  if (Object.keys(fields).length > 0)
    return fail({ code: "invalid_input", message: "Some answers need correcting.", fields });
  return ok(unmet.map(({ criterion }) => ({ criterion, rationale: rationales[criterion] ?? "" })));
}
