import { describe, expect, it } from "vitest";
import { unexplained } from "@/lib/notices/abbreviations";

const found = (text: string, known: readonly string[] = [], explained = new Set<string>()) =>
  unexplained(text, new Set(known), explained).map(({ name }) => name);

describe("abbreviations", () => {
  it.each(["IOP", "DSM", "ASAM", "PHP", "RTC"])("%s without meaning is found", (name) => {
    expect(found(`You left ${name} care.`)).toEqual([name]);
  });

  it.each([
    "the intensive outpatient program (IOP) is near, and IOP is what you asked for",
    "IOP (intensive outpatient program) care",
    "Two IOPs (intensive outpatient programs) are near",
    "IOP care as planned (IOP: intensive outpatient program)",
  ])("one with its meaning beside it is explained: %s", (text) => {
    expect(found(text)).toEqual([]);
  });

  it("an explanation must spell it: other words in brackets are none", () => {
    expect(found("IOP (see below for more) care")).toEqual(["IOP"]);
    expect(found("a good program nearby (PTSD)")).toEqual(["PTSD"]);
  });

  it("an explanation holds for later texts, not for earlier ones", () => {
    const explained = new Set<string>();
    expect(found("DBT helps.", [], explained)).toEqual(["DBT"]);
    expect(found("dialectical behavior therapy (DBT) helps", [], explained)).toEqual([]);
    expect(found("DBT helps.", [], explained)).toEqual([]);
  });

  it("names that everybody knows, single letters and rule numbers are left alone", () => {
    expect(found("Dr. A. Doe, MD, of NC looked at P3 and C10, code S9480", ["MD", "NC"])).toEqual(
      [],
    );
  });

  it("is found with an edition behind it", () => {
    const text = "The DSM-5-TR names it.";
    expect(unexplained(text, new Set(), new Set())).toEqual([{ name: "DSM", start: 4, end: 12 }]);
  });
});
