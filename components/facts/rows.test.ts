import { describe, expect, it } from "vitest";
import type { FactDefinition } from "@/lib/policy/schema";
import {
  listValue,
  typedList,
  withCells,
  withKind,
  withoutRow,
  withRow,
  type TypedList,
} from "./rows";

const definition = (item: FactDefinition["item"]): FactDefinition => ({
  path: "things",
  type: "list",
  label: "Things",
  question: "Which?",
  item,
  group: "things",
  theme: "t",
  event: false,
  serves: [],
  context_for: [],
  review_types: ["admission"],
});
const dates = definition("date");
const sessions = definition({
  columns: [
    { key: "date", type: "date", label: "Date" },
    { key: "mode", type: "text", label: "How" },
  ],
});
const firstKey = (list: TypedList): number => list.rows[0]?.key ?? -1;

describe("a list being typed", () => {
  it("tells not stated, none and listed apart, there and back", () => {
    for (const value of [null, [], ["2026-10-05", "2026-10-07"]]) {
      expect(listValue(dates, typedList(dates, value))).toEqual(value);
    }
    const rows = [{ date: "2026-10-05", mode: null }];
    expect(listValue(sessions, typedList(sessions, rows))).toEqual(rows);
  });

  it("gives no answer as long as its rows are empty", () => {
    const list = withKind(typedList(dates, null), "listed", dates);
    expect(list.rows).toHaveLength(1);
    expect(listValue(dates, list)).toBeNull();
  });

  it("leaves empty rows out of the answer and on the screen", () => {
    const list = withRow(typedList(dates, ["2026-10-05"]), dates);
    expect(list.rows).toHaveLength(2);
    expect(listValue(dates, list)).toEqual(["2026-10-05"]);
  });

  it("keeps the typed rows when none is chosen and taken back", () => {
    const list = typedList(dates, ["2026-10-05"]);
    const none = withKind(list, "none", dates);
    expect(listValue(dates, none)).toEqual([]);
    expect(listValue(dates, withKind(none, "listed", dates))).toEqual(["2026-10-05"]);
  });

  it("says nothing again when its last row is removed: an emptied list is not a stated none", () => {
    const list = typedList(dates, ["2026-10-05"]);
    expect(listValue(dates, withoutRow(list, firstKey(list)))).toBeNull();
  });

  it("adds a row right after the one Enter was pressed in", () => {
    const list = typedList(dates, ["2026-10-05", "2026-10-07"]);
    const grown = withRow(list, dates, firstKey(list));
    expect(grown.rows.map(({ cells }) => cells.value)).toEqual(["2026-10-05", null, "2026-10-07"]);
    expect(new Set(grown.rows.map(({ key }) => key)).size).toBe(3);
  });

  it("changes one cell and gives an emptied one back as not stated", () => {
    const list = typedList(sessions, [{ date: "2026-10-05", mode: "video" }]);
    const changed = withCells(list, firstKey(list), { mode: "" });
    expect(listValue(sessions, changed)).toEqual([{ date: "2026-10-05", mode: null }]);
  });
});
