import { randomUUID } from "node:crypto";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import path from "node:path";

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
