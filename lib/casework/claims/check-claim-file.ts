import { createHash } from "node:crypto";
import type { Claim, ClaimRefusal, FileSummary } from "@/lib/claims/claim";
import { readClaims } from "@/lib/claims/formats/read-claims";
import {
  acceptClaimFile,
  noteCheckedBytes,
  refuseClaimFile,
  type ClaimFile,
  type KeptRefusal,
} from "@/lib/db/claims/claim-files";
import type { ClaimSession } from "@/lib/db/claims/claim-session";
import { openStoredFile, removeStoredFile } from "@/lib/documents/storage";
import { wholeRound, type ClaimRound } from "./claim-rounds";

type Checked =
  | { readonly kind: "refused" }
  /** `whole` is all of a small file, which then need not be read a second time. */
  | { readonly kind: "accepted"; readonly whole: ClaimRound | undefined };

/** Undoes what was entered of a file whose claims came before. */
class LoadedBefore extends Error {
  constructor(readonly file: { readonly id: string; readonly name: string }) {
    super("loaded before");
  }
}

/** How often the screen hears how far the check is. */
const noteEvery = 16 * 1024 * 1024;

/**
 * Reads a file whole before anything of it is kept: is it sound, is it what was uploaded, did it come
 * before in another wrapping? A refused file goes, and leaves its row with the reason.
 *
 * @param smallLines how many lines a file may have to be kept in memory for loading
 * @throws when the bytes on disk are not those that were uploaded
 */
export async function checkClaimFile(
  session: ClaimSession,
  file: ClaimFile,
  smallLines: number,
  { clock, signal }: { readonly clock: () => Date; readonly signal?: AbortSignal },
): Promise<Checked> {
  await noteCheckedBytes(session, file.id, 0);
  const hash = createHash("sha256");
  let bytes = 0;
  let noted = 0;
  async function* watched(): AsyncGenerator<Uint8Array> {
    for await (const piece of openStoredFile(file.storageKey)) {
      hash.update(piece);
      bytes += piece.byteLength;
      yield piece;
    }
  }
  let whole: { claims: Claim[]; refusals: ClaimRefusal[]; lines: number } | undefined = {
    claims: [],
    refusals: [],
    lines: 0,
  };
  let end: { readonly summary: FileSummary } | { readonly refusal: KeptRefusal } | undefined;
  const { receivedOn, allOrNothing } = file;
  for await (const step of readClaims(watched(), { receivedOn, allOrNothing })) {
    if (step.kind !== "batch") {
      end = step;
      continue;
    }
    signal?.throwIfAborted();
    if (whole) {
      whole.claims.push(...step.batch.claims);
      whole.refusals.push(...step.batch.refusals);
      for (const { lines } of step.batch.claims) whole.lines += lines.length;
      if (whole.lines > smallLines || whole.refusals.length > smallLines) whole = undefined;
    }
    if (bytes - noted >= noteEvery) {
      noted = bytes;
      await noteCheckedBytes(session, file.id, bytes);
    }
  }
  if (!end) throw new Error("reading the file ended without a word");
  if ("refusal" in end) return refuse(session, file, end.refusal, clock());
  if (hash.digest("hex") !== file.sha256)
    throw new Error("the bytes on disk are not those that were uploaded");

  const { summary } = end;
  const before = await session
    .transaction(async () => {
      const found = await acceptClaimFile(session, file.id, summary, bytes);
      if (found) throw new LoadedBefore(found);
    })
    .catch((thrown: unknown) => {
      if (thrown instanceof LoadedBefore) return thrown.file;
      throw thrown;
    });
  if (before)
    return refuse(
      session,
      file,
      {
        code: "already_loaded",
        position: null,
        loop: null,
        problem: `A transaction with the same sender and control numbers came in “${before.name}”.`,
        remedy:
          "Nothing was loaded again. If these claims are new, ask the sender for a file with control numbers of its own.",
        loadedAs: before.id,
      },
      clock(),
    );
  return { kind: "accepted", whole: whole && wholeRound(whole.claims, whole.refusals) };
}

async function refuse(
  session: ClaimSession,
  file: ClaimFile,
  refusal: KeptRefusal,
  at: Date,
): Promise<Checked> {
  await session.transaction(() => refuseClaimFile(session, file.id, refusal, at));
  await removeStoredFile(file.storageKey);
  return { kind: "refused" };
}
