// A file on disk entered and loaded as an upload is, without the upload.

import { createHash, randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { loadClaimFile } from "@/lib/casework/claims/load-claim-file";
import { insertClaimFile } from "@/lib/db/claim-desk/claim-files";
import { withActor } from "@/lib/db/transaction";
import { storeFile } from "@/lib/documents/storage";
import { moment } from "@/tests/builders/moment";
import { lena } from "@/tests/builders/people";
import { plans } from "@/tests/builders/places";

const receipt = moment("2026-11-20", "09:00");

/** Stores a file and enters it; its id. */
export async function enterFile(file: string): Promise<string> {
  const bytes = await readFile(file);
  const storageKey = await storeFile(bytes);
  const id = randomUUID();
  await withActor(lena, (tx) =>
    insertClaimFile(tx, {
      id,
      name: "bench.837",
      planId: plans.open.id,
      byteSize: bytes.byteLength,
      sha256: createHash("sha256").update(bytes).digest("hex"),
      storageKey,
      allOrNothing: false,
      receivedOn: "2026-11-20",
      uploadedBy: lena.id,
      uploadedByName: lena.name,
      uploadedAt: receipt,
    }),
  );
  return id;
}

/** Checks and loads it. Throws unless it ends loaded. */
export async function loadFile(fileId: string): Promise<void> {
  const outcome = await loadClaimFile({ fileId, actorId: lena.id }, { clock: () => receipt });
  if (outcome !== "loaded") throw new Error(`the file came out ${outcome}`);
}
