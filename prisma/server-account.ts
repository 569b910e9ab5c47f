// Under which account the embedded server runs. An ordinary user runs it as itself. PostgreSQL
// refuses root, so root runs it as the system's user `postgres`, made when there is none.

import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { StartProblem } from "@/lib/start/start-problem";

export type ServerAccount = {
  /** Gives a file or folder to the account. */
  readonly own: (file: string) => void;
  /** The program and arguments that run a program as the account. */
  readonly command: (program: string, args: readonly string[]) => [string, string[]];
  readonly options: { readonly uid?: number; readonly gid?: number };
};

/**
 * The account for a server whose files are under `folder`.
 *
 * @throws StartProblem when root has no account to hand over to
 */
export function serverAccount(folder: string): ServerAccount {
  if (process.getuid?.() !== 0) {
    return { own: () => undefined, command: (program, args) => [program, [...args]], options: {} };
  }
  const { uid, gid } = systemUser();
  const own = (file: string) => fs.chownSync(file, uid, gid);
  if (isOpenToEveryone(folder) && isOpenToEveryone(import.meta.dirname)) {
    return { own, command: (program, args) => [program, [...args]], options: { uid, gid } };
  }
  // A clone under /root or a private temporary folder: the account may not enter it. Linux can let
  // a program that is not root pass folders, and nothing else.
  const setpriv = [
    `--reuid=${uid}`,
    `--regid=${gid}`,
    "--clear-groups",
    "--securebits=+no_setuid_fixup",
    "--inh-caps=+dac_override",
    "--ambient-caps=+dac_override",
  ];
  try {
    execFileSync("setpriv", [...setpriv, "true"], { stdio: "ignore" });
  } catch {
    throw new StartProblem(
      `PostgreSQL does not run as root, and the user postgres may not enter ${folder}: start as an ordinary user, move the clone to a folder others may enter (for example /srv), or set DATABASE_URL to a PostgreSQL of your own.`,
    );
  }
  return {
    own,
    command: (program, args) => ["setpriv", [...setpriv, program, ...args]],
    options: {},
  };
}

function systemUser(): { uid: number; gid: number } {
  try {
    return idsOf("postgres");
  } catch {
    try {
      execFileSync("useradd", ["--system", "--user-group", "postgres"], { stdio: "ignore" });
      return idsOf("postgres");
    } catch {
      throw new StartProblem(
        "PostgreSQL does not run as root and there is no user postgres to run it as: start as an ordinary user, add that user (useradd --system postgres), or set DATABASE_URL to a PostgreSQL of your own.",
      );
    }
  }
}

function idsOf(name: string): { uid: number; gid: number } {
  const id = (flag: string) =>
    Number(execFileSync("id", [flag, name], { encoding: "utf8", stdio: "pipe" }));
  return { uid: id("-u"), gid: id("-g") };
}

/** Whether any user may pass through the folder and all above it. */
function isOpenToEveryone(folder: string): boolean {
  for (let at = fs.realpathSync(folder); ; at = path.dirname(at)) {
    if ((fs.statSync(at).mode & 0o001) === 0) return false;
    if (at === path.dirname(at)) return true;
  }
}
