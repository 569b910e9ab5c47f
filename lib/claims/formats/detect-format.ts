/** What a file is, by its first bytes; its name and the type a browser sends say nothing. */
import type { FileRefusal, FileSummary } from "@/lib/claims/claim";
import { bytePosition } from "@/lib/claims/formats/utf8-check";
import { fail, ok, type Result } from "@/lib/result";

/** How many bytes are looked at, beyond blanks before the first character. */
export const headSize = 1024;

type Kind = readonly [begins: readonly number[], is: string, remedy: string];

const asText = "Save it as text (837, CSV or JSON) and send that.";
const unpack = "Unpack it and send the claims file in it.";

/** What people send instead, by its first bytes. */
const others: readonly Kind[] = [
  [[0x50, 0x4b, 0x03, 0x04], "a zip archive or an Excel workbook", `${unpack} Or: ${asText}`],
  [[0x50, 0x4b, 0x05, 0x06], "an empty zip archive", unpack],
  [[0x1f, 0x8b], "a gzip archive", unpack],
  [[0x42, 0x5a, 0x68], "a bzip2 archive", unpack],
  [[0xfd, 0x37, 0x7a, 0x58, 0x5a], "an xz archive", unpack],
  [[0x37, 0x7a, 0xbc, 0xaf], "a 7-Zip archive", unpack],
  [[0x28, 0xb5, 0x2f, 0xfd], "a Zstandard archive", unpack],
  [[0xd0, 0xcf, 0x11, 0xe0], "an old Office document", asText],
  [[0x25, 0x50, 0x44, 0x46], "a PDF document", asText],
  [[0xff, 0xd8, 0xff], "a picture", asText],
  [[0x89, 0x50, 0x4e, 0x47], "a picture", asText],
  [[0xff, 0xfe], "text in UTF-16", "Save it as UTF-8 and send it again."],
  [[0xfe, 0xff], "text in UTF-16", "Save it as UTF-8 and send it again."],
];

const refuse = (code: FileRefusal["code"], problem: string, remedy: string, offset = 0) =>
  fail<FileRefusal>({ code, position: bytePosition(offset), loop: null, problem, remedy });

const byteOrderMark = [0xef, 0xbb, 0xbf];
const startsWith = (bytes: Uint8Array, start: readonly number[]): boolean =>
  start.every((byte, at) => bytes[at] === byte);

/** The offset of the first character that is neither a byte order mark nor blank. */
export function firstCharacter(head: Uint8Array): number {
  let at = startsWith(head, byteOrderMark) ? byteOrderMark.length : 0;
  while ([0x20, 0x09, 0x0a, 0x0d].includes(head[at] ?? 0)) at += 1;
  return at;
}

/**
 * Says which reader a file is for, or what it is instead of a claims file.
 *
 * @param head the first bytes: all of them, or `headSize` from the first character on
 */
export function detectFormat(head: Uint8Array): Result<FileSummary["format"], FileRefusal> {
  for (const [begins, is, remedy] of others) {
    if (startsWith(head, begins)) return refuse("not_a_claims_file", `The file is ${is}.`, remedy);
  }
  const first = firstCharacter(head);
  const text = head.subarray(first, first + headSize);
  if (text.length === 0) {
    return refuse("empty", "The file is empty.", "Send a file with claims.");
  }
  if (text.includes(0)) {
    const pairs = text.filter((byte, at) => byte === 0 && at % 2 === 1).length;
    const even = text.filter((byte, at) => byte === 0 && at % 2 === 0).length;
    return Math.max(pairs, even) > text.length / 4
      ? refuse("not_a_claims_file", "The file is text in UTF-16.", "Save it as UTF-8.")
      : refuse(
          "not_a_claims_file",
          "The file is not text: it holds zero bytes.",
          asText,
          first + text.indexOf(0),
        );
  }
  const start = new TextDecoder("latin1").decode(text.subarray(0, 4));
  if (/^ISA/i.test(start) || /^(GS|ST)[^\w ,;\t"]/.test(start)) return ok("x12_837");
  if (start.startsWith("{") || start.startsWith("[")) return ok("json");
  if (start.startsWith("<")) {
    return refuse("not_a_claims_file", "The file is XML or a web page.", asText);
  }
  // What a text may hold besides letters: the controls that X12 takes for delimiters, line ends.
  const control = text.findIndex((byte) => byte < 0x09 || (byte > 0x0d && byte < 0x1c));
  if (control >= 0) {
    const problem = "The file is not text: it holds control bytes.";
    return refuse("not_a_claims_file", problem, asText, first + control);
  }
  return ok("csv");
}
