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
import { fourTimes, nextByte } from "@/lib/claims/x12/four-bytes";
import { code, Segment } from "@/lib/claims/x12/segment";

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
const smallestBuffer = 1 << 19;
/** Room behind the bytes: for a terminator that ends a search, and to read four bytes at once. */
const spare = 8;
const lineFeed = 0x0a;
const carriageReturn = 0x0d;
const IEA = code("IEA");
const tooLong =
  "A segment is longer than 65,536 bytes: its terminator is missing, or the terminator that ISA states is not the one the file uses.";
const cutOff = "The file ends in the middle of a segment: the segment terminator was expected.";
const unnamed =
  "A segment does not begin with a name of two or three capitals and digits: the file was damaged or cut here.";
const sayAgain = "Have the file sent again; if it comes the same, its sender must mend it.";

export class SegmentScanner {
  private bytes = Buffer.alloc(0);
  private view = new DataView(new ArrayBuffer(0));
  private readonly segment = new Segment();
  /** Names of segments that were found to be names, each at the place that its bytes give. */
  private readonly names = new Int32Array(1024);
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
    this.segment.holds(this.done, this.filled);
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
    this.segment.turnTo(this.done, this.done, this.done);
    return this.taker.envelope.unfinished(this.segment);
  }

  private makeRoom(length: number): void {
    const left = this.filled - this.done;
    const needed = length + spare;
    if (this.filled + needed <= this.bytes.length) return;
    const old = this.bytes;
    if (left + needed > old.length) {
      this.bytes = Buffer.alloc(Math.max((left + needed) * 2, smallestBuffer));
      this.view = new DataView(this.bytes.buffer, this.bytes.byteOffset, this.bytes.length);
      this.segment.lookAt(this.bytes, this.view);
    }
    old.copy(this.bytes, 0, this.done, this.filled);
    this.segment.base += this.done;
    this.filled = left;
    this.done = 0;
  }

  private scan(last: boolean): FileRefusal | null {
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
    // Before the first segment a control character means another kind of file; after it, an end of
    // file sign or bytes that fill a block up.
    const first = this.segment.number === 0;
    let at = this.done;
    for (; at < filled; at += 1) {
      const byte = bytes[at] as number;
      const passable = first ? isBlank(byte) : byte <= 0x20;
      if (passable || byte === this.interchange?.terminator) continue;
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
    segment.turnTo(done, done, done);
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
    segment.writtenWith(interchange.element, interchange.component);
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
      problem: `ISA was expected at the beginning of the file, and it is ${kind}.`,
      remedy: "Send the 837 file itself, unpacked, as plain text.",
    };
  }

  private damaged(problem: string, remedy: string): FileRefusal {
    return refusal(this.segment, "interchange (ISA to IEA)", { problem, remedy });
  }

  /** Hands over all segments that are there whole, up to the end of the interchange. */
  private scanSegments(interchange: Interchange, last: boolean): FileRefusal | null {
    const { bytes, view, names, segment, taker, filled } = this;
    const { element, terminator } = interchange;
    // So that the search for a terminator ends where the bytes end.
    bytes[filled] = terminator;
    const pattern = fourTimes(terminator);
    let at = this.done;
    while (at < filled) {
      const first = bytes[at] as number;
      if (first <= 0x20 || first === terminator) {
        at += 1;
        continue;
      }
      const end = nextByte(view, at, pattern);
      if (end === filled) {
        this.done = at;
        const whole = last && (terminator === lineFeed || terminator === carriageReturn);
        if (!whole) return this.incomplete(at, last);
      }
      const four = view.getUint32(at);
      // A name ends at the first separator; a segment without elements is all name.
      const letters = ((four >>> 8) & 0xff) === element ? 2 : end - at > 3 ? 3 : end - at;
      const name = letters === 2 ? four >>> 16 : four >>> 8;
      segment.turnTo(at, at + letters, end);
      const known = names[name & 1023] === name;
      if (at + letters < end && bytes[at + letters] !== element) {
        return this.damaged(unnamed, sayAgain);
      }
      if (!known && !this.isName(name, at, letters)) return this.damaged(unnamed, sayAgain);
      const refused = taker.take(segment, name);
      if (refused) return refused;
      at = end + 1;
      if (name === IEA) break;
    }
    this.done = Math.min(at, filled);
    return null;
  }

  private incomplete(at: number, last: boolean): FileRefusal | null {
    const long = this.filled - at > longestSegment;
    if (!long && !last) return null;
    this.segment.turnTo(at, at, at);
    return this.damaged(long ? tooLong : cutOff, sayAgain);
  }

  /** Whether what stands there is a name: two or three capitals and digits. */
  private isName(name: number, at: number, letters: number): boolean {
    if (!/^[A-Z][A-Z0-9]{1,2}$/.test(this.bytes.toString("latin1", at, at + letters))) return false;
    this.names[name & 1023] = name;
    return true;
  }
}

function isBlank(byte: number): boolean {
  return byte === 0x20 || (byte >= 0x09 && byte <= 0x0d);
}
