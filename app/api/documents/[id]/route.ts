import { actorForMutation } from "@/lib/auth/mutation";
import { answer, notThere, readJson, signedInActor, signedOff } from "@/lib/auth/answers";
import { readStoredFile } from "@/lib/documents/storage";
import { describeDocument } from "@/lib/operations/describe-document";
import { removeDocument } from "@/lib/operations/remove-document";
import { documentFile } from "@/lib/queries/document-file";

interface Route {
  readonly params: Promise<{ readonly id: string }>;
}

/** Hands a document to somebody who may read its case, shown in place and never run. */
export async function GET(_request: Request, { params }: Route): Promise<Response> {
  const actor = await signedInActor();
  if (!actor) return signedOff();
  const file = await documentFile(actor, { documentId: (await params).id }, new Date());
  if (!file) return notThere();
  const bytes = await readStoredFile(file.storageKey);
  return new Response(new Uint8Array(bytes), {
    headers: {
      "Content-Type":
        file.mediaType === "text/plain" ? "text/plain; charset=utf-8" : file.mediaType,
      "Content-Disposition": `inline; filename*=UTF-8''${encodeURIComponent(file.fileName)}`,
      "Content-Length": String(bytes.byteLength),
      "Cache-Control": "private, no-store",
    },
  });
}

/** Says what a document is. */
export async function PATCH(request: Request, { params }: Route): Promise<Response> {
  const allowed = await actorForMutation();
  if (!allowed.ok) return answer(allowed);
  const documentId = (await params).id;
  const body = await readJson(request);
  return answer(
    await describeDocument.from(allowed.value, { ...body, documentId }, { now: new Date() }),
  );
}

export async function DELETE(_request: Request, { params }: Route): Promise<Response> {
  const allowed = await actorForMutation();
  if (!allowed.ok) return answer(allowed);
  return answer(
    await removeDocument(allowed.value, { documentId: (await params).id }, { now: new Date() }),
  );
}
