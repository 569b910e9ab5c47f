import { z } from "zod";
import { defineOperation } from "@/lib/casework/define-operation";
import { appealFields, openContest } from "@/lib/casework/open-contest";

/**
 * A decision is appealed: by the provider here, or by the member in a letter or call that staff put on
 * record with the day it came.
 */
export const appeal = defineOperation({
  name: "appeal",
  who: ["provider", "reviewer", "medical_director"],
  audits: ["appeal_received"],
  input: z.object(appealFields),
  run: (context, input) => openContest(context, "appeal", "appeal", input),
});
