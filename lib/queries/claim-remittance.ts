import { z } from "zod";
import { bigId } from "@/lib/casework/claim-line-filter";
import { defineQuery } from "@/lib/casework/define-query";
import { knownClaim } from "@/lib/casework/known-claim";
import { remittanceOf, remittanceSegments } from "@/lib/claims/export/remittance";
import { findLinesOfClaim } from "@/lib/db/claim-desk/claim-lines";
import { findClaim } from "@/lib/db/claim-desk/claims";
import { policyLibrary } from "@/lib/policy/library";

/**
 * What the remittance advice would say of a claim, as words and as segments; `remittance` is null
 * while every line waits for records.
 */
export const claimRemittance = defineQuery({
  name: "claim_remittance",
  who: ["claims_analyst", "provider"],
  input: z.object({ claimId: bigId }),
  run: async ({ tx, actor }, { claimId }) => {
    const claim = await findClaim(tx, claimId);
    if (!claim) return undefined;
    if (actor.role === "provider" && claim.organizationId !== actor.organizationId)
      return undefined;
    const lines = await findLinesOfClaim(tx, claimId);
    const library = policyLibrary();
    const first = lines[0]?.serviceDate ?? claim.receivedOn;
    const policy = library.versionOn(first) ?? library.all[0];
    const remittance = remittanceOf(knownClaim(claim, lines), policy?.id ?? "");
    return {
      claim,
      lines,
      remittance,
      segments: remittance ? remittanceSegments(remittance) : [],
    };
  },
});
