/**
 * Looking for a byte four bytes at a time, which is what makes reading fast: a loop over single
 * bytes takes twice as long, and so does a call into Node for segments as short as these.
 *
 * A word is four bytes read as one integer, the first byte lowest. After an exclusive or with four
 * times the byte looked for, a byte that matches is zero; the sums below find zero bytes (see
 * Warren, Hacker's Delight, 6-1).
 */

/** A byte in all four places of a word. */
export function fourTimes(byte: number): number {
  return byte | (byte << 8) | (byte << 16) | (byte << 24);
}

/** Where the byte of `pattern` stands next, from `at` on; it must be there, with room behind it. */
export function nextByte(view: DataView, at: number, pattern: number): number {
  for (let place = at; ; place += 4) {
    const word = view.getInt32(place, true) ^ pattern;
    // Exact for the lowest zero byte, which is the one wanted.
    const zeros = (word - 0x01010101) & ~word & 0x80808080;
    if (zeros !== 0) return place + lowestByte(zeros);
  }
}

/** A bit at the top of each byte of the word at `at` that is the byte of `pattern`. */
export function matches(view: DataView, at: number, pattern: number): number {
  const word = view.getInt32(at, true) ^ pattern;
  return ~(((word & 0x7f7f7f7f) + 0x7f7f7f7f) | word | 0x7f7f7f7f);
}

/** Which byte of a word the lowest bit stands in, from 0. */
export function lowestByte(bits: number): number {
  return (31 - Math.clz32(bits & -bits)) >> 3;
}
