/**
 * Texts of a file that come again and again (procedures, revenue codes, numbers of providers,
 * streets), each made once. A claims file of 300 MB holds millions of elements and a few thousand
 * different ones; making a string of each is what makes readers slow.
 *
 * The table has a fixed number of places. A text whose place is taken by another takes it over, so
 * that memory stays bounded whatever the file holds.
 */
const places = 1 << 14;
/** Longer texts are made anew each time. */
const longest = 32;

export class TextTable {
  private readonly texts: string[] = new Array<string>(places).fill("");
  private readonly lengths = new Uint8Array(places);
  /** The bytes of each text. */
  private readonly keys = new Uint8Array(places * longest);
  private readonly capital = new Map<string, string>();

  /** The text of the bytes from `from` up to `to`, which must not be empty. */
  text(bytes: Buffer, from: number, to: number): string {
    const length = to - from;
    if (length > longest) return decode(bytes, from, to);
    let hash = length;
    for (let at = from; at < to; at += 1) {
      hash = (Math.imul(hash, 31) + (bytes[at] as number)) | 0;
    }
    const place = (hash ^ (hash >>> 15)) & (places - 1);
    const { keys } = this;
    const key = place * longest;
    let at = 0;
    if (this.lengths[place] === length) {
      while (at < length && keys[key + at] === bytes[from + at]) at += 1;
    }
    if (at === length) return this.texts[place] as string;
    const made = decode(bytes, from, to);
    this.texts[place] = made;
    this.lengths[place] = length;
    for (at = 0; at < length; at += 1) keys[key + at] = bytes[from + at] as number;
    return made;
  }

  /** The same in capital letters. */
  capitals(bytes: Buffer, from: number, to: number): string {
    for (let at = from; at < to; at += 1) {
      const byte = bytes[at] as number;
      if ((byte >= 0x61 && byte <= 0x7a) || byte > 0x7f) {
        return this.inCapitals(this.text(bytes, from, to));
      }
    }
    return this.text(bytes, from, to);
  }

  private inCapitals(text: string): string {
    const known = this.capital.get(text);
    if (known !== undefined) return known;
    if (this.capital.size >= places) this.capital.clear();
    const made = text.toUpperCase();
    this.capital.set(text, made);
    return made;
  }
}

/** Identifiers are ASCII; what is not is read as UTF-8. */
function decode(bytes: Buffer, from: number, to: number): string {
  let high = 0;
  for (let at = from; at < to; at += 1) high |= bytes[at] as number;
  return bytes.toString(high > 0x7f ? "utf8" : "latin1", from, to);
}
