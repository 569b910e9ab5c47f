import { z } from "zod";
import { defineOperation } from "@/lib/casework/define-operation";
import { contestFields, openContest } from "@/lib/casework/open-contest";

/**
 * The provider asks the plan to look at its decision again, informally; not decided in the time the
 * law gives, it becomes an appeal.
 */
export const requestReconsideration = defineOperation({
  name: "request_reconsideration",
  who: ["provider"],
  audits: ["reconsideration_requested"],
  input: z.object(contestFields),
  run: (context, input) =>
    openContest(context, "reconsideration", "request_reconsideration", input),
});
