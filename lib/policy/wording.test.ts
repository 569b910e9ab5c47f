import { expect, it } from "vitest";
import { policyLibrary } from "./library";
import { wholeText } from "./wording";

it("a criterion is quoted with its lettered parts and its note", () => {
  const policy = policyLibrary().versionOn("2026-10-05");
  const textOf = (id: string) => {
    const criterion = policy?.criteria.find((candidate) => candidate.id === id);
    return criterion ? wholeText(criterion).split("\n") : [];
  };
  expect(textOf("P3")).toHaveLength(1);
  expect(textOf("P10").map((line) => line.slice(0, 2))).toEqual(["Wh", "a.", "b."]);
  expect(textOf("A7").at(-1)).toMatch(/^Note/);
});
