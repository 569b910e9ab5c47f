/**
 * Claims from CSV (RFC 4180; see columns.ts), as a stream: one row a service line, the rows of one
 * claim together. Every data row is handed over as a line or refused as one; rows without anything
 * in them are passed over. A refused row does not take its claim with it, unless the caller wants
 * all or nothing. Rows are numbered as a spreadsheet does, the header being row 1.
 */
import { parse } from "csv-parse";
import type {
  Claim,
  ClaimBatch,
  ClaimRefusal,
  FileRefusal,
  ReadOptions,
  ReadStep,
} from "@/lib/claims/claim";
import { delimiterOf, readHeader, type CsvHeader } from "@/lib/claims/csv/header";
import { cellOf, rowReader, type ReadRow } from "@/lib/claims/csv/row";
import { rowRefusal, rowsOfClaims } from "@/lib/claims/csv/rows-of-claims";
import { readIdentifier } from "@/lib/claims/formats/stated";
import { openSource } from "@/lib/claims/formats/open-source";
import { utf8Check } from "@/lib/claims/formats/utf8-check";

const batchSize = 500;
/** No row of our columns is as long; an unclosed quotation mark makes one, and so does a stray text. */
const longestRow = 65_536;

interface RawRow {
  /** Null for what is no row. */
  readonly cells: readonly string[] | null;
  /** It is no row because more than `longestRow` characters came without its end. */
  readonly isTooLong?: boolean;
  /** The line of the file in which the row ends. */
  readonly lastLine: number;
}

/**
 * Reads a claims CSV.
 *
 * @param source the bytes of the file, in pieces of any size
 */
export async function* readCsv(
  source: AsyncIterable<Uint8Array>,
  options: ReadOptions,
): AsyncGenerator<ReadStep> {
  const opened = await openSource(source, longestRow, (head) =>
    /[\r\n]/.test(decoded(head).trim()),
  );
  const raw: RawRow[] = [];
  const parser = rowParser(delimiterOf(firstLine(opened.head)), (row) => raw.push(row));
  const check = utf8Check();
  const file = csvFile(options);
  try {
    for await (const piece of opened.bytes) {
      const notText = check.take(piece);
      if (notText) {
        yield { kind: "refused", refusal: notText };
        return;
      }
      await parser.write(piece);
      for (const row of raw.splice(0)) {
        const refusal = file.take(row);
        if (refusal) {
          yield { kind: "refused", refusal };
          return;
        }
        if (file.waiting() >= batchSize) yield { kind: "batch", batch: file.batch() };
      }
    }
    const cut = check.end();
    if (cut) {
      yield { kind: "refused", refusal: cut };
      return;
    }
    await parser.end();
    for (const row of raw) {
      const refusal = file.take(row);
      if (refusal) {
        yield { kind: "refused", refusal };
        return;
      }
    }
    yield* file.end();
  } finally {
    await opened.close();
    parser.destroy();
  }
}

/** The rows of one file, from the header on. */
function csvFile(options: ReadOptions) {
  const claims = rowsOfClaims(options);
  let header: CsvHeader | null = null;
  let readRow: ReadRow | null = null;
  let refusals: ClaimRefusal[] = [];
  let complete: Claim[] = [];
  let rowNumber = 0;
  let lastLine = 0;
  const counts = { claims: 0, lines: 0, refusedLines: 0, blank: 0 };

  const take = ({ cells, isTooLong, lastLine: line }: RawRow): FileRefusal | null => {
    rowNumber += 1;
    const firstLineOfRow = lastLine + 1;
    lastLine = line;
    const place =
      rowNumber === firstLineOfRow
        ? `row ${rowNumber}`
        : `row ${rowNumber} (line ${firstLineOfRow})`;
    if (cells === null) return isTooLong ? tooLong(place, line > firstLineOfRow) : unclosed(place);
    if (cells.every((cell) => cell.trim() === "")) {
      counts.blank += 1;
      return null;
    }
    if (!header || !readRow) {
      const read = readHeader(cells);
      if (!read.ok) return { ...read.error, position: place };
      header = read.value;
      readRow = rowReader(header);
      return null;
    }
    const row = readRow(cells);
    const number = cellOf(header, cells, "claim");
    const readable = number !== null && readIdentifier(number).ok ? number : null;
    const added = row.ok ? claims.add(row.value, place) : row;
    if (added.ok) {
      counts.lines += 1;
    } else {
      // A broken row over several lines may have swallowed others: how many is not known.
      if (line > firstLineOfRow) return unclosed(place);
      claims.pass(readable);
      counts.refusedLines += 1;
      const refusal = rowRefusal(place, readable, added.error);
      refusals.push(refusal);
      if (options.allOrNothing) {
        const { position, problem, remedy } = refusal;
        return { code: "bad_rows", position, loop: null, problem, remedy };
      }
    }
    gather();
    return null;
  };
  const gather = () => {
    const taken = claims.taken();
    counts.claims += taken.length;
    complete.push(...taken);
  };

  return {
    take,
    waiting: () => complete.length + refusals.length,
    batch(): ClaimBatch {
      const batch = { claims: complete, refusals };
      complete = [];
      refusals = [];
      return batch;
    },
    *end(): Generator<ReadStep> {
      claims.finish();
      gather();
      if (!header || counts.lines + counts.refusedLines === 0) {
        yield { kind: "refused", refusal: header ? noRows : nothing };
        return;
      }
      if (complete.length + refusals.length > 0) {
        yield { kind: "batch", batch: { claims: complete, refusals } };
      }
      yield {
        kind: "end",
        summary: {
          format: "csv",
          claims: counts.claims,
          lines: counts.lines,
          refusedClaims: claims.refusedClaims(),
          refusedLines: counts.refusedLines,
          skipped: {},
          remarks:
            counts.blank > 0
              ? [`Rows without anything in them were passed over: ${counts.blank}.`]
              : [],
          controls: [],
        },
      };
    },
  };
}

const noRows: FileRefusal = {
  code: "no_claims",
  position: null,
  loop: null,
  problem: "The file has a header and no rows under it.",
  remedy: "Add a row for each service line.",
};
const nothing: FileRefusal = {
  code: "empty",
  position: null,
  loop: null,
  problem: "The file is empty.",
  remedy: "Send a file with a header row and a row for each service line.",
};
const unclosed = (place: string): FileRefusal => ({
  code: "damaged",
  position: place,
  loop: null,
  problem:
    "A quotation mark that opens in this row is not closed where its cell ends: where the next rows begin cannot be known.",
  remedy: "Close the quotation mark, or write it twice where it is part of the text.",
});

const tooLong = (place: string, overLines: boolean): FileRefusal => ({
  code: "damaged",
  position: place,
  loop: null,
  problem: `The row is longer than ${longestRow.toLocaleString("en-US")} characters${overLines ? ", over several lines: a quotation mark that opens in it is not closed, or a cell is far too long." : ": no cell of a claim is as long."}`,
  remedy: overLines
    ? "Close the quotation mark, or leave out what stands in its longest cell."
    : "Look what stands in its longest cell, and leave it out.",
});

/** csv-parse, driven piece by piece: what it finds is told at once and in order. */
function rowParser(delimiter: string, found: (row: RawRow) => void) {
  const parser = parse({
    bom: true,
    delimiter,
    record_delimiter: ["\r\n", "\n", "\r"],
    relax_column_count: true,
    // A stray quotation mark is left in its cell, which is refused for it, and spoils no other row.
    relax_quotes: true,
    max_record_size: longestRow,
    skip_records_with_error: true,
    on_record: (cells: string[], { lines }) => {
      found({ cells, lastLine: lines });
      return null;
    },
    on_skip: (error) => {
      const isTooLong = error?.code === "CSV_MAX_RECORD_SIZE";
      found({ cells: null, isTooLong, lastLine: parser.info.lines });
      return undefined;
    },
  });
  const settled = (run: (done: (error?: Error | null) => void) => void) =>
    new Promise<void>((resolve, reject) => run((error) => (error ? reject(error) : resolve())));
  parser.resume();
  return {
    write: (piece: Uint8Array) => settled((done) => parser.write(piece, done)),
    end: () =>
      settled((done) => {
        parser.once("error", done);
        parser.end(() => done());
      }),
    destroy: () => parser.destroy(),
  };
}

const decoded = (head: Uint8Array): string =>
  new TextDecoder("utf-8").decode(head.subarray(0, longestRow));

const firstLine = (head: Uint8Array): string =>
  decoded(head)
    .trimStart()
    .split(/[\r\n]/)[0] ?? "";
