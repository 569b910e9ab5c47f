import { createHash, randomUUID } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, open, readFile, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { fail, ok, type Result } from "@/lib/result";

/**
 * Attached files on disk, outside everything the web server serves. A key is random and says
 * nothing; who may read a file is decided by the query that hands out its key. A file is written
 * whole under another name first, so a crash leaves no half file under a key.
 */
const folder = (): string => path.resolve(process.env["DOCUMENTS_DIR"] ?? ".data/documents");

const keyPattern = /^[0-9a-f-]{36}$/;

/** Writes a file and returns its key. */
export async function storeFile(bytes: Uint8Array): Promise<string> {
  const key = randomUUID();
  await mkdir(folder(), { recursive: true, mode: 0o700 });
  const partial = path.join(folder(), `${key}.part`);
  await writeFile(partial, bytes, { mode: 0o600, flush: true });
  await rename(partial, path.join(folder(), key));
  return key;
}

/** The bytes under a key that storeFile gave. Throws when there are none. */
export async function readStoredFile(key: string): Promise<Buffer> {
  if (!keyPattern.test(key)) throw new Error("not a storage key");
  return readFile(path.join(folder(), key));
}

export interface ReceivedFile {
  readonly key: string;
  readonly byteSize: number;
  /** Lower-case hexadecimal. */
  readonly sha256: string;
}

/**
 * Writes a file as it arrives, never holding more than a piece of it, and counts and hashes it on
 * the way. One that is larger than `largest` bytes, or whose source breaks off, leaves nothing.
 *
 * @returns the file, or why it was not kept; throws when the disk fails.
 */
export async function receiveFile(
  source: ReadableStream<Uint8Array>,
  largest: number,
): Promise<Result<ReceivedFile, "too_large" | "broken_off">> {
  const key = randomUUID();
  await mkdir(folder(), { recursive: true, mode: 0o700 });
  const partial = path.join(folder(), `${key}.part`);
  const hash = createHash("sha256");
  const file = await open(partial, "wx", 0o600);
  let byteSize = 0;
  let problem: "too_large" | "broken_off" | undefined;
  const pieces = source.getReader();
  try {
    for (;;) {
      const piece = await pieces.read().catch(() => undefined);
      if (piece === undefined) problem = "broken_off";
      if (piece === undefined || piece.done) break;
      byteSize += piece.value.byteLength;
      if (byteSize > largest) {
        problem = "too_large";
        break;
      }
      hash.update(piece.value);
      for (let written = 0; written < piece.value.byteLength;)
        written += (await file.write(piece.value, written)).bytesWritten;
    }
    await file.sync();
  } catch (error) {
    await file.close();
    await rm(partial, { force: true });
    throw error;
  }
  await file.close();
  if (problem !== undefined) {
    await pieces.cancel().catch(() => undefined);
    await rm(partial, { force: true });
    return fail(problem);
  }
  await rename(partial, path.join(folder(), key));
  return ok({ key, byteSize, sha256: hash.digest("hex") });
}

/** The bytes under a key, as a stream. Reading throws when there are none. */
export function openStoredFile(key: string): AsyncIterable<Uint8Array> {
  if (!keyPattern.test(key)) throw new Error("not a storage key");
  return createReadStream(path.join(folder(), key), { highWaterMark: 1 << 19 });
}

/** Deletes the bytes under a key, if there are any. */
export async function removeStoredFile(key: string): Promise<void> {
  if (!keyPattern.test(key)) throw new Error("not a storage key");
  await rm(path.join(folder(), key), { force: true });
}
