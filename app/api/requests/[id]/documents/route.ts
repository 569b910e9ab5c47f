import { actorForMutation } from "@/lib/auth/mutation";
import { answer } from "@/lib/auth/answers";
import { invalidField } from "@/lib/casework/define-operation";
import { largestFile } from "@/lib/documents/accept";
import { attachDocument } from "@/lib/operations/attach-document";
import { fail } from "@/lib/result";

interface Route {
  readonly params: Promise<{ readonly id: string }>;
}

/** Attaches a file: a form with `file`, and if known `kind`, `author` and `documentDate`. */
export async function POST(request: Request, { params }: Route): Promise<Response> {
  const allowed = await actorForMutation();
  if (!allowed.ok) return answer(allowed);
  // Refused before it is read into memory; the real size is checked once more on the bytes.
  if (Number(request.headers.get("content-length") ?? 0) > largestFile + 65_536)
    return answer(
      fail(
        invalidField(
          "file",
          "The file is larger than 20 MB. Split it, or scan it at a lower resolution.",
        ),
      ),
    );
  const form = await request.formData().catch(() => null);
  const file = form?.get("file");
  if (!(file instanceof File))
    return answer(fail(invalidField("file", "Choose a file to attach.")));
  const text = (name: string): string | undefined => {
    const value = form?.get(name);
    return typeof value === "string" && value !== "" ? value : undefined;
  };
  return answer(
    await attachDocument.from(
      allowed.value,
      {
        requestId: (await params).id,
        fileName: file.name,
        kind: text("kind"),
        author: text("author"),
        documentDate: text("documentDate"),
        bytes: new Uint8Array(await file.arrayBuffer()),
      },
      { now: new Date() },
    ),
  );
}
