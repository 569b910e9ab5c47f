import { actorForMutation } from "@/lib/auth/mutation";
import { answer, notThere, readJson, signedInActor, signedOff } from "@/lib/auth/answers";
import { importReviewDocument } from "@/lib/operations/import-review-document";
import { exportReviewDocument } from "@/lib/queries/export-review-document";

interface Route {
  readonly params: Promise<{ readonly id: string }>;
}

/** The request as a review document to keep. */
export async function GET(_request: Request, { params }: Route): Promise<Response> {
  const actor = await signedInActor();
  if (!actor) return signedOff();
  const exported = await exportReviewDocument(actor, { requestId: (await params).id }, new Date());
  if (!exported) return notThere();
  return new Response(`${JSON.stringify(exported.document, null, 2)}\n`, {
    headers: {
      "Content-Type": "application/json; charset=utf-8",
      "Content-Disposition": `attachment; filename="${exported.fileName}"`,
      "Cache-Control": "private, no-store",
    },
  });
}

/** Fills the draft from a review document: `{document}`. */
export async function POST(request: Request, { params }: Route): Promise<Response> {
  const allowed = await actorForMutation();
  if (!allowed.ok) return answer(allowed);
  const { document } = await readJson(request);
  return answer(
    await importReviewDocument.from(
      allowed.value,
      { requestId: (await params).id, document },
      { now: new Date() },
    ),
  );
}
