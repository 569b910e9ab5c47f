import { notThere, signedInActor, signedOff } from "@/lib/auth/answers";
import { claimRemittance } from "@/lib/queries/claim-remittance";

/** A claim's part of the remittance advice as text, a segment a line; amounts are left out. */
export async function GET(
  _request: Request,
  { params }: { readonly params: Promise<{ readonly id: string }> },
): Promise<Response> {
  const actor = await signedInActor();
  if (!actor) return signedOff();
  const view = await claimRemittance(actor, { claimId: (await params).id }, new Date());
  if (!view?.remittance) return notThere();
  return new Response(`${view.segments.join("\n")}\n`, {
    headers: {
      "Content-Type": "text/plain; charset=utf-8",
      "Content-Disposition": 'attachment; filename="remittance-preview.txt"',
      "Cache-Control": "no-store",
    },
  });
}
