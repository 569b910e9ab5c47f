import { z } from "zod";
import { fail, ok } from "@/lib/result";
import { claimDocument, requireUnfiled } from "@/lib/casework/claim-document";
import { defineOperation } from "@/lib/casework/define-operation";

/**
 * Takes a document out of a draft, with the citations that point at it. What was submitted once
 * stays on record: such a document is refused here and remains readable.
 */
export const removeDocument = defineOperation({
  name: "remove_document",
  who: ["provider"],
  audits: ["document_removed"],
  input: z.object({ documentId: z.uuid() }),
  run: async (context, { documentId }) => {
    const claimed = await claimDocument(context, documentId);
    if (!claimed.ok) return fail(claimed.error);
    const { current, document } = claimed.value;
    const unfiled = await requireUnfiled(context, current.id, document);
    if (!unfiled.ok) return fail(unfiled.error);
    await context.tx.factCitation.deleteMany({ where: { documentId } });
    await context.tx.document.updateMany({
      where: { id: documentId },
      data: { removedAt: context.now },
    });
    await context.record({
      kind: "document_removed",
      requestId: current.id,
      organizationId: current.organizationId,
      internal: false,
      data: { document_id: documentId },
    });
    return ok({ documentId });
  },
});
