/** The first row of a claims CSV: what separates cells, and which column stands where. */
import type { FileRefusal } from "@/lib/claims/claim";
import { csvColumns, type ColumnName } from "@/lib/claims/csv/columns";
import { shownName } from "@/lib/claims/formats/shown-name";
import { fail, ok, type Result } from "@/lib/result";

/** The column of each cell in its place; null under a blank name, where cells must be blank too. */
export type CsvHeader = readonly (ColumnName | null)[];

const known = new Map<string, ColumnName>(
  csvColumns.flatMap(({ name, aliases }) =>
    [name, ...aliases].map((word): [string, ColumnName] => [word, name]),
  ),
);

const plain = (cell: string): string =>
  cell
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/g, "_");

const refusal = (code: FileRefusal["code"], problem: string, remedy: string) =>
  fail<FileRefusal>({ code, position: "row 1", loop: null, problem, remedy });

/**
 * What separates the cells: the comma, unless the first line knows more of our columns when it is
 * cut at semicolons, tabs or bars, as spreadsheets of other countries write it.
 *
 * @param firstLine the first line of the file, without its line end
 */
export function delimiterOf(firstLine: string): string {
  const found = (delimiter: string) =>
    new Set(
      firstLine.split(delimiter).map((cell) => known.get(plain(cell.replace(/^\s*"|"\s*$/g, "")))),
    ).size;
  return [",", ";", "\t", "|"].reduce((best, next) => (found(next) > found(best) ? next : best));
}

/** Reads the header. Unknown, repeated and missing columns are named, all of them at once. */
export function readHeader(cells: readonly string[]): Result<CsvHeader, FileRefusal> {
  const names = cells.map((cell) => (cell.trim() === "" ? null : known.get(plain(cell))));
  if (!names.some((name) => typeof name === "string")) {
    return refusal(
      "not_a_claims_file",
      "The first row holds none of the columns of a claims CSV, and the file is neither an 837 nor JSON.",
      "Begin with a header row as in the template, or send an 837.",
    );
  }
  const unknown = cells.filter((_, at) => names[at] === undefined).map(shownName);
  const present = names.filter((name) => typeof name === "string");
  const repeated = [...new Set(present.filter((name, at) => present.indexOf(name) !== at))];
  const missing: string[] = csvColumns
    .filter(({ name, required }) => required && !present.includes(name))
    .map(({ name }) => name);
  if (!present.includes("billing_npi") && !present.includes("billing_tin")) {
    missing.push("billing_npi or billing_tin");
  }
  if (!present.includes("procedure") && !present.includes("revenue_code")) {
    missing.push("procedure or revenue_code");
  }
  const faults: [string, string, readonly string[]][] = [
    ["Unknown", "take the unknown ones out or rename them", unknown],
    ["Repeated", "keep each column once", repeated],
    ["Missing", "add the missing ones", missing],
  ];
  const found = faults.filter(([, , columns]) => columns.length > 0);
  if (found.length > 0) {
    return refusal(
      "bad_rows",
      found
        .map(([word, , columns]) => `${word} columns: ${columns.slice(0, 12).join(", ")}.`)
        .join(" "),
      sentence(`${found.map(([, remedy]) => remedy).join("; ")}; the template shows all columns`),
    );
  }
  return ok(names.map((name) => name ?? null));
}

/** A capital letter at the beginning and a full stop at the end. */
export const sentence = (text: string): string =>
  `${text.slice(0, 1).toUpperCase()}${text.slice(1)}.`;
