import { createHash } from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readStoredFile, receiveFile } from "./storage";

let folder: string;
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), "iop-received-"));
  process.env["DOCUMENTS_DIR"] = folder;
});
afterEach(() => fs.rmSync(folder, { recursive: true }));

const pieces = (...texts: readonly (string | Error)[]): ReadableStream<Uint8Array> => {
  const left = [...texts];
  return new ReadableStream({
    pull: (controller) => {
      const text = left.shift();
      if (text === undefined) controller.close();
      else if (text instanceof Error) controller.error(text);
      else controller.enqueue(new TextEncoder().encode(text));
    },
  });
};

test("a file arrives piece by piece, counted and hashed", async () => {
  const received = await receiveFile(pieces("ISA*", "00*~"), 8);
  if (!received.ok) throw new Error(received.error);
  expect(received.value.byteSize).toBe(8);
  expect(received.value.sha256).toBe(createHash("sha256").update("ISA*00*~").digest("hex"));
  expect((await readStoredFile(received.value.key)).toString()).toBe("ISA*00*~");
});

test("of one byte too many nothing stays behind", async () => {
  expect(await receiveFile(pieces("ISA*", "00*~~"), 8)).toEqual({ ok: false, error: "too_large" });
  expect(fs.readdirSync(folder)).toEqual([]);
});

test("of one that breaks off nothing stays behind", async () => {
  const broken = pieces("ISA*", new Error("aborted"));
  expect(await receiveFile(broken, 8)).toEqual({ ok: false, error: "broken_off" });
  expect(fs.readdirSync(folder)).toEqual([]);
});
