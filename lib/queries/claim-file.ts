import { z } from "zod";
import { defineQuery } from "@/lib/casework/define-query";
import { findClaimFile, findFileTotals, listRefusals } from "@/lib/db/claim-desk/claim-files";

/** How many refused claims are shown at a time. */
const refusalsShown = 50;

/** One file of claims: how it stands, what became of its lines, and what of it was refused. */
export const claimFile = defineQuery({
  name: "claim_file",
  who: ["claims_analyst"],
  input: z.object({
    fileId: z.uuid(),
    /** Refusals after this place in the file; from the first one without it. */
    refusalsAfter: z.coerce.number().int().min(-1).max(2_000_000_000).catch(-1).default(-1),
  }),
  run: async ({ tx }, { fileId, refusalsAfter }) => {
    const file = await findClaimFile(tx, fileId);
    if (!file) return undefined;
    const totals = await findFileTotals(tx, fileId);
    const refusals = await listRefusals(tx, fileId, refusalsAfter, refusalsShown + 1);
    const shown = refusals.slice(0, refusalsShown);
    return {
      file,
      totals,
      refusals: shown,
      refusalsNext: refusals.length > refusalsShown ? (shown.at(-1)?.positionInFile ?? null) : null,
    };
  },
});
