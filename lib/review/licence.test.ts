import { expect, it } from "vitest";
import { activeNorthCarolinaLicence, type MedicalLicence } from "./licence";

const licence = (changed: Partial<MedicalLicence>): MedicalLicence => ({
  state: "NC",
  number: "2019-01234",
  status: "active",
  validFrom: "2026-01-01",
  validThrough: "2026-12-31",
  ...changed,
});

it("a licence counts on its first and on its last day, and not a day outside them", () => {
  expect(activeNorthCarolinaLicence([licence({})], "2026-01-01")).toBeDefined();
  expect(activeNorthCarolinaLicence([licence({})], "2026-12-31")).toBeDefined();
  expect(activeNorthCarolinaLicence([licence({})], "2027-01-01")).toBeUndefined();
  expect(activeNorthCarolinaLicence([licence({})], "2025-12-31")).toBeUndefined();
});

it("a licence of another state or one that is suspended does not count", () => {
  expect(activeNorthCarolinaLicence([licence({ state: "VA" })], "2026-06-01")).toBeUndefined();
  expect(
    activeNorthCarolinaLicence([licence({ status: "suspended" })], "2026-06-01"),
  ).toBeUndefined();
});
