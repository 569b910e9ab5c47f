/**
 * One segment of an X12 file, seen where it lies in the bytes of the file: nothing is copied or even
 * looked at until an element is asked for. The same object serves for every segment in turn.
 *
 * Segment    a name of two or three characters and its elements, up to the segment terminator.
 * Element    counted from 1, as the guides do: in "NM1*IL*1", NM101 is "IL". Blanks and line ends
 *            around it are not part of it.
 * Component  a part of a composite element, counted from 1: in "HC:S9480:25" the third is "25".
 * Code       a name or qualifier of up to four ASCII characters packed into one integer, so that
 *            finding out what a segment is costs one comparison: `code("NM1")`.
 */
import { fourTimes, lowestByte, matches } from "@/lib/claims/x12/four-bytes";
import type { SegmentMemory } from "@/lib/claims/x12/segment-memory";
import { TextTable } from "@/lib/claims/x12/text-table";

/** Elements of a segment, or components of one, that can be asked for at most. */
const most = 60;
const blank = 0x20;
/**
 * Up to this length V8 copies a part of a text, which is faster than decoding bytes; a longer part
 * would keep the whole text in memory.
 */
const copied = 12;

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
  /** Its place in the file, from 1. */
  number = 0;
  /** Where in the file `bytes` begins, from 0. */
  base = 0;
  /** The separators of the interchange. */
  element = 0;
  component = 0;
  private pattern = 0;

  private bytes: Buffer = Buffer.alloc(0);
  private view: DataView = new DataView(new ArrayBuffer(0));
  private start = 0;
  private nameEnd = 0;
  private end = 0;
  /** Separators found so far, up to `looked`; once all are found, how many elements there are. */
  private count = 0;
  private looked = 0;
  private isSplit = false;
  /** Where the name ends, then where each element ends. */
  private readonly ends = new Int32Array(most + 2);
  private parts = 0;
  private readonly partEnds = new Int32Array(most + 2);
  /** What was found last. */
  private from = 0;
  private to = 0;
  private readonly texts = new TextTable();
  /** The bytes held, as text, once a short text was asked for. */
  private decoded: string | null = null;
  private heldFrom = 0;
  private heldTo = 0;

  /** Takes the separators of an interchange. */
  writtenWith(element: number, component: number): void {
    this.element = element;
    this.component = component;
    this.pattern = fourTimes(element);
  }

  /** Looks at other bytes; the segments that follow lie in them. */
  lookAt(bytes: Buffer, view: DataView): void {
    this.bytes = bytes;
    this.view = view;
  }

  /** Says which of the bytes hold something by now. */
  holds(from: number, to: number): void {
    this.decoded = null;
    this.heldFrom = from;
    this.heldTo = to;
  }

  /** Turns to the segment from `start` up to `end`, whose name ends at `nameEnd`. */
  turnTo(start: number, nameEnd: number, end: number): void {
    this.start = start;
    this.nameEnd = nameEnd;
    this.end = end;
    this.isSplit = false;
    this.count = 0;
    this.looked = nameEnd;
    this.number += 1;
  }

  /** Where in the file it begins, from 1. */
  get byteInFile(): number {
    return this.base + this.start + 1;
  }

  /** "byte 10,233, segment 412", both from 1. */
  get position(): string {
    return positionOf(this.byteInFile, this.number);
  }

  /** The first element as `code` packs it: what kind of its name the segment is. */
  get kind(): number {
    const { bytes, element, end } = this;
    let packed = 0;
    for (let at = this.nameEnd + 1; at < end; at += 1) {
      const byte = bytes[at] as number;
      if (byte === element) break;
      if (byte <= blank || packed > 0xffffff) return this.code(1);
      packed = (packed << 8) | byte;
    }
    return packed;
  }

  /** The first element as a whole number, or -1: the number of a line. */
  get ordinal(): number {
    const { bytes, element, end } = this;
    let value = 0;
    let at = this.nameEnd + 1;
    for (; at < end; at += 1) {
      const byte = bytes[at] as number;
      if (byte === element) break;
      if (byte < 0x30 || byte > 0x39) return this.whole(1);
      value = value * 10 + byte - 0x30;
    }
    return at > this.nameEnd + 1 ? value : -1;
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
    let high = 0;
    for (let at = this.from; at < this.to; at += 1) high |= this.byte(at);
    if (high > 0x7f) return this.bytes.toString("utf8", this.from, this.to);
    if (this.to - this.from > copied) return this.bytes.toString("latin1", this.from, this.to);
    this.decoded ??= this.bytes.toString("latin1", this.heldFrom, this.heldTo);
    return this.decoded.slice(this.from - this.heldFrom, this.to - this.heldFrom);
  }

  /** The same for texts that come again and again: a number of a provider, a street. */
  repeated(element: number): string | null {
    return this.find(element) ? this.texts.text(this.bytes, this.from, this.to) : null;
  }

  /** The element as a code in capitals, or null when blank. */
  capitals(element: number): string | null {
    return this.find(element) ? this.texts.capitals(this.bytes, this.from, this.to) : null;
  }

  /** What the memory holds for the same segment, or what `read` makes of it, kept from now on. */
  remembered<T>(memory: SegmentMemory<T>, read: (segment: Segment) => T): T {
    const known = memory.find(this.view, this.start, this.end);
    return known ?? memory.keep(this.view, this.start, this.end, read(this));
  }

  /** Divides an element into its components for `part`; gives how many there are, 0 when blank. */
  divide(element: number, separator: number): number {
    this.parts = 0;
    if (!this.find(element)) return 0;
    const { bytes, partEnds, from, to } = this;
    let count = 0;
    partEnds[0] = from - 1;
    for (let at = from; at < to; at += 1) {
      if (bytes[at] === separator && count < most) {
        count += 1;
        partEnds[count] = at;
      }
    }
    count += 1;
    partEnds[count] = to;
    this.parts = count;
    return count;
  }

  /** A component of the element divided last, as a code in capitals; null when blank or absent. */
  part(component: number): string | null {
    if (component > this.parts) return null;
    let from = (this.partEnds[component - 1] as number) + 1;
    let to = this.partEnds[component] as number;
    while (from < to && this.byte(from) <= blank) from += 1;
    while (to > from && this.byte(to - 1) <= blank) to -= 1;
    return from === to ? null : this.texts.capitals(this.bytes, from, to);
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

  /** The bytes of the element for a reader of dates; `length` 0 when it is blank. */
  read<T>(element: number, reader: (bytes: Buffer, from: number, length: number) => T): T {
    const length = this.find(element) ? this.to - this.from : 0;
    return reader(this.bytes, this.from, length);
  }

  /** The byte of an element that stands `offset` bytes after its beginning; -1 beyond its end. */
  byteOf(element: number, offset: number): number {
    if (!this.find(element) || this.from + offset >= this.to) return -1;
    return this.byte(this.from + offset);
  }

  private find(element: number): boolean {
    if (element >= this.count && !this.isSplit) this.splitTo(element);
    if (element > this.count) return false;
    let from = (this.ends[element - 1] as number) + 1;
    let to = this.ends[element] as number;
    while (from < to && this.byte(from) <= blank) from += 1;
    while (to > from && this.byte(to - 1) <= blank) to -= 1;
    this.from = from;
    this.to = to;
    return from < to;
  }

  /** Notes where elements end, up to the one wanted at the least. */
  private splitTo(wanted: number): void {
    const { view, ends, pattern, end } = this;
    let { count, looked } = this;
    for (; looked < end && count <= wanted; looked += 4) {
      for (let bits = matches(view, looked, pattern); bits !== 0; bits &= bits - 1) {
        const at = looked + lowestByte(bits);
        if (at >= end) break;
        ends[count] = at;
        count += 1;
      }
    }
    if (looked >= end) {
      ends[count] = end;
      this.isSplit = true;
    }
    this.looked = looked;
    this.count = count;
  }

  private byte(at: number): number {
    return this.bytes[at] as number;
  }
}
