/**
 * What was read from segments that come again and again, byte for byte: a claims file of 300 MB has
 * millions of dates and services, and a few thousand different ones. What is kept must follow from
 * the bytes of the segment and the separators alone.
 *
 * Looking a segment up takes its bytes four at a time, which is several times faster than taking it
 * apart. The memory has a fixed number of places; a segment whose place is taken takes it over.
 */
const places = 1 << 12;
/** Segments of so many bytes are kept. */
const shortest = 4;
const longest = 60;
/** The last bytes of a segment take a word more. */
const words = longest / 4 + 1;

export class SegmentMemory<T> {
  private readonly lengths = new Uint8Array(places);
  private readonly keys = new Int32Array(places * words);
  private readonly values: (T | undefined)[] = new Array<undefined>(places).fill(undefined);
  private separators = 0;

  /** What was kept for the segment from `start` up to `end`, or undefined. */
  find(view: DataView, start: number, end: number): T | undefined {
    const length = end - start;
    if (length < shortest || length > longest) return undefined;
    const place = placeOf(view, start, end);
    if (this.lengths[place] !== length) return undefined;
    const { keys } = this;
    let key = place * words;
    for (let at = start; at <= end - 4; at += 4) {
      if (keys[key] !== view.getInt32(at, true)) return undefined;
      key += 1;
    }
    // The last one to three bytes, with some of those before them.
    if (keys[key] !== view.getInt32(end - 4, true)) return undefined;
    return this.values[place];
  }

  /** Keeps what was read from the segment, and gives it back. */
  keep(view: DataView, start: number, end: number, value: T): T {
    const length = end - start;
    if (length < shortest || length > longest) return value;
    const place = placeOf(view, start, end);
    let key = place * words;
    for (let at = start; at <= end - 4; at += 4) {
      this.keys[key] = view.getInt32(at, true);
      key += 1;
    }
    this.keys[key] = view.getInt32(end - 4, true);
    this.lengths[place] = length;
    this.values[place] = value;
    return value;
  }

  /** Forgets everything when segments are now written with other separators. */
  writtenWith(element: number, component: number): void {
    const separators = (element << 8) | component;
    if (this.separators === separators) return;
    this.separators = separators;
    this.lengths.fill(0);
    this.values.fill(undefined);
  }
}

/** Every word counts, times an odd number of its own place: products that a processor overlaps. */
function placeOf(view: DataView, start: number, end: number): number {
  let factor = 0x9e3779b1 | 0;
  let hash = Math.imul(view.getInt32(end - 4, true) ^ (end - start), 0x85ebca6b);
  for (let at = start; at <= end - 4; at += 4) {
    hash = (hash + Math.imul(view.getInt32(at, true), factor)) | 0;
    factor = (factor + 0x3c6ef372) | 0;
  }
  hash = Math.imul(hash ^ (hash >>> 15), 0xc2b2ae35);
  return (hash ^ (hash >>> 13)) & (places - 1);
}
