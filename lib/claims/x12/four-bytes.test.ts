import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fourTimes, lowestByte, matches, nextByte } from "@/lib/claims/x12/four-bytes";

// Few different bytes, so that matches and near misses (one more, one less, high bits) are many.
const bytes = fc.array(
  fc.constantFrom(0, 1, 0x2a, 0x2b, 0x29, 0x7e, 0x7f, 0x80, 0xaa, 0xfe, 0xff),
  {
    maxLength: 40,
  },
);
const wanted = fc.constantFrom(0x01, 0x2a, 0x7e, 0x7f);

function viewOf(content: readonly number[]): DataView {
  return new DataView(Uint8Array.from([...content, 0, 0, 0, 0, 0, 0, 0, 0]).buffer);
}

describe("four bytes at a time", () => {
  it("the next byte is found where a loop finds it", () => {
    fc.assert(
      fc.property(bytes, wanted, fc.nat({ max: 40 }), (content, byte, from) => {
        const all = [...content, byte];
        const at = Math.min(from, content.length);
        expect(nextByte(viewOf(all), at, fourTimes(byte))).toBe(all.indexOf(byte, at));
      }),
    );
  });

  it("all matches of a word are found, and no others", () => {
    fc.assert(
      fc.property(fc.tuple(bytes, wanted), ([content, byte]) => {
        const four = [...content, 0, 0, 0, 0].slice(0, 4);
        const found: number[] = [];
        const view = viewOf(four);
        for (let bits = matches(view, 0, fourTimes(byte)); bits !== 0; bits &= bits - 1) {
          found.push(lowestByte(bits));
        }
        expect(found).toEqual([0, 1, 2, 3].filter((at) => four[at] === byte));
      }),
    );
  });
});
