// A process number alone says nothing after a while: numbers are used again. With the moment it
// began, it names one process for good.

import { execFileSync } from "node:child_process";
import fs from "node:fs";

/** A text that only this process has, or undefined when no process runs under the number. */
export function processIdentity(pid: number): string | undefined {
  try {
    if (fs.existsSync("/proc/self/stat")) {
      const stat = fs.readFileSync(`/proc/${pid}/stat`, "utf8");
      // Fields are counted after the program's name, which may itself hold spaces and brackets.
      const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
      if (fields[0] === "Z") return undefined;
      const boot = fs.readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
      return `${boot} ${fields[19]}`;
    }
    const began = execFileSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8" });
    return began.trim() || undefined;
  } catch {
    return undefined;
  }
}

/** The folder a process works in, or its command line where the system does not tell the folder. */
export function processWhereabouts(pid: number): string | undefined {
  try {
    if (fs.existsSync("/proc/self/cwd")) return fs.readlinkSync(`/proc/${pid}/cwd`);
    return execFileSync("ps", ["-o", "command=", "-p", String(pid)], { encoding: "utf8" }).trim();
  } catch {
    return undefined;
  }
}
