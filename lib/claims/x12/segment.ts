/**
 * One segment of an X12 file, seen where it lies in the bytes of the file: nothing is copied until
 * an element is asked for. The same object serves for every segment in turn.
 *
 * Segment    a name of two or three characters and its elements, up to the segment terminator.
 * Element    counted from 1, as the guides do: in "NM1*IL*1", NM101 is "IL". Blanks and line ends
 *            around it are not part of it.
 * Component  a part of a composite element, counted from 1: in "HC:S9480:25" the third is "25".
 * Code       a name or qualifier of up to four ASCII characters packed into one integer, so that
 *            finding out what a segment is costs one comparison: `code("NM1")`.
 */
import { TextTable } from "@/lib/claims/x12/text-table";

/** Elements beyond this many are read over: none of those that matter here stands so far back. */
const maxElements = 60;

const blank = 0x20;

/** A name or qualifier of one to four ASCII characters as the integer `Segment.code` gives. */
export function code(text: string): number {
  let packed = 0;
  for (let at = 0; at < text.length; at += 1) packed = (packed << 8) | text.charCodeAt(at);
  return packed;
}

/** A place in a file as people are told it. */
export function positionOf(byte: number, segment: number): string {
  return `byte ${byte.toLocaleString("en-US")}, segment ${segment.toLocaleString("en-US")}`;
}

/** What `Segment.units` gives for a text that is no number. */
export const unreadable = Symbol("unreadable");

export class Segment {
  bytes: Buffer = Buffer.alloc(0);
  /** Where the name ends, then where each element ends. */
  readonly ends = new Int32Array(maxElements + 2);
  /** How many elements it has. */
  count = 0;
  /** Where it begins in `bytes`. */
  start = 0;
  /** Its place in the file, from 1. */
  number = 0;
  /** Where in the file `bytes` begins, from 0. */
  base = 0;
  component = 0;

  private from = 0;
  private to = 0;
  private readonly texts = new TextTable();

  /** Where in the file it begins, from 1. */
  get byteInFile(): number {
    return this.base + this.start + 1;
  }

  /** "byte 10,233, segment 412", both from 1. */
  get position(): string {
    return positionOf(this.byteInFile, this.number);
  }

  /** The element packed into an integer; 0 when it is blank, -1 when longer than four characters. */
  code(element: number): number {
    if (!this.find(element)) return 0;
    if (this.to - this.from > 4) return -1;
    let packed = 0;
    for (let at = this.from; at < this.to; at += 1) packed = (packed << 8) | this.byte(at);
    return packed;
  }

  /** The element as written, or null when blank. For texts that are seldom the same twice. */
  text(element: number): string | null {
    if (!this.find(element)) return null;
    for (let at = this.from; at < this.to; at += 1) {
      if (this.byte(at) > 0x7f) return this.bytes.toString("utf8", this.from, this.to);
    }
    return this.bytes.toString("latin1", this.from, this.to);
  }

  /** The same for texts that come again and again: a number of a provider, a street. */
  repeated(element: number): string | null {
    return this.find(element) ? this.texts.text(this.bytes, this.from, this.to) : null;
  }

  /** The element as a code in capitals, or null when blank. */
  capitals(element: number): string | null {
    return this.find(element) ? this.texts.capitals(this.bytes, this.from, this.to) : null;
  }

  /** One component of an element as a code in capitals, or null when blank or absent. */
  part(element: number, component: number, separator = this.component): string | null {
    if (!this.find(element)) return null;
    let { from } = this;
    let counted = 1;
    let at = from;
    for (; at < this.to; at += 1) {
      if (this.byte(at) !== separator) continue;
      if (counted === component) break;
      counted += 1;
      from = at + 1;
    }
    if (counted !== component) return null;
    while (from < at && this.byte(from) <= blank) from += 1;
    while (at > from && this.byte(at - 1) <= blank) at -= 1;
    return from === at ? null : this.texts.capitals(this.bytes, from, at);
  }

  /** A whole number of digits only, or -1. */
  whole(element: number): number {
    if (!this.find(element) || this.to - this.from > 15) return -1;
    let value = 0;
    for (let at = this.from; at < this.to; at += 1) {
      const digit = this.byte(at) - 0x30;
      if (digit < 0 || digit > 9) return -1;
      value = value * 10 + digit;
    }
    return value;
  }

  /** A number as X12 writes them ("1", "-2.50"); null when blank. */
  units(element: number): number | null | typeof unreadable {
    const whole = this.whole(element);
    if (whole >= 0) return whole;
    if (!this.find(element)) return null;
    const text = this.bytes.toString("latin1", this.from, this.to);
    if (!/^[+-]?(\d+\.?\d*|\.\d+)$/.test(text)) return unreadable;
    const value = Number(text);
    return Number.isFinite(value) ? value : unreadable;
  }

  /** Where the element begins and ends in `bytes`, without the blanks around it. */
  bounds(element: number): { readonly from: number; readonly to: number } | null {
    return this.find(element) ? { from: this.from, to: this.to } : null;
  }

  private find(element: number): boolean {
    if (element > this.count) return false;
    let from = (this.ends[element - 1] as number) + 1;
    let to = this.ends[element] as number;
    while (from < to && this.byte(from) <= blank) from += 1;
    while (to > from && this.byte(to - 1) <= blank) to -= 1;
    this.from = from;
    this.to = to;
    return from < to;
  }

  private byte(at: number): number {
    return this.bytes[at] as number;
  }
}
