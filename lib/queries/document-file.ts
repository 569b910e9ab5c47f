import { z } from "zod";
import { defineQuery } from "@/lib/casework/define-query";
import { servedName } from "@/lib/documents/served-name";

/** Where a document the actor may read lies, and how and under which name to hand it over. */
export const documentFile = defineQuery({
  name: "document_file",
  who: ["provider", "reviewer", "medical_director"],
  input: z.object({ documentId: z.uuid() }),
  run: async ({ tx }, { documentId }) => {
    const row = await tx.document.findUnique({ where: { id: documentId } });
    if (!row || row.removedAt) return undefined;
    return {
      storageKey: row.storageKey,
      mediaType: row.mediaType,
      fileName: servedName(row.fileName, row.mediaType),
    };
  },
});
