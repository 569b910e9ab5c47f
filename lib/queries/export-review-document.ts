import { z } from "zod";
import { dateInZone } from "@/lib/calendar";
import { defineQuery } from "@/lib/casework/define-query";
import { findCitations, findStoredFacts } from "@/lib/db/facts";
import { findLatestSubmission } from "@/lib/db/findings";
import { findCase } from "@/lib/db/requests";
import { nestFacts } from "@/lib/facts/review-document";
import { assembleDocument } from "@/lib/review/assemble";
import { policyForCase } from "@/lib/review/policy-for-case";
import { programZone } from "@/lib/review/zone";

/**
 * A request as a review document (JSON): the provider's working copy, or for the plan what was
 * last submitted.
 */
export const exportReviewDocument = defineQuery({
  name: "export_review_document",
  who: ["provider", "reviewer", "medical_director"],
  input: z.object({ requestId: z.uuid() }),
  run: async ({ tx, actor, now }, { requestId }) => {
    const current = await findCase(tx, requestId);
    if (!current) return undefined;
    const policy = policyForCase(current);
    const facts =
      actor.role === "provider"
        ? assembleDocument(
            current.reviewType,
            await findStoredFacts(tx, requestId),
            await findCitations(tx, requestId),
            current.member,
            dateInZone(now, programZone),
          ).facts
        : (await findLatestSubmission(tx, requestId))?.facts;
    if (!facts) return undefined;
    return {
      fileName: `${current.reference}.json`,
      document: {
        id: current.reference,
        review_type: current.reviewType,
        policy: { id: policy.id, version: policy.version, fingerprint: policy.fingerprint },
        facts: nestFacts(facts),
      },
    };
  },
});
