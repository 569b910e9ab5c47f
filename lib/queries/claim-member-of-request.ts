import { z } from "zod";
import { defineQuery } from "@/lib/casework/define-query";
import { findClaimMember } from "@/lib/db/claim-desk/claims";

/** The id under which claims know the member of a request; null while no claim has come. */
export const claimMemberOfRequest = defineQuery({
  name: "claim_member_of_request",
  who: ["provider", "reviewer", "medical_director"],
  input: z.object({ requestId: z.uuid() }),
  run: async ({ tx }, { requestId }) => {
    const request = await tx.reviewRequest.findUnique({
      where: { id: requestId },
      select: { member: { select: { memberNumber: true } } },
    });
    if (!request) return undefined;
    const memberId = await findClaimMember(tx, request.member.memberNumber);
    return { memberId: memberId ?? null };
  },
});
