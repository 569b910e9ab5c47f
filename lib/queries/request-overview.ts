import { z } from "zod";
import { defineQuery } from "@/lib/casework/define-query";
import { findAdministrativeClosing } from "@/lib/db/administrative-closings";
import { findDetermination } from "@/lib/db/determinations";
import { documentView } from "@/lib/db/documents";
import { findCriterionDecisions, findLatestSubmission } from "@/lib/db/findings";
import { findInformationRequests } from "@/lib/db/information";
import { findCase } from "@/lib/db/requests";
import { policyForCase } from "@/lib/review/policy-for-case";
import { stepsOpenTo } from "@/lib/review/workflow";

/**
 * Where a request stands, on one page: what was asked for, what was submitted and how it was
 * judged, what is still awaited, and the determination when there is one.
 */
export const requestOverview = defineQuery({
  name: "request_overview",
  who: ["provider", "reviewer", "medical_director"],
  input: z.object({ requestId: z.uuid() }),
  run: async ({ tx, actor }, { requestId }) => {
    const current = await findCase(tx, requestId);
    if (!current) return undefined;
    const submission = await findLatestSubmission(tx, requestId);
    const informationRequests = await findInformationRequests(tx, requestId);
    const determination = await findDetermination(tx, requestId);
    const closing = await findAdministrativeClosing(tx, requestId);
    const discharge = await tx.event.findFirst({
      where: { requestId, kind: "discharge_recorded" },
      select: { id: true },
    });
    const documents = await tx.document.findMany({
      where: { requestId, removedAt: null },
      orderBy: [{ uploadedAt: "asc" }, { id: "asc" }],
    });
    const siblings = await tx.reviewRequest.findMany({
      where: { episodeId: current.episodeId, id: { not: requestId } },
      select: { id: true, reference: true, reviewType: true, state: true },
      orderBy: { createdAt: "asc" },
    });
    const holder = current.assignedTo
      ? await tx.$queryRaw<
          { name: string | null }[]
        >`select person_name(${current.assignedTo}::uuid) as name`
      : [];
    const { criteria, version } = policyForCase(current);
    return {
      case: current,
      policyVersion: version,
      titles: Object.fromEntries(criteria.map((criterion) => [criterion.id, criterion.title])),
      submission: submission ?? null,
      informationRequests,
      determination,
      closing,
      discharged: discharge !== null,
      // By decision; row-level security leaves this empty for a provider.
      overrideReasons: Object.fromEntries(
        (await findCriterionDecisions(tx, requestId)).map(({ id, reason }) => [id, reason]),
      ),
      documents: documents.map(documentView),
      episode: siblings,
      holderName: holder[0]?.name ?? null,
      steps: stepsOpenTo(actor.role, current.state),
    };
  },
});
