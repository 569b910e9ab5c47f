import { z } from "zod";
import { defineOperation } from "@/lib/casework/define-operation";
import { resumeClaimFile } from "@/lib/db/claim-desk/claim-files";
import { enqueueClaimFile } from "@/lib/db/claims/claim-file-job";
import { fail, ok } from "@/lib/result";

/**
 * Sets a stopped file going again, from where its last chunk ended. Whoever does it is the one on
 * whose behalf the rest is loaded.
 */
export const resumeClaimsFile = defineOperation({
  name: "resume_claims_file",
  who: ["claims_analyst"],
  audits: ["claim_file_resumed"],
  input: z.object({ fileId: z.uuid() }),
  run: async ({ tx, actor, record }, { fileId }) => {
    const state = await resumeClaimFile(tx, fileId, actor.id);
    if (state === undefined)
      return fail({ code: "not_found", message: "There is no such file of claims." });
    if (state !== "stopped")
      return fail({
        code: "wrong_state",
        message: "Only a file that has stopped can be resumed. Look at the page again.",
      });
    await enqueueClaimFile(tx, fileId);
    await record({
      kind: "claim_file_resumed",
      requestId: null,
      organizationId: null,
      internal: true,
      data: { file_id: fileId },
    });
    return ok({ fileId });
  },
});
