/**
 * A list of the record while it is being typed.
 *
 * A list fact has three kinds of answer: not stated (null), none (an empty list: the record shows
 * there are none) and listed. While somebody types, rows may be empty or half filled; they stay on
 * the screen but an empty row is no answer. Rows carry a key of this screen only, so that a row
 * keeps its place while others come and go.
 *
 * Lists of single dates or texts are handled as rows with one cell.
 */
import type { FactCell, FactRow, FactValue } from "@/lib/facts/fact-values";
import type { FactColumn, FactDefinition } from "@/lib/policy/schema";

export type ListKind = "not_stated" | "none" | "listed";

export interface TypedRow {
  readonly key: number;
  readonly cells: FactRow;
}

export interface TypedList {
  readonly kind: ListKind;
  readonly rows: readonly TypedRow[];
  readonly nextKey: number;
}

/** Key of the one cell in a list of single dates or texts. */
export const singleCell = "value";

/** The columns of a list, those of a list of single values included. */
export function columnsOf(definition: FactDefinition): readonly FactColumn[] {
  const { item } = definition;
  if (typeof item === "object") return item.columns;
  return [{ key: singleCell, type: item ?? "text", label: item === "date" ? "Date" : "Name" }];
}

const isSingle = (definition: FactDefinition): boolean => typeof definition.item !== "object";

const blankCells = (definition: FactDefinition): FactRow =>
  Object.fromEntries(columnsOf(definition).map(({ key }) => [key, null]));

const isBlank = ({ cells }: TypedRow): boolean =>
  Object.values(cells).every((cell) => cell === null || cell === "");

/** A stored value as a list to type in. */
export function typedList(definition: FactDefinition, value: FactValue): TypedList {
  const entries: readonly (string | FactRow)[] = Array.isArray(value) ? value : [];
  const rows = entries.map((entry, key): TypedRow => ({
    key,
    cells:
      typeof entry === "string" ? { [singleCell]: entry } : { ...blankCells(definition), ...entry },
  }));
  const kind = value === null ? "not_stated" : rows.length === 0 ? "none" : "listed";
  return { kind, rows, nextKey: rows.length };
}

/** The answer a typed list gives: rows without any content are left out. */
export function listValue(definition: FactDefinition, { kind, rows }: TypedList): FactValue {
  if (kind === "not_stated") return null;
  if (kind === "none") return [];
  const filled = rows.filter((row) => !isBlank(row));
  if (filled.length === 0) return null;
  if (isSingle(definition)) return filled.map(({ cells }) => String(cells[singleCell]));
  return filled.map(({ cells }) =>
    Object.fromEntries(
      columnsOf(definition).map(({ key }) => [key, emptyToNull(cells[key] ?? null)]),
    ),
  );
}

const emptyToNull = (cell: FactCell): FactCell => (cell === "" ? null : cell);

/** Says which kind of answer it is; rows typed before stay, in case the person comes back. */
export function withKind(list: TypedList, kind: ListKind, definition: FactDefinition): TypedList {
  const chosen = { ...list, kind };
  return kind === "listed" && list.rows.length === 0 ? withRow(chosen, definition) : chosen;
}

/** Adds a row after another one, or at the end. */
export function withRow(
  list: TypedList,
  definition: FactDefinition,
  after?: number,
  cells: FactRow = {},
): TypedList {
  const row = { key: list.nextKey, cells: { ...blankCells(definition), ...cells } };
  const at = after === undefined ? -1 : list.rows.findIndex(({ key }) => key === after);
  const place = at < 0 ? list.rows.length : at + 1;
  const rows = [...list.rows.slice(0, place), row, ...list.rows.slice(place)];
  return { kind: "listed", rows, nextKey: list.nextKey + 1 };
}

export function withoutRow(list: TypedList, key: number): TypedList {
  return { ...list, rows: list.rows.filter((row) => row.key !== key) };
}

export function withCells(list: TypedList, key: number, cells: FactRow): TypedList {
  return {
    ...list,
    rows: list.rows.map((row) =>
      row.key === key ? { key, cells: { ...row.cells, ...cells } } : row,
    ),
  };
}
