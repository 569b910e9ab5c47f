import { z } from "zod";
import { defineOperation } from "@/lib/casework/define-operation";
import { appealFields, openContest } from "@/lib/casework/open-contest";

/**
 * An independent review outside the plan is asked for: after the decision of an appeal, or at once
 * where a physician states that it cannot wait.
 */
export const requestExternalReview = defineOperation({
  name: "request_external_review",
  who: ["provider", "reviewer", "medical_director"],
  audits: ["external_review_requested"],
  input: z.object(appealFields),
  run: (context, input) =>
    openContest(context, "external_review", "request_external_review", input),
});
