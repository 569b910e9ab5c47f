// One portal per data folder: two would start two database servers on the same files.

import fs from "node:fs";
import path from "node:path";
import { processIdentity } from "@/lib/start/process-identity";
import { StartProblem } from "@/lib/start/start-problem";

/**
 * Takes the data folder for this process until the returned function is called.
 * A lock left by a process that no longer runs (killed, machine restarted, number used again by
 * another program) is taken over.
 *
 * @throws StartProblem when a living portal holds the folder
 */
export function lockFolder(folder: string, address: string): () => void {
  const file = path.join(folder, "portal.lock");
  const holder = readLock(file);
  if (holder && processIdentity(holder.pid) === holder.identity) {
    throw new StartProblem(
      `The portal is already running on this data (${folder}) at ${holder.address}, process ${holder.pid}: open that address, stop that process, or give this one its own data with IOP_DATA_DIR.`,
    );
  }
  fs.writeFileSync(
    file,
    JSON.stringify({ pid: process.pid, identity: processIdentity(process.pid), address }),
  );
  return () => fs.rmSync(file, { force: true });
}

function readLock(file: string): { pid: number; identity: string; address: string } | undefined {
  try {
    const { pid, identity, address } = JSON.parse(fs.readFileSync(file, "utf8")) as {
      [key: string]: unknown;
    };
    if (typeof pid !== "number" || typeof identity !== "string") return undefined;
    return { pid, identity, address: String(address) };
  } catch {
    // No lock, or one cut short by a kill: nobody holds it.
    return undefined;
  }
}
