import { describe, expect, it } from "vitest";
import { afterKey } from "./key-press";

const still = { shown: 3, busy: false, rows: 6 };

describe("a key of the review page", () => {
  it("moves from the row on its way, not from the one still shown", () => {
    expect(afterKey("j", still)).toEqual({ kind: "go", row: 4 });
    expect(afterKey("j", { ...still, going: 4 })).toEqual({ kind: "go", row: 5 });
    expect(afterKey("k", { ...still, going: 4 })).toEqual({ kind: "go", row: 3 });
  });

  it("stays within the rows", () => {
    expect(afterKey("j", { ...still, going: 5 })).toEqual({ kind: "ignore" });
    expect(afterKey("k", { ...still, shown: 0 })).toEqual({ kind: "ignore" });
  });

  it("decides nothing on a row that is being left", () => {
    for (const key of ["c", "m", "n", "u", "a", "Enter", "]"]) {
      expect(afterKey(key, still)).toEqual({ kind: "press" });
      expect(afterKey(key, { ...still, going: 4 })).toEqual({ kind: "ignore" });
    }
  });

  it("waits for a decision that is on its way, which chooses the next row itself", () => {
    for (const key of ["c", "n", "j", "k"])
      expect(afterKey(key, { ...still, busy: true })).toEqual({ kind: "ignore" });
  });
});
