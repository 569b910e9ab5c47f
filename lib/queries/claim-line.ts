import { z } from "zod";
import { lineKeyText } from "@/lib/casework/claim-line-filter";
import { defineQuery } from "@/lib/casework/define-query";
import { findLine, findLinesOfClaim } from "@/lib/db/claim-desk/claim-lines";
import { findClaim, findLineChanges } from "@/lib/db/claim-desk/claims";
import { claimRulesOn } from "@/lib/policy/claim-rules";
import { policyLibrary } from "@/lib/policy/library";

/**
 * One claim line: what was billed, what became of it and why, in the policy's words, the line it
 * collided with, its sister lines and how its judgement changed. Of another provider's claim a
 * provider learns that it exists and nothing more.
 */
export const claimLine = defineQuery({
  name: "claim_line",
  who: ["claims_analyst", "provider"],
  input: z.object({ key: lineKeyText }),
  run: async ({ tx, actor }, { key }) => {
    const line = await findLine(tx, key.serviceDate, key.id);
    if (!line) return undefined;
    const mayRead = (organizationId: string | null | undefined): boolean =>
      actor.role !== "provider" || organizationId === actor.organizationId;
    if (!mayRead(line.organizationId)) return undefined;
    const claim = await findClaim(tx, line.claimId);
    if (!claim) return undefined;
    const { rules } = claimRulesOn(policyLibrary())(line.serviceDate);
    const sisters = await findLinesOfClaim(tx, line.claimId);
    const nameOf = async (claimId: string) => {
      const found = await findClaim(tx, claimId);
      return found && mayRead(found.organizationId) ? found.number : null;
    };
    const changes = [];
    for (const { byClaimId, before, after, at } of await findLineChanges(
      tx,
      line.claimId,
      line.number,
    ))
      changes.push({ before, after, at, byClaimNumber: await nameOf(byClaimId) });
    const others =
      line.collisionClaimId === null
        ? []
        : line.collisionClaimId === line.claimId
          ? sisters
          : await findLinesOfClaim(tx, line.collisionClaimId);
    const other = others.find(({ number }) => number === line.collisionLine);
    return {
      line,
      claim,
      edits: rules.edits
        .filter(({ id }) => line.edits.includes(id))
        .map(({ id, number, title, reading, remedy, sentence }) => ({
          id,
          number,
          title,
          reading,
          remedy,
          sentence: sentence === null ? null : (rules.sentences[sentence] ?? null),
        })),
      sisters: sisters.filter(({ id }) => id !== line.id),
      collision:
        line.collisionClaimId === null
          ? null
          : other && mayRead(other.organizationId)
            ? { line: other }
            : ("another_provider" as const),
      supersededBy:
        claim.supersededBy === null
          ? null
          : { id: claim.supersededBy, number: await nameOf(claim.supersededBy) },
      changes,
    };
  },
});
