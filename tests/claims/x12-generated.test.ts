// The files that the benchmarks read are sound, the same for the same seed, and read whole.

import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, expect, it } from "vitest";
import { write837 } from "@/tests/bench/claims/generate-837";
import { readText } from "@/tests/claims/x12-file";

const folder = fs.mkdtempSync(path.join(os.tmpdir(), "generated-837-"));
afterAll(() => {
  fs.rmSync(folder, { recursive: true });
});

it("a file of 20,000 lines gives these lines, in batches, and both forms", async () => {
  const file = path.join(folder, "20000.837");
  const wanted = { lines: 20_000, members: 500, from: "2026-01-05", seed: 11 };
  const written = await write837(file, wanted);
  const again = await write837(path.join(folder, "again.837"), wanted);
  expect({ ...again, path: "" }).toEqual({ ...written, path: "" });
  const bytes = fs.readFileSync(file);
  expect(bytes.length).toBe(written.bytes);
  expect(bytes.equals(fs.readFileSync(again.path))).toBe(true);

  const { claims, refusals, refusal, summary } = await readText(bytes);
  expect({ refusals, refusal }).toEqual({ refusals: [], refusal: null });
  expect(summary).toMatchObject({ claims: written.claims, lines: 20_000, remarks: [] });
  expect(claims).toHaveLength(written.claims);
  expect(new Set(claims.map(({ form }) => form))).toEqual(
    new Set(["institutional", "professional"]),
  );
  expect(new Set(claims.map(({ frequencyCode }) => frequencyCode))).toEqual(
    new Set(["1", "7", "8"]),
  );
  const lines = bytes.toString("latin1").match(/^SV[12]\*/gm) ?? [];
  expect(lines).toHaveLength(20_000);
});
