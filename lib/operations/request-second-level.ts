import { z } from "zod";
import { defineOperation } from "@/lib/casework/define-operation";
import { appealFields, openContest } from "@/lib/casework/open-contest";

/**
 * After the decision of an appeal a second-level review is asked for.
 */
export const requestSecondLevel = defineOperation({
  name: "request_second_level",
  who: ["provider", "reviewer", "medical_director"],
  audits: ["second_level_requested"],
  input: z.object(appealFields),
  run: (context, input) => openContest(context, "second_level", "request_second_level", input),
});
