import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { SegmentMemory } from "@/lib/claims/x12/segment-memory";

const view = (text: string): DataView => {
  const { buffer, byteOffset, length } = Buffer.from(text.padEnd(text.length + 8));
  return new DataView(buffer, byteOffset, length);
};

describe("what is remembered of a segment", () => {
  it("is given back for the same bytes and for no others, however many there are", () => {
    const memory = new SegmentMemory<string>();
    const segment = fc
      .array(fc.constantFrom("SV2", "*", "0905", "S9480", "1", "a"), { maxLength: 30 })
      .map((parts) => parts.join(""));
    fc.assert(
      fc.property(segment, (text) => {
        const found = memory.find(view(text), 0, text.length);
        expect(found ?? text).toBe(text);
        expect(memory.keep(view(text), 0, text.length, text)).toBe(text);
        const kept = text.length >= 4 && text.length <= 60;
        expect(memory.find(view(text), 0, text.length)).toBe(kept ? text : undefined);
      }),
      { numRuns: 3000 },
    );
  });

  it("is forgotten when segments are written with other separators", () => {
    const memory = new SegmentMemory<number>();
    memory.writtenWith(42, 58);
    memory.keep(view("HI*BK:311"), 0, 9, 1);
    memory.writtenWith(42, 58);
    expect(memory.find(view("HI*BK:311"), 0, 9)).toBe(1);
    memory.writtenWith(42, 62);
    expect(memory.find(view("HI*BK:311"), 0, 9)).toBeUndefined();
  });
});
