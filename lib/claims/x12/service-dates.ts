/**
 * Dates as 837 files write them, as plain dates: "20261005" for one day (D8), and
 * "20261005-20261009" for several (RD8). What is written decides, not the qualifier before it:
 * the two cannot be mistaken for each other. A time after a day (DT, "202610050800") is read over.
 */
import { isPlainDate, type PlainDate } from "@/lib/calendar";
import type { Segment } from "@/lib/claims/x12/segment";

export interface Period {
  readonly from: PlainDate;
  readonly to: PlainDate;
}

const firstYear = 1900;
const years = 200;

export class ServiceDates {
  /** One place for each day of each month of each year; a file names few of them, often. */
  private readonly known: (Period | null | undefined)[] = new Array<undefined>(years * 12 * 31);

  /** The days an element names; null when it is blank or names days that do not exist. */
  period(segment: Segment, element: number): Period | null {
    return segment.read(element, this.written);
  }

  private readonly written = (bytes: Buffer, from: number, length: number): Period | null => {
    if (length < 8) return null;
    const first = this.day(bytes, from);
    if (!first || length === 8) return first;
    if (length === 17 && bytes[from + 8] === 0x2d) {
      const last = this.day(bytes, from + 9);
      if (!last || last.from < first.from) return null;
      return last === first ? first : { from: first.from, to: last.to };
    }
    return length === 12 && allDigits(bytes, from + 8, from + length) ? first : null;
  };

  private day(bytes: Buffer, at: number): Period | null {
    if (!allDigits(bytes, at, at + 8)) return null;
    const year = digits(bytes, at, 4) - firstYear;
    const month = digits(bytes, at + 4, 2);
    const day = digits(bytes, at + 6, 2);
    if (year < 0 || year >= years || month < 1 || month > 12 || day < 1 || day > 31) return null;
    const place = (year * 12 + month - 1) * 31 + day - 1;
    const known = this.known[place];
    if (known !== undefined) return known;
    const text = bytes.toString("latin1", at, at + 8);
    const date = `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`;
    const made = isPlainDate(date) ? { from: date, to: date } : null;
    this.known[place] = made;
    return made;
  }
}

function allDigits(bytes: Buffer, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) {
    const byte = bytes[at];
    if (byte === undefined || byte < 0x30 || byte > 0x39) return false;
  }
  return true;
}

function digits(bytes: Buffer, from: number, count: number): number {
  let value = 0;
  for (let at = from; at < from + count; at += 1) value = value * 10 + (bytes[at] ?? 0) - 0x30;
  return value;
}
