import { json, notThere, signedInActor, signedOff } from "@/lib/auth/answers";
import { claimFileProgress } from "@/lib/queries/claim-file-progress";

/** How far a file has come, for the screens that follow it. */
export async function GET(
  _request: Request,
  { params }: { readonly params: Promise<{ readonly id: string }> },
): Promise<Response> {
  const actor = await signedInActor();
  if (!actor) return signedOff();
  const progress = await claimFileProgress(actor, { fileId: (await params).id }, new Date());
  return progress ? json(progress) : notThere();
}
