/**
 * Claims from a file of any format: the one reader that others call. What the file is shows in its
 * first bytes; the reader of that format does the rest.
 */
import type { FileSummary, ReadOptions, ReadStep } from "@/lib/claims/claim";
import { readCsv } from "@/lib/claims/csv/read-csv";
import { detectFormat, firstCharacter, headSize } from "@/lib/claims/formats/detect-format";
import { openSource } from "@/lib/claims/formats/open-source";
import { readJson } from "@/lib/claims/json/read-json";
import { readX12 } from "@/lib/claims/x12/read-x12";

const readers: Readonly<Record<FileSummary["format"], typeof readX12>> = {
  x12_837: readX12,
  csv: readCsv,
  json: readJson,
};

/** So much blank before the first character and no more. */
const mostBlank = 1024 * 1024;

/**
 * Reads a claims file: X12 837, CSV or JSON.
 *
 * @param source the bytes of the file, in pieces of any size; read once, never held whole but for
 *   JSON. It throws only where the source does.
 */
export async function* readClaims(
  source: AsyncIterable<Uint8Array>,
  options: ReadOptions,
): AsyncGenerator<ReadStep> {
  const opened = await openHead(source);
  try {
    const format = detectFormat(opened.head);
    if (format.ok) yield* readers[format.value](opened.bytes, options);
    else yield { kind: "refused", refusal: format.error };
  } finally {
    await opened.close();
  }
}

/** Opens a source with as much of its head as tells its format. */
export const openHead = (source: AsyncIterable<Uint8Array>) =>
  openSource(source, mostBlank, (head) => head.length - firstCharacter(head) >= headSize);
