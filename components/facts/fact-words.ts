import { formatDate, isPlainDate } from "@/lib/calendar";
import type { FactCell, FactValue } from "@/lib/facts/fact-values";
import type { FactColumn } from "@/lib/policy/schema";

/** The id of a question's group on the page, and so what a link to it names. */
export const questionId = (path: string): string => `q-${path}`;

/** A word of the data as people write it: `break_or_meal` becomes "Break or meal". */
export const choiceWords = (choice: string): string =>
  choice.charAt(0).toUpperCase() + choice.slice(1).replaceAll("_", " ");

/** One value in words; null is an answer too. */
export function cellWords(cell: FactCell | number | undefined): string {
  if (cell === null || cell === undefined || cell === "") return "not stated";
  if (typeof cell === "boolean") return cell ? "Yes" : "No";
  if (typeof cell === "number") return String(cell);
  if (isPlainDate(cell)) return formatDate(cell);
  return /^[a-z]+(_[a-z]+)+$/.test(cell) ? choiceWords(cell) : cell;
}

/** A whole value in one line, for setting two side by side. */
export function valueWords(value: FactValue, columns: readonly FactColumn[]): string {
  if (value === null) return "Not stated";
  if (typeof value !== "object") return cellWords(value);
  if (value.length === 0) return "None";
  return value
    .map((entry) =>
      typeof entry === "string"
        ? cellWords(entry)
        : columns.map(({ key }) => cellWords(entry[key])).join(", "),
    )
    .join("; ");
}
