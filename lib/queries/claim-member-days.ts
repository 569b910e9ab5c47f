import { z } from "zod";
import { addDays } from "@/lib/calendar";
import { bigId } from "@/lib/casework/claim-line-filter";
import { defineQuery } from "@/lib/casework/define-query";
import { numberOnCard } from "@/lib/claims/member-number";
import { findLatestMonth, findLinesOfMember } from "@/lib/db/claim-desk/claim-lines";
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
    // Looked up only where the month alone does not say that the member has claims.
    const latest = () => findLatestMonth(tx, memberId, organizationId);
    const month = asked ?? (await latest());
    if (month === undefined) return undefined;
    const from = `${month}-01`;
    const through = addDays(`${addDays(from, 31).slice(0, 7)}-01`, -1);
    const lines = await findLinesOfMember(tx, memberId, from, through, organizationId);
    const latestMonth = lines.length > 0 ? month : await latest();
    if (latestMonth === undefined) return undefined;
    return {
      memberId,
      memberNumber,
      month,
      /** A month with a claim to go to from one without; the latest of them. */
      latestMonth,
      from,
      through,
      lines,
      authorizations: await findMemberAuthorizations(
        tx,
        actor.role,
        numberOnCard(memberNumber),
        from,
        through,
      ),
      stays: organizationId ? [] : await findStays(tx, memberId, from, through),
    };
  },
});
