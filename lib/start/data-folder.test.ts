import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { keptSecret } from "@/lib/start/data-folder";
import { sourceHash } from "@/lib/start/source-hash";

const folder = fs.mkdtempSync(path.join(os.tmpdir(), "data-folder-"));
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

describe("a kept secret", () => {
  it("is made once, stays, and is its owner's alone", () => {
    const secret = keptSecret(folder, "nextauth");
    expect(secret).toMatch(/^[\w-]{43}$/);
    expect(keptSecret(folder, "nextauth")).toBe(secret);
    expect(keptSecret(folder, "other")).not.toBe(secret);
    const mode = (file: string) => fs.statSync(path.join(folder, file)).mode & 0o777;
    expect(mode("secrets/nextauth")).toBe(0o600);
    expect(mode("secrets")).toBe(0o700);
  });
});

describe("the hash of sources", () => {
  it("changes with content and names, not with time, and leaves tests out", () => {
    const file = (name: string) => path.join(folder, "sources", name);
    fs.mkdirSync(file("deep"), { recursive: true });
    fs.writeFileSync(file("deep/a.ts"), "one");
    const first = sourceHash([file(""), file("missing")]);

    fs.utimesSync(file("deep/a.ts"), 1, 1);
    fs.writeFileSync(file("deep/a.test.ts"), "a test");
    expect(sourceHash([file("")])).toBe(first);

    fs.writeFileSync(file("deep/a.ts"), "two");
    expect(sourceHash([file("")])).not.toBe(first);
    fs.writeFileSync(file("deep/a.ts"), "one");
    expect(sourceHash([file("")])).toBe(first);
    fs.renameSync(file("deep/a.ts"), file("deep/b.ts"));
    expect(sourceHash([file("")])).not.toBe(first);
  });
});
