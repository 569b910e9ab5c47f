import { randomUUID } from "node:crypto";
import { z } from "zod";
import { fail, ok } from "@/lib/result";
import { policyForCase } from "@/lib/review/policy-for-case";
import { claimDocument } from "@/lib/casework/claim-document";
import { defineOperation, invalidField } from "@/lib/casework/define-operation";
import { pageReference } from "@/lib/casework/input-fields";

/** Says on which page of which document a fact rests, or takes that back. */
export const citeEvidence = defineOperation({
  name: "cite_evidence",
  who: ["provider"],
  audits: ["evidence_cited", "evidence_citation_removed"],
  input: pageReference.extend({ path: z.string().max(200), remove: z.boolean().default(false) }),
  run: async (context, { documentId, page, path, remove }) => {
    const claimed = await claimDocument(context, documentId);
    if (!claimed.ok) return fail(claimed.error);
    const { current, document } = claimed.value;
    if (page > document.pageCount)
      return fail(
        invalidField(
          "page",
          `This document has ${document.pageCount} page${document.pageCount === 1 ? "" : "s"}.`,
        ),
      );
    if (!policyForCase(current).vocabulary.facts.some((fact) => fact.path === path))
      return fail(invalidField("path", "This is not a fact of the form."));
    const place = { requestId: current.id, path, documentId, page };
    const { count } = remove
      ? await context.tx.factCitation.deleteMany({ where: place })
      : await context.tx.factCitation.createMany({
          data: { id: randomUUID(), ...place, citedBy: context.actor.id, citedAt: context.now },
          skipDuplicates: true,
        });
    // Said again, or taken back twice: nothing changed, so there is nothing to record.
    if (count === 0) return ok({ path });
    await context.record({
      kind: remove ? "evidence_citation_removed" : "evidence_cited",
      requestId: current.id,
      organizationId: current.organizationId,
      internal: false,
      data: { path, document_id: documentId, page },
    });
    return ok({ path });
  },
});
