import { answer, signedInActor, signedOff } from "@/lib/auth/answers";
import { renderNoticePdf } from "@/lib/notices/pdf/render-notice-pdf";
import { openNotice } from "@/lib/operations/open-notice";
import { fail } from "@/lib/result";

interface Route {
  readonly params: Promise<{ readonly id: string }>;
}

/** One letter of a notice as a PDF, in large print with `large=1`; each taking is put on record. */
export async function GET(request: Request, { params }: Route): Promise<Response> {
  const actor = await signedInActor();
  if (!actor) return signedOff();
  const asked = new URL(request.url).searchParams;
  const copy = asked.get("copy") ?? "provider";
  if (copy !== "provider" && copy !== "member")
    return answer(
      fail({
        code: "invalid_input",
        message: "A notice has a copy for the provider and one for the member. Ask for either.",
      }),
    );
  const largePrint = asked.get("large") === "1";
  const opened = await openNotice.from(
    actor,
    { noticeId: (await params).id, recipient: copy, largePrint },
    { now: new Date() },
  );
  if (!opened.ok) return answer(opened);
  const bytes = await renderNoticePdf(opened.value.letter, { largePrint });
  return new Response(bytes, {
    headers: {
      "Content-Type": "application/pdf",
      "Content-Disposition": `inline; filename="${opened.value.fileName}"`,
      "Content-Length": String(bytes.byteLength),
      "Cache-Control": "private, no-store",
    },
  });
}
