import { expect, test } from "vitest";
import type { MonthTotal } from "@/lib/db/claim-desk/month-totals";
import { sumsByEdit, sumsByMonth, sumsBySite } from "./report-sums";

const total = (change: Partial<MonthTotal>): MonthTotal => ({
  month: "2026-09",
  siteNpi: "1730158846",
  siteName: "Riverbend Durham",
  organizationName: "Riverbend",
  disposition: "pay",
  edit: null,
  lines: 10,
  billedUnits: 10,
  payableUnits: 10,
  ...change,
});
const totals = [
  total({}),
  total({
    month: "2026-11",
    disposition: "deny",
    edit: "duplicate",
    lines: 2,
    billedUnits: 2,
    payableUnits: 0,
  }),
  total({
    disposition: "pay_in_part",
    edit: "units_per_day",
    lines: 1,
    billedUnits: 5,
    payableUnits: 1,
  }),
  total({
    siteNpi: "1999999984",
    siteName: null,
    organizationName: null,
    disposition: "pend",
    edit: "not_furnished",
    lines: 1,
    billedUnits: 1,
    payableUnits: 0,
  }),
];

test("a month without a claim has its row", () => {
  expect(
    sumsByMonth(totals, "2026-09", "2026-11").map(({ key, lines, deniedUnits }) => [
      key,
      lines,
      deniedUnits,
    ]),
  ).toEqual([
    ["2026-09", 12, 4],
    ["2026-10", 0, 0],
    ["2026-11", 2, 2],
  ]);
});

test("edits stand by units denied; lines without one are left out", () => {
  const titles = new Map([["units_per_day", "More than one unit a date"]] as const);
  expect(sumsByEdit(totals, titles).map(({ name, deniedUnits }) => [name, deniedUnits])).toEqual([
    ["More than one unit a date", 4],
    ["duplicate", 2],
    ["not_furnished", 0],
  ]);
});

test("a site that is none of ours goes by its NPI", () => {
  expect(sumsBySite(totals).map(({ name, deniedLines }) => [name, deniedLines])).toEqual([
    ["Riverbend Durham", 3],
    ["NPI 1999999984", 0],
  ]);
});
