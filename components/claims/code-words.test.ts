import { expect, test } from "vitest";
import { policyLibrary } from "@/lib/policy/library";
import { codesInWords } from "./code-words";

test("every code that an edit carries has its words", () => {
  const edits = policyLibrary().all.flatMap(({ claims }) => claims.edits);
  const all = edits.flatMap(({ codes, variants }) => [codes, ...Object.values(variants ?? {})]);
  expect(all.length).toBeGreaterThan(20);
  const silent = all
    .flatMap(({ group, carc, rarc }) => codesInWords({ groupCode: group, carc, rarc }))
    .filter(({ words }) => words === null)
    .map(({ list, code }) => `${list} ${code}`);
  expect(silent).toEqual([]);
});
