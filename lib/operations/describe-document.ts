import { z } from "zod";
import { dateColumn } from "@/lib/db/plain-date";
import { documentKinds } from "@/lib/documents/kinds";
import { fail, ok } from "@/lib/result";
import { defineOperation } from "@/lib/casework/define-operation";
import { claimDocument, requireUnfiled } from "@/lib/casework/claim-document";
import { dateText } from "@/lib/casework/input-fields";

/** Says what a document is: its kind (which decides what it can prove), author and date. */
export const describeDocument = defineOperation({
  name: "describe_document",
  who: ["provider"],
  audits: ["document_described"],
  input: z.object({
    documentId: z.uuid(),
    kind: z.enum(documentKinds),
    author: z.string().trim().max(120).optional(),
    documentDate: dateText("Enter the date of the document.").optional(),
  }),
  run: async (context, input) => {
    const claimed = await claimDocument(context, input.documentId);
    if (!claimed.ok) return fail(claimed.error);
    const { current, document } = claimed.value;
    const unfiled = await requireUnfiled(context, current.id, document);
    if (!unfiled.ok) return fail(unfiled.error);
    await context.tx.document.updateMany({
      where: { id: input.documentId },
      data: {
        kind: input.kind,
        author: input.author || null,
        documentDate: input.documentDate ? dateColumn(input.documentDate) : null,
      },
    });
    await context.record({
      kind: "document_described",
      requestId: current.id,
      organizationId: current.organizationId,
      internal: false,
      data: { document_id: input.documentId, document_kind: input.kind },
    });
    return ok({ documentId: input.documentId });
  },
});
