import { actorForMutation } from "@/lib/auth/mutation";
import { answer } from "@/lib/auth/answers";
import { invalidField } from "@/lib/casework/define-operation";
import { largestCheckedFile } from "@/lib/documents/claims-file";
import { checkClaimsFile } from "@/lib/queries/check-claims-file";
import { fail } from "@/lib/result";

const notChecked = (message: string) => answer(fail(invalidField("file", message)));

/** Checks a provider's file, the body of the request, under the rules of `?plan=`; keeps nothing. */
export async function POST(request: Request): Promise<Response> {
  const allowed = await actorForMutation();
  if (!allowed.ok) return answer(allowed);
  if (!checkClaimsFile.definition.who.includes(allowed.value.role))
    return answer(fail({ code: "not_allowed", message: "Files are checked for providers." }));
  const tooLarge = `Files up to ${largestCheckedFile / 1024 / 1024} MB are checked. Send a smaller one.`;
  if (Number(request.headers.get("content-length") ?? 0) > largestCheckedFile)
    return notChecked(tooLarge);
  const bytes = await readWhole(request, largestCheckedFile);
  if (!bytes) return notChecked(tooLarge);
  if (bytes.byteLength === 0) return notChecked("The file is empty. Choose another one.");
  const planId = new URL(request.url).searchParams.get("plan") ?? "";
  const checked = await checkClaimsFile(allowed.value, { planId, bytes }, new Date());
  return checked ? answer(checked) : answer(fail(invalidField("plan", "Choose the plan.")));
}

/** The body, or undefined once it is longer than allowed. */
async function readWhole(
  request: Request,
  most: number,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  if (!request.body) return new Uint8Array();
  const pieces: Uint8Array[] = [];
  let size = 0;
  const reader = request.body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return new Uint8Array(Buffer.concat(pieces));
    size += value.byteLength;
    if (size > most) {
      await reader.cancel();
      return undefined;
    }
    pieces.push(value);
  }
}
