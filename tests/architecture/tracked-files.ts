import { execFileSync } from "node:child_process";
import fs from "node:fs";

/** The files git keeps, as paths from the root; a file deleted and not yet committed is left out. */
export function trackedFiles(): string[] {
  const listed = execFileSync("git", ["ls-files", "-z"], { encoding: "utf8" });
  return listed.split("\0").filter((file) => file !== "" && fs.existsSync(file));
}

/** Whether a file is program text, as opposed to data, prose or pictures. */
export function isCode(file: string): boolean {
  return /\.(ts|tsx|mjs|cjs|js|css)$/.test(file);
}
