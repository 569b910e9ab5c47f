import { describe, expect, it } from "vitest";
import { markedSegments } from "@/components/notices/marked-segments";

describe("a marked text", () => {
  it("without passages is one piece", () => {
    expect(markedSegments("All is well.", [])).toEqual([{ text: "All is well.", marked: false }]);
  });

  it("is cut where passages begin and end, also one inside another", () => {
    const outer = { start: 0, end: 12 };
    const inner = { start: 4, end: 7 };
    expect(markedSegments("The DBT team. More.", [outer, inner])).toEqual([
      { text: "The ", marked: true },
      { text: "DBT", marked: true },
      { text: " team", marked: true },
      { text: ". More.", marked: false },
    ]);
  });
});
