/**
 * One fact against its definition. Small and free of dependencies: the form uses it at every
 * keystroke that leaves a field, the server again at every save.
 */
import { isPlainDate } from "@/lib/calendar";
import type { FactCell, FactProblem, FactRow, FactValue } from "@/lib/facts/fact-values";
import type { FactColumn, FactDefinition } from "@/lib/policy/schema";
import { fail, ok, type Result } from "@/lib/result";

const time = /^([01]\d|2[0-3]):[0-5]\d$/;

function problem(path: string, expected: string, found: unknown): FactProblem {
  return { code: "wrong_value", path, expected, found: describe(found) };
}

/** What was found, short and without repeating a person's words back into a log. */
export function describe(value: unknown): string {
  if (value === undefined) return "nothing";
  if (value === null || typeof value === "boolean" || typeof value === "number") {
    return String(value);
  }
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object") return "a group of facts";
  if (typeof value === "string") return /^[\d:.\-/ ]{1,20}$/.test(value) ? `"${value}"` : "a text";
  return typeof value;
}

/** The value as the record holds it, or what was expected in its place. Null says nothing. */
export function parseFactValue(
  definition: FactDefinition,
  value: unknown,
): Result<FactValue, readonly FactProblem[]> {
  const { path, type } = definition;
  if (value === null || value === undefined) return ok(null);
  const wrong = (expected: string) => fail([problem(path, expected, value)]);
  switch (type) {
    case "yes_no":
      return typeof value === "boolean" ? ok(value) : wrong("true, false or null");
    case "date":
      return isPlainDate(value) ? ok(value) : wrong("a calendar date YYYY-MM-DD or null");
    case "count":
      return typeof value === "number" && Number.isSafeInteger(value) && value >= 0
        ? ok(value)
        : wrong("a whole number from 0, or null");
    case "text":
      if (typeof value !== "string") return wrong("a text or null");
      if (value.trim() === "") return ok(null);
      return !definition.choices || definition.choices.includes(value)
        ? ok(value)
        : wrong(`one of ${definition.choices.join(", ")}, or null`);
    case "list":
      return Array.isArray(value) ? parseList(definition, value) : wrong("a list or null");
  }
}

function parseList(
  { path, item }: FactDefinition,
  values: readonly unknown[],
): Result<FactValue, readonly FactProblem[]> {
  const problems: FactProblem[] = [];
  if (typeof item === "object") {
    const rows = values.map((row, index) =>
      parseRow(item.columns, row, `${path}[${index}]`, problems),
    );
    return problems.length > 0 ? fail(problems) : ok(rows);
  }
  const texts: string[] = [];
  values.forEach((value, index) => {
    if (item === "date" ? isPlainDate(value) : typeof value === "string" && value.trim() !== "") {
      texts.push(String(value));
    } else {
      const expected = item === "date" ? "a calendar date YYYY-MM-DD" : "a text";
      problems.push(problem(`${path}[${index}]`, expected, value));
    }
  });
  return problems.length > 0 ? fail(problems) : ok(texts);
}

function parseRow(
  columns: readonly FactColumn[],
  row: unknown,
  place: string,
  problems: FactProblem[],
): FactRow {
  if (typeof row !== "object" || row === null || Array.isArray(row)) {
    problems.push(problem(place, `a row with ${columns.map(({ key }) => key).join(", ")}`, row));
    return {};
  }
  const entries = row as Readonly<Record<string, unknown>>;
  for (const key of Object.keys(entries)) {
    if (!columns.some((column) => column.key === key)) {
      problems.push({
        code: "unknown_fact",
        path: `${place}.${key}`,
        expected: `one of ${columns.map((column) => column.key).join(", ")}`,
        found: "a name the vocabulary does not have",
      });
    }
  }
  const parsed: Record<string, FactCell> = {};
  for (const column of columns)
    parsed[column.key] = parseCell(column, entries[column.key], place, problems);
  const { start, end } = parsed;
  if (typeof start === "string" && typeof end === "string" && end <= start) {
    problems.push(problem(`${place}.end`, `a time after the start, ${start}`, end));
  }
  return parsed;
}

function parseCell(
  column: FactColumn,
  value: unknown,
  place: string,
  problems: FactProblem[],
): FactCell {
  if (value === null || value === undefined) return null;
  const wrong = (expected: string): null => {
    problems.push(problem(`${place}.${column.key}`, expected, value));
    return null;
  };
  switch (column.type) {
    case "yes_no":
      return typeof value === "boolean" ? value : wrong("true, false or null");
    case "date":
      return isPlainDate(value) ? value : wrong("a calendar date YYYY-MM-DD or null");
    case "time":
      return typeof value === "string" && time.test(value)
        ? value
        : wrong("a time of day HH:MM, 00:00 to 23:59, or null");
    case "text":
      if (typeof value !== "string") return wrong("a text or null");
      if (value.trim() === "") return null;
      return !column.choices || column.choices.includes(value)
        ? value
        : wrong(`one of ${column.choices.join(", ")}, or null`);
  }
}
