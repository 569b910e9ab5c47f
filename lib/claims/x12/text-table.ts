/**
 * Texts of a file that come again and again (procedures, revenue codes, numbers of
 * providers, streets), each made once. A claims file of 300 MB holds millions of
 * elements and a few thousand different ones; making a string of each is what makes readers slow.
 *
 * The table has a fixed number of places. A text whose place is taken by another takes it over, so
 * that memory stays bounded whatever the file holds.
 */
const places = 1 << 14;

export class TextTable {
  private readonly exact: string[] = new Array<string>(places).fill("");
  private readonly capital = new Map<string, string>();

  /** The text of the bytes from `from` up to `to`, which must not be empty. */
  text(bytes: Buffer, from: number, to: number): string {
    let hash = to - from;
    let high = 0;
    for (let at = from; at < to; at += 1) {
      const byte = bytes[at] as number;
      high |= byte;
      hash = (Math.imul(hash, 31) + byte) | 0;
    }
    const place = (hash ^ (hash >>> 15)) & (places - 1);
    const known = this.exact[place] as string;
    if (known.length === to - from && same(known, bytes, from)) return known;
    const made =
      high > 0x7f ? bytes.toString("utf8", from, to) : bytes.toString("latin1", from, to);
    this.exact[place] = made;
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

function same(text: string, bytes: Buffer, from: number): boolean {
  for (let at = 0; at < text.length; at += 1) {
    if (text.charCodeAt(at) !== bytes[from + at]) return false;
  }
  return true;
}
