import { z } from "zod";
import { defineQuery } from "@/lib/casework/define-query";
import { findDetermination } from "@/lib/db/determinations";
import { findEvents } from "@/lib/db/events";
import { findCriterionDecisions, findSubmissions } from "@/lib/db/findings";
import { findInformationRequests } from "@/lib/db/information";
import { findCase } from "@/lib/db/requests";
import { changedFacts } from "@/lib/review/changed-facts";
import { policyForCase } from "@/lib/review/policy-for-case";

/**
 * The case as a story: every step with who and when, each submission with its policy version and
 * what changed since the one before. Events that are the plan's own business stay with the plan.
 */
export const requestHistory = defineQuery({
  name: "request_history",
  who: ["provider", "reviewer", "medical_director"],
  input: z.object({ requestId: z.uuid() }),
  run: async ({ tx }, { requestId }) => {
    const current = await findCase(tx, requestId);
    if (!current) return undefined;
    const events = await findEvents(tx, requestId);
    const submissions = await findSubmissions(tx, requestId);
    const policy = policyForCase(current);
    return {
      case: current,
      events,
      submissions: submissions.map((submission, index) => ({
        ...submission,
        changes: changedFacts(policy, submissions[index - 1], submission),
      })),
      informationRequests: await findInformationRequests(tx, requestId),
      determination: await findDetermination(tx, requestId),
      // Empty for a provider: row-level security keeps them with the plan.
      decisions: await findCriterionDecisions(tx, requestId),
      policy,
      // Removed ones too: the story names them.
      fileNames: Object.fromEntries(
        (
          await tx.document.findMany({ where: { requestId }, select: { id: true, fileName: true } })
        ).map(({ id, fileName }) => [id, fileName]),
      ),
    };
  },
});
