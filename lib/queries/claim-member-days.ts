import { z } from "zod";
import { addDays } from "@/lib/calendar";
import { bigId } from "@/lib/casework/claim-line-filter";
import { defineQuery } from "@/lib/casework/define-query";
import { findLinesOfMember, findMonthsOfMember } from "@/lib/db/claim-desk/claim-lines";
import { findMemberNumber, findStays } from "@/lib/db/claim-desk/claims";
import { findMemberAuthorizations } from "@/lib/db/claim-desk/member-authorizations";

/**
 * One month of a member: which days are authorized, billed, paid and contested, and by which
 * claims. Without a month, the latest with a claim. A provider sees its own claims alone.
 */
export const claimMemberDays = defineQuery({
  name: "claim_member_days",
  who: ["claims_analyst", "reviewer", "medical_director", "provider"],
  input: z.object({
    memberId: bigId,
    month: z
      .string()
      .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
      .optional()
      .catch(undefined),
  }),
  run: async ({ tx, actor }, { memberId, month: asked }) => {
    const memberNumber = await findMemberNumber(tx, memberId);
    if (memberNumber === undefined) return undefined;
    const organizationId = actor.role === "provider" ? actor.organizationId : undefined;
    const months = await findMonthsOfMember(tx, memberId, organizationId);
    if (!months) return undefined;
    const month = asked ?? months.last;
    const from = `${month}-01`;
    const through = addDays(`${addDays(from, 31).slice(0, 7)}-01`, -1);
    return {
      memberId,
      memberNumber,
      month,
      months,
      from,
      through,
      lines: await findLinesOfMember(tx, memberId, from, through, organizationId),
      authorizations: await findMemberAuthorizations(tx, actor.role, memberNumber, from, through),
      stays: organizationId ? [] : await findStays(tx, memberId, from, through),
    };
  },
});
