/**
 * Cuts the bytes of an X12 file into segments, however the bytes arrive.
 *
 * The bytes are copied into one buffer of its own, behind what was left unfinished of the bytes
 * before, so that a segment always lies in one piece and nothing of the source is held on to.
 */
import type { FileRefusal } from "@/lib/claims/claim";
import {
  isaLength,
  kindOfForeignFile,
  readIsa,
  type Interchange,
} from "@/lib/claims/x12/delimiters";
import { refusal } from "@/lib/claims/x12/envelope";
import { Segment } from "@/lib/claims/x12/segment";

/** What takes the segments one by one. */
export interface SegmentTaker {
  readonly envelope: {
    readonly isOpen: boolean;
    open(interchange: Interchange): void;
    unfinished(segment: Segment): FileRefusal | null;
  };
  /** Takes a segment; a refusal ends the reading. */
  take(segment: Segment, name: number): FileRefusal | null;
}

/** The longest segment that the guides allow has a few hundred bytes. */
const longestSegment = 1 << 16;
const lineFeed = 0x0a;
const carriageReturn = 0x0d;
const sayAgain = "Have the file sent again; if it comes the same, its sender must mend it.";

export class SegmentScanner {
  private bytes = Buffer.allocUnsafe(longestSegment + (1 << 18));
  private readonly segment = new Segment();
  /** How many bytes of the buffer hold something, and how many of these are finished with. */
  private filled = 0;
  private done = 0;
  private interchange: Interchange | null = null;

  constructor(private readonly taker: SegmentTaker) {}

  /** Takes the next bytes of the file. */
  feed(chunk: Uint8Array): FileRefusal | null {
    this.makeRoom(chunk.length);
    this.bytes.set(chunk, this.filled);
    this.filled += chunk.length;
    return this.scan(false);
  }

  /** Takes the end of the file. */
  finish(): FileRefusal | null {
    const refused = this.scan(true);
    if (refused) return refused;
    if (this.segment.number === 0) {
      return {
        code: "empty",
        position: null,
        loop: null,
        problem: "The file is empty: there is nothing in it but blanks.",
        remedy: "Send the file again with its content.",
      };
    }
    this.segment.start = this.done;
    this.segment.number += 1;
    return this.taker.envelope.unfinished(this.segment);
  }

  private makeRoom(length: number): void {
    const left = this.filled - this.done;
    if (this.filled + length <= this.bytes.length) return;
    const into =
      left + length <= this.bytes.length ? this.bytes : Buffer.allocUnsafe((left + length) * 2);
    this.bytes.copy(into, 0, this.done, this.filled);
    this.segment.base += this.done;
    this.bytes = into;
    this.filled = left;
    this.done = 0;
  }

  private scan(last: boolean): FileRefusal | null {
    const { segment } = this;
    segment.bytes = this.bytes;
    for (;;) {
      if (!this.skipBlanks()) return null;
      const before = this.done;
      const refused =
        this.interchange && this.taker.envelope.isOpen
          ? this.scanSegments(this.interchange, last)
          : this.openInterchange(last);
      if (refused) return refused;
      if (this.done === before) return null;
    }
  }

  /** Passes over blanks, line ends and byte order marks; false when nothing else is left. */
  private skipBlanks(): boolean {
    const { bytes, filled } = this;
    let at = this.done;
    for (; at < filled; at += 1) {
      const byte = bytes[at] as number;
      if (byte <= 0x20 || byte === this.interchange?.terminator) continue;
      const mark = byte === 0xef && bytes[at + 1] === 0xbb && bytes[at + 2] === 0xbf;
      if (!mark || at + 2 >= filled) break;
      at += 2;
    }
    this.done = at;
    return at < filled;
  }

  private openInterchange(last: boolean): FileRefusal | null {
    const { bytes, segment, done, filled } = this;
    const here = filled - done;
    const isIsa = bytes.toString("latin1", done, Math.min(done + 3, filled)) === "ISA";
    if (!last && (here < 4 || (isIsa && here < isaLength))) return null;
    segment.start = done;
    segment.number += 1;
    if (!isIsa) return this.foreign();
    if (here < isaLength)
      return this.damaged("The file ends within its first segment, ISA.", sayAgain);
    const interchange = readIsa(bytes, done);
    if (typeof interchange === "string") {
      return this.damaged(
        interchange,
        "ISA must be 106 bytes wide with its terminator: have the sender fill its elements up with blanks.",
      );
    }
    this.interchange = interchange;
    segment.component = interchange.component;
    this.taker.envelope.open(interchange);
    this.done = done + isaLength;
    return null;
  }

  private foreign(): FileRefusal {
    const { segment } = this;
    if (segment.number > 1) {
      return this.damaged(
        "Something stands after the end of an interchange (IEA): ISA or the end of the file was expected.",
        "Take out what stands there, or have the file sent again.",
      );
    }
    const kind = kindOfForeignFile(this.bytes.subarray(this.done, this.filled));
    return {
      code: "not_a_claims_file",
      position: segment.position,
      loop: null,
      problem: `The file is no X12 file: ISA was expected at its beginning, and it is ${kind}.`,
      remedy: "Send the 837 file itself, unpacked, as plain text.",
    };
  }

  private damaged(problem: string, remedy: string): FileRefusal {
    return refusal(this.segment, "interchange (ISA to IEA)", { problem, remedy });
  }

  /** Hands over all segments that are there whole, up to the end of the interchange. */
  private scanSegments(interchange: Interchange, last: boolean): FileRefusal | null {
    const { bytes, segment, taker, filled } = this;
    const { element, terminator } = interchange;
    const { ends } = segment;
    const most = ends.length - 2;
    let at = this.done;
    while (at < filled) {
      const first = bytes[at] as number;
      if (first <= 0x20 || first === terminator) {
        at += 1;
        continue;
      }
      let count = 0;
      let end = at;
      for (; end < filled; end += 1) {
        const byte = bytes[end] as number;
        if (byte === terminator) break;
        if (byte === element && count < most) {
          ends[count] = end;
          count += 1;
        }
      }
      if (end === filled) {
        this.done = at;
        const whole = last && (terminator === lineFeed || terminator === carriageReturn);
        if (!whole) return this.incomplete(at, last);
      }
      ends[count] = end;
      segment.start = at;
      segment.count = count;
      segment.number += 1;
      const name = nameOf(bytes, at, ends[0] as number);
      if (name === 0) return this.unnamed(at);
      const refused = taker.take(segment, name);
      if (refused) return refused;
      at = end < filled ? end + 1 : end;
      if (!taker.envelope.isOpen) break;
    }
    this.done = at;
    return null;
  }

  private incomplete(at: number, last: boolean): FileRefusal | null {
    const { segment } = this;
    const long = this.filled - at > longestSegment;
    if (!long && !last) return null;
    segment.start = at;
    segment.number += 1;
    return this.damaged(
      long
        ? "A segment is longer than 65,536 bytes: its terminator is missing, or the terminator that ISA states is not the one the file uses."
        : "The file ends in the middle of a segment: the segment terminator was expected.",
      sayAgain,
    );
  }

  private unnamed(at: number): FileRefusal {
    this.segment.start = at;
    return this.damaged(
      "A segment does not begin with a name of two or three capitals and digits: the file was damaged or cut here.",
      sayAgain,
    );
  }
}

/** The name of a segment as `code` packs it, or 0 when it cannot be one. */
function nameOf(bytes: Buffer, from: number, to: number): number {
  if (to - from < 2 || to - from > 3) return 0;
  const first = bytes[from] as number;
  if (first < 0x41 || first > 0x5a) return 0;
  let packed = first;
  for (let at = from + 1; at < to; at += 1) {
    const byte = bytes[at] as number;
    const letter = byte >= 0x41 && byte <= 0x5a;
    if (!letter && (byte < 0x30 || byte > 0x39)) return 0;
    packed = (packed << 8) | byte;
  }
  return packed;
}
