/** Whether bytes that come in pieces are UTF-8 text, and where they first are not. */
import { isUtf8 } from "node:buffer";
import type { FileRefusal } from "@/lib/claims/claim";

export interface Utf8Check {
  /** Takes the next piece; the refusal when it is no text. */
  take(piece: Uint8Array): FileRefusal | undefined;
  /** To be called after the last piece: a character may be cut short. */
  end(): FileRefusal | undefined;
}

/** How many bytes the character that begins with this byte should have; 0 when none begins so. */
function characterLength(lead: number): number {
  if (lead < 0x80) return 1;
  if (lead >= 0xc2 && lead < 0xe0) return 2;
  if (lead >= 0xe0 && lead < 0xf0) return 3;
  return lead >= 0xf0 && lead < 0xf5 ? 4 : 0;
}

/** How many bytes at the end begin a character of which more is to come. */
function cutShort(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if ((byte & 0xc0) !== 0x80) return characterLength(byte) > back ? back : 0;
  }
  return 0;
}

function firstInvalid(bytes: Uint8Array): number {
  let at = 0;
  while (at < bytes.length) {
    const length = characterLength(bytes[at] ?? 0);
    if (length === 0 || (length > 1 && !isUtf8(bytes.subarray(at, at + length)))) return at;
    at += length;
  }
  return at;
}

/** "byte 10,233", counted from 1. */
export const bytePosition = (offset: number): string =>
  `byte ${(offset + 1).toLocaleString("en-US")}`;

const notText = (offset: number, problem: string): FileRefusal => ({
  code: "damaged",
  position: bytePosition(offset),
  loop: null,
  problem,
  remedy: "Save the file as UTF-8 text and send it again.",
});

/** A check for one file, from its first byte on. */
export function utf8Check(): Utf8Check {
  let before = 0;
  let carried: Uint8Array = new Uint8Array(0);
  return {
    take(piece) {
      const zero = piece.indexOf(0);
      if (zero >= 0) {
        return notText(before + carried.length + zero, "A zero byte stands where text should.");
      }
      const bytes = carried.length > 0 ? Buffer.concat([carried, piece]) : piece;
      const whole = bytes.subarray(0, bytes.length - cutShort(bytes));
      if (!isUtf8(whole)) {
        return notText(before + firstInvalid(whole), "The text is not in UTF-8.");
      }
      // A copy: the source may use its buffer again.
      carried = Uint8Array.from(bytes.subarray(whole.length));
      before += whole.length;
      return undefined;
    },
    end: () =>
      carried.length > 0
        ? notText(before, "The file ends in the middle of a character.")
        : undefined,
  };
}
