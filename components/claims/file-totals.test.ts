import { expect, test } from "vitest";
import type { FileTotal } from "@/lib/db/claim-desk/claim-files";
import { linesByDisposition, percentDone, totalsByEdit } from "./file-totals";

const totals: readonly FileTotal[] = [
  { disposition: "deny", edit: "duplicate", lines: 3, billedUnits: 3, payableUnits: 0 },
  { disposition: "pay", edit: null, lines: 40, billedUnits: 40, payableUnits: 40 },
  { disposition: "pay_in_part", edit: "units_per_day", lines: 2, billedUnits: 7, payableUnits: 2 },
  { disposition: "deny", edit: "units_per_day", lines: 2, billedUnits: 2, payableUnits: 0 },
  { disposition: "pend", edit: "not_furnished", lines: 1, billedUnits: 1, payableUnits: 0 },
];

test("lines add up by disposition, in the order of the bar", () => {
  expect(linesByDisposition(totals)).toEqual([
    { disposition: "pay", lines: 40 },
    { disposition: "pay_in_part", lines: 2 },
    { disposition: "pend", lines: 1 },
    { disposition: "deny", lines: 5 },
  ]);
});

test("units are denied of lines denied in whole or in part, never of those that wait", () => {
  expect(totalsByEdit(totals)).toEqual([
    { edit: "units_per_day", lines: 4, deniedUnits: 7 },
    { edit: "duplicate", lines: 3, deniedUnits: 3 },
    { edit: "not_furnished", lines: 1, deniedUnits: 0 },
  ]);
});

test("progress never runs backwards from the check to judging", () => {
  const file = { byteSize: 200, linesIn: 50, linesJudged: 0, linesRefused: 0 };
  const at = (state: "received" | "checking" | "loading" | "loaded", change = {}) =>
    percentDone({ ...file, checkedBytes: 0, state, ...change });
  expect([
    at("received"),
    at("checking", { checkedBytes: 100 }),
    at("checking", { checkedBytes: 200 }),
    at("loading"),
    at("loading", { linesJudged: 20, linesRefused: 5 }),
    at("loaded"),
  ]).toEqual([0, 5, 10, 10, 55, 100]);
});
