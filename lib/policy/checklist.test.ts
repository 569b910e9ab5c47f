import { expect, it } from "vitest";
import { byPolicyOrder } from "./checklist";

it("criteria stand in the policy's order, whatever order they were stored in", () => {
  expect(["C11", "C2", "P1", "P10", "P2", "A8", "A1"].sort(byPolicyOrder)).toEqual([
    "P1",
    "P2",
    "P10",
    "A1",
    "A8",
    "C2",
    "C11",
  ]);
});
