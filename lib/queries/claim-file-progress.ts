import { z } from "zod";
import { defineQuery } from "@/lib/casework/define-query";
import { findClaimFile, findFileTotals } from "@/lib/db/claim-desk/claim-files";

/** How far a file has come and its totals: small, for a screen that asks every second or two. */
export const claimFileProgress = defineQuery({
  name: "claim_file_progress",
  who: ["claims_analyst"],
  input: z.object({ fileId: z.uuid() }),
  run: async ({ tx }, { fileId }) => {
    const file = await findClaimFile(tx, fileId);
    if (!file) return undefined;
    const { state, byteSize, checkedBytes, linesIn, linesJudged, linesRefused } = file;
    return {
      state,
      byteSize,
      checkedBytes,
      linesIn,
      linesJudged,
      linesRefused,
      totals: await findFileTotals(tx, fileId),
    };
  },
});
