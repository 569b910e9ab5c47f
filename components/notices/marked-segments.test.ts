import { describe, expect, it } from "vitest";
import { markedSegments, type NumberedPassage } from "@/components/notices/marked-segments";

const passage = (number: number, start: number, end: number): NumberedPassage => ({
  number,
  start,
  end,
  part: "reasons",
  block: 0,
  item: 0,
  kind: "long_sentence",
  text: "",
  advice: "",
});

describe("a marked text", () => {
  it("without passages is one piece", () => {
    expect(markedSegments("All is well.", [])).toEqual([
      { text: "All is well.", marked: false, ends: [] },
    ]);
  });

  it("is cut where passages begin and end, also one inside another", () => {
    const outer = passage(1, 0, 12);
    const inner = passage(2, 4, 7);
    const segments = markedSegments("The DBT team. More.", [outer, inner]);
    expect(segments.map(({ text, marked }) => [text, marked])).toEqual([
      ["The ", true],
      ["DBT", true],
      [" team", true],
      [". More.", false],
    ]);
    expect(segments.map(({ ends }) => ends.map(({ number }) => number))).toEqual([
      [],
      [2],
      [1],
      [],
    ]);
  });
});
