import { actorForMutation } from "@/lib/auth/mutation";
import { answer } from "@/lib/auth/answers";
import { invalidField } from "@/lib/casework/define-operation";
import { largestClaimsFile } from "@/lib/documents/claims-file";
import { receiveFile, removeStoredFile } from "@/lib/documents/storage";
import { loadClaimsFile } from "@/lib/operations/load-claims-file";
import { fail } from "@/lib/result";

const notLoaded = (message: string) => answer(fail(invalidField("file", message)));

/**
 * Takes a file of claims as the body of the request, as it lies on the sender's disk, and writes it
 * to ours piece by piece. Who sends it is asked before a byte is read; a file too large by its own
 * word is not begun. `?plan=` and `?allOrNothing=` say how it loads; X-File-Name holds its name.
 */
export async function POST(request: Request): Promise<Response> {
  const allowed = await actorForMutation();
  if (!allowed.ok) return answer(allowed);
  if (!loadClaimsFile.definition.who.includes(allowed.value.role))
    return answer(
      fail({ code: "not_allowed", message: "Only a claims analyst loads files of claims." }),
    );
  const largest = largestClaimsFile();
  const tooLarge = `The file is larger than ${Math.floor(largest / 1024 / 1024)} MB. Split it at a transaction (ST to SE).`;
  if (Number(request.headers.get("content-length") ?? 0) > largest) return notLoaded(tooLarge);
  if (!request.body) return notLoaded("Choose a file to load.");
  const received = await receiveFile(request.body, largest);
  if (!received.ok)
    return notLoaded(
      received.error === "too_large"
        ? tooLarge
        : "The connection broke off and nothing of the file was kept. Send it again.",
    );
  const { key, byteSize, sha256 } = received.value;
  const query = new URL(request.url).searchParams;
  let kept = false;
  try {
    const loaded = await loadClaimsFile.from(
      allowed.value,
      {
        name: fileName(request.headers.get("x-file-name")),
        planId: query.get("plan"),
        allOrNothing: query.get("allOrNothing") === "true",
        storageKey: key,
        byteSize,
        sha256,
      },
      { now: new Date() },
    );
    kept = loaded.ok && !loaded.value.alreadyLoaded;
    return answer(loaded);
  } finally {
    if (!kept) await removeStoredFile(key);
  }
}

/** The name as the browser wrote it into the header; one that cannot be read is left out. */
function fileName(header: string | null): string {
  try {
    return decodeURIComponent(header ?? "").trim() || "claims file";
  } catch {
    return "claims file";
  }
}
