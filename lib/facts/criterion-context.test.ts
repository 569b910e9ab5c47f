import { expect, it } from "vitest";
import { contextToShow } from "@/lib/facts/criterion-context";
import { policyLibrary } from "@/lib/policy/library";

const criteria = policyLibrary().all[0]?.criteria ?? [];
const titles = (id: string, facts: Parameters<typeof contextToShow>[1]) =>
  criteria
    .filter((one) => one.id === id)
    .flatMap((one) => contextToShow(one, facts).map(({ title }) => title));

it("the guideline on hours always stands beside P9", () => {
  expect(titles("P9", {})).toEqual(["Guideline - the hours of a typical program"]);
});

it("partial hospitalization is mentioned once one of its signs is ticked", () => {
  const sign = "partial_hospitalization_signs.substance_use_monitoring";
  expect(titles("A8", { [sign]: false })).toEqual([]);
  expect(titles("A8", { [sign]: true })).toEqual([
    "Guideline - when a partial hospital program may be preferable",
  ]);
});
