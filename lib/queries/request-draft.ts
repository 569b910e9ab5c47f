import { isDeepStrictEqual } from "node:util";
import { z } from "zod";
import { dateInZone } from "@/lib/calendar";
import { defineQuery } from "@/lib/casework/define-query";
import { findCitations } from "@/lib/db/facts";
import { flatFactsSchema } from "@/lib/db/json";
import { openInformationRequest } from "@/lib/db/information";
import { documentView } from "@/lib/db/documents";
import { findCase } from "@/lib/db/requests";
import { policyForCase } from "@/lib/review/policy-for-case";
import { editableStates } from "@/lib/review/workflow";
import { programZone } from "@/lib/review/zone";

/**
 * Everything the checklist form needs at once: the case, the policy version as data, the working
 * copy of the facts with the revision of each, citations, documents, what was asked for, and today
 * in the program's zone (the review date until somebody names another).
 */
export const requestDraft = defineQuery({
  name: "request_draft",
  who: ["provider"],
  input: z.object({ requestId: z.uuid() }),
  run: async ({ tx, now }, { requestId }) => {
    const current = await findCase(tx, requestId);
    if (!current) return undefined;
    const facts = await tx.requestFact.findMany({ where: { requestId } });
    const citations = await findCitations(tx, requestId);
    const documents = await tx.document.findMany({
      where: { requestId, removedAt: null },
      orderBy: [{ uploadedAt: "asc" }, { id: "asc" }],
    });
    const asked = await openInformationRequest(tx, requestId);
    const previous = current.previousRequestId
      ? await tx.reviewRequest.findUnique({
          where: { id: current.previousRequestId },
          select: { reference: true, facts: { select: { path: true, value: true } } },
        })
      : null;
    const before = new Map(previous?.facts.map(({ path, value }) => [path, value]));
    return {
      case: current,
      editable: editableStates.includes(current.state),
      policy: policyForCase(current),
      values: flatFactsSchema.parse(
        Object.fromEntries(facts.map((fact) => [fact.path, fact.value])),
      ),
      revisions: Object.fromEntries(facts.map((fact) => [fact.path, fact.revision])),
      origins: Object.fromEntries(facts.map((fact) => [fact.path, fact.origin])),
      savedAt: facts.reduce<Date | null>(
        (latest, fact) => (latest && latest > fact.enteredAt ? latest : fact.enteredAt),
        null,
      ),
      citations,
      documents: documents.map(documentView),
      informationRequest: asked,
      /** The request whose answers this one began with. */
      previousReference: previous?.reference ?? null,
      /** Facts filled in that stand as they did in that request. */
      carried: facts
        .filter(
          ({ path, value, origin }) =>
            origin === "electronic_record" &&
            before.has(path) &&
            isDeepStrictEqual(before.get(path), value),
        )
        .map(({ path }) => path),
      today: dateInZone(now, programZone),
    };
  },
});
