import { describe, expect, it } from "vitest";
import { inForceOn } from "@/lib/policy/in-force";

describe("in force", () => {
  it("from the first day through the last, both included", () => {
    const version = { in_force_from: "2024-07-01", in_force_to: "2025-06-30" };
    const on = (date: string) => inForceOn(version, date);
    expect(["2024-06-30", "2024-07-01", "2025-06-30", "2025-07-01"].map(on)).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });
  it("without end where none is stated", () => {
    expect(inForceOn({ in_force_from: "2024-07-01" }, "2199-12-31")).toBe(true);
  });
});
