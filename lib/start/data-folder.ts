// The data folder (.data, or IOP_DATA_DIR) holds what a portal on one machine keeps between
// starts: the embedded database, uploaded documents, and the secrets made on first start.
// It is git-ignored, private to its owner, and everything in it can be backed up as one.

import { randomBytes } from "node:crypto";
import fs from "node:fs";
import path from "node:path";

/** The absolute path of the data folder, created when it is not there. */
export function dataFolder(env: NodeJS.ProcessEnv): string {
  const folder = path.resolve(env["IOP_DATA_DIR"] || ".data");
  fs.mkdirSync(folder, { recursive: true });
  return folder;
}

/**
 * A secret that is made once and stays: 32 random bytes, base64url, in `<folder>/secrets/<name>`,
 * readable by the owner alone.
 */
export function keptSecret(folder: string, name: string): string {
  const file = path.join(folder, "secrets", name);
  fs.mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  try {
    // Fails when the file exists, so two starts at once cannot each believe in their own secret.
    const fresh = randomBytes(32).toString("base64url");
    fs.writeFileSync(file, fresh, { mode: 0o600, flag: "wx" });
    return fresh;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    return fs.readFileSync(file, "utf8").trim();
  }
}
