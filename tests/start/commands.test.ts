import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { describe, expect, it } from "vitest";

function command(args: string[], env: Record<string, string> = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["commands.mjs", ...args], {
    encoding: "utf8",
    env: { ...process.env, ...env },
  });
  return { status, stdout, stderr };
}

describe("commands", () => {
  it("name the ones there are when the name is unknown or missing", () => {
    const unknown = command(["evalute"]);
    expect(unknown.status).toBe(2);
    expect(unknown.stdout).toBe("");
    expect(unknown.stderr).toMatch(/^There is no command "evalute": use one of .*migrate.*\.\n$/);
    expect(command([]).stderr).toMatch(/^No command was named: use one of /);
    expect(command(["../prisma/migrate"]).status).toBe(2);
  });

  it("migrate an embedded database once, without a running portal", () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), "iop-migrate-"));
    fs.chmodSync(folder, 0o711);
    const env = { IOP_DATA_DIR: folder, DATABASE_URL: "" };
    try {
      const first = command(["migrate"], env);
      expect(first).toMatchObject({ status: 0, stderr: "" });
      expect(first.stdout).toMatch(/^Migrated: \d{14}_/);
      expect(command(["migrate"], env)).toEqual({
        status: 0,
        stdout: "Nothing to migrate.\n",
        stderr: "",
      });
    } finally {
      fs.rmSync(folder, { recursive: true, force: true });
    }
  });
});
