/**
 * The ISA segment: the only one of fixed width, 106 bytes, because it says how all others are
 * written. Its fourth byte separates elements, the one before its last separates components, its
 * last ends segments. Any byte may do that which cannot be part of a word: not a letter, not a
 * digit, not a blank.
 */

/** What an ISA segment says of the interchange that it opens. */
export interface Interchange {
  readonly element: number;
  readonly component: number;
  readonly terminator: number;
  /** ISA06 and ISA13, without the blanks that fill them up. */
  readonly sender: string;
  readonly control: string;
  /** ISA12: "00401", "00501". */
  readonly version: string;
  /** ISA15 is T: the sender says that this is test data. */
  readonly test: boolean;
}

/** Bytes of an ISA segment with its terminator. */
export const isaLength = 106;

/** Widths of ISA01 to ISA16. */
const widths = [2, 10, 2, 10, 2, 15, 2, 15, 6, 4, 1, 5, 9, 1, 1, 1] as const;

/**
 * Reads the ISA segment that begins at `at`; `isaLength` bytes must be there.
 *
 * @returns what is wrong with it as a sentence, when it cannot be read
 */
export function readIsa(bytes: Buffer, at: number): Interchange | string {
  const element = bytes[at + 3] ?? 0;
  if (!mayDelimit(element)) {
    return "The byte after ISA must be the element separator, and is a letter, a digit or a blank.";
  }
  const starts: number[] = [];
  let place = at + 4;
  for (const [index, width] of widths.entries()) {
    starts.push(place);
    const end = index === widths.length - 1 ? place + width : bytes.indexOf(element, place);
    const found = end < 0 ? "runs on" : `is ${end - place} wide`;
    if (end - place !== width) {
      const name = `ISA${String(index + 1).padStart(2, "0")}`;
      return `${name} must be ${width} ${width === 1 ? "character" : "characters"} wide, and ${found}.`;
    }
    place += width + 1;
  }
  const component = bytes[at + 104] ?? 0;
  const terminator = bytes[at + 105] ?? 0;
  if (!mayDelimit(component) || !mayDelimit(terminator)) {
    return "ISA16 and the byte after it must separate components and end segments, and one of them is a letter, a digit or a blank.";
  }
  if (component === element || terminator === element || component === terminator) {
    return "The element separator, the component separator (ISA16) and the segment terminator must be three different bytes.";
  }
  const text = (isa: number): string => {
    const from = starts[isa - 1] ?? 0;
    return bytes.toString("latin1", from, from + (widths[isa - 1] ?? 0)).trim();
  };
  return {
    element,
    component,
    terminator,
    sender: text(6),
    control: text(13),
    version: text(12),
    test: text(15) === "T",
  };
}

/** Whether a byte may separate or end: no letter, no digit, no blank, no part of a letter. */
export function mayDelimit(byte: number): boolean {
  const letter = (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a;
  const digit = byte >= 0x30 && byte <= 0x39;
  return !letter && !digit && byte !== 0x20 && byte !== 0 && byte < 0x80;
}

const signatures: readonly (readonly [readonly number[], string])[] = [
  [[0xff, 0xfe], "text in UTF-16"],
  [[0xfe, 0xff], "text in UTF-16"],
  [[0x50, 0x4b], "a zip archive"],
  [[0x1f, 0x8b], "a gzip archive"],
  [[0x25, 0x50, 0x44, 0x46], "a PDF document"],
  [[0xc9, 0xe2, 0xc1], "text in EBCDIC"],
];

/**
 * What a file is whose first bytes are not those of an X12 file, as far as its first bytes say.
 *
 * @param bytes from the first byte of the file on
 */
export function kindOfForeignFile(bytes: Buffer): string {
  const start = bytes.toString("latin1", 0, 4);
  if (/^(GS|ST|HL|CLM)[^A-Z0-9 ]/.test(start)) return "X12 whose first segment, ISA, is missing";
  if (/^isa/i.test(start)) return "X12 with the names of segments in small letters";
  const signed = signatures.find(([mark]) => mark.every((byte, at) => bytes[at] === byte));
  if (signed) return signed[1];
  if (bytes[1] === 0 || (bytes[0] === 0 && bytes[1] !== undefined)) return "text in UTF-16 or data";
  const strange = bytes.subarray(0, 64).filter((byte) => byte < 9 || (byte > 13 && byte < 32));
  return strange.length > 0 ? "data that is no text" : "text of another kind";
}
