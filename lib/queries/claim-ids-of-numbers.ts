import { z } from "zod";
import { typedNumber } from "@/lib/casework/claim-line-filter";
import { defineQuery } from "@/lib/casework/define-query";
import { findClaimMember, findClaimOfNumber } from "@/lib/db/claim-desk/claims";

/**
 * The ids behind the numbers of a member and a claim, which stand in addresses in their place: a
 * number names a person, and addresses are written to logs. Null for what was not asked and for what
 * the actor may not see; a provider learns of its own claims and their members alone.
 */
export const claimIdsOfNumbers = defineQuery({
  name: "claim_ids_of_numbers",
  who: ["claims_analyst", "provider"],
  input: z.object({ member: typedNumber.optional(), claim: typedNumber.optional() }),
  run: async ({ tx }, { member, claim }) => ({
    memberId: (member && (await findClaimMember(tx, member))) ?? null,
    claimId: (claim && (await findClaimOfNumber(tx, claim))) ?? null,
  }),
});
