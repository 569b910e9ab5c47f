import { createHash, randomUUID } from "node:crypto";
import { z } from "zod";
import { dateColumn } from "@/lib/db/plain-date";
import { findCase } from "@/lib/db/requests";
import { acceptFile } from "@/lib/documents/accept";
import { cleanFileName } from "@/lib/documents/clean-file-name";
import { documentKinds, guessDocumentKind } from "@/lib/documents/kinds";
import { storeFile } from "@/lib/documents/storage";
import { fail, ok } from "@/lib/result";
import { editableStates, stateNames } from "@/lib/review/workflow";
import { defineOperation, invalidField, notFound } from "@/lib/casework/define-operation";
import { dateText } from "@/lib/casework/input-fields";

/**
 * Attaches a file to a draft or to the answer of an information request. Its type is judged by
 * its content; its kind is taken as given or guessed from its words, so that a letter of support
 * is recognised as one.
 */
export const attachDocument = defineOperation({
  name: "attach_document",
  who: ["provider"],
  audits: ["document_attached"],
  input: z.object({
    requestId: z.uuid(),
    fileName: z.string().trim().min(1).transform(cleanFileName),
    kind: z.enum(documentKinds).optional(),
    author: z.string().trim().max(120).optional(),
    documentDate: dateText("Enter the date of the document.").optional(),
    bytes: z.instanceof(Uint8Array),
  }),
  run: async ({ tx, actor, now, record }, input) => {
    const current = await findCase(tx, input.requestId);
    if (!current) return fail(notFound);
    if (!editableStates.includes(current.state))
      return fail({
        code: "wrong_state",
        message: `Documents cannot be attached while the request stands at “${stateNames[current.state]}”.`,
      });
    const accepted = await acceptFile(input.bytes);
    if (!accepted.ok) return fail(invalidField("file", accepted.error));
    const { mediaType, pageCount } = accepted.value;
    const sha256 = createHash("sha256").update(input.bytes).digest("hex");
    const twin = await tx.document.findFirst({
      where: { requestId: input.requestId, sha256, removedAt: null },
      select: { id: true, kind: true },
    });
    if (twin) return ok({ documentId: twin.id, kind: twin.kind, pageCount, alreadyAttached: true });
    const opening =
      mediaType === "text/plain" ? new TextDecoder().decode(input.bytes.slice(0, 6000)) : "";
    const kind = input.kind ?? guessDocumentKind(input.fileName, opening);
    const documentId = randomUUID();
    const storageKey = await storeFile(input.bytes);
    await tx.document.create({
      data: {
        id: documentId,
        requestId: input.requestId,
        fileName: input.fileName,
        mediaType,
        kind,
        byteSize: input.bytes.byteLength,
        pageCount,
        sha256,
        storageKey,
        author: input.author || null,
        documentDate: input.documentDate ? dateColumn(input.documentDate) : null,
        uploadedBy: actor.id,
        uploadedAt: now,
      },
    });
    await record({
      kind: "document_attached",
      requestId: input.requestId,
      organizationId: current.organizationId,
      internal: false,
      data: { document_id: documentId, document_kind: kind, pages: pageCount, sha256 },
    });
    return ok({ documentId, kind, pageCount, alreadyAttached: false });
  },
});
