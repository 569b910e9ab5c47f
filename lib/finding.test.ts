import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  all,
  atLeast,
  both,
  conflict,
  insufficientDocumentation,
  met,
  missing,
  needsClinician,
  not,
  notApplicable,
  notMet,
  notYetDue,
  when,
} from "@/lib/finding";

const every = [
  met,
  notMet,
  notApplicable,
  missing,
  notYetDue,
  insufficientDocumentation,
  conflict,
  needsClinician,
];
const finding = fc.constantFrom(...every);

describe("all", () => {
  it("one part that is not met decides, whatever is open", () => {
    expect(all([met, missing, notMet, conflict])).toBe(notMet);
  });
  it("parts that do not apply are left out", () => {
    expect(all([met, notApplicable])).toBe(met);
    expect(all([notApplicable, missing])).toBe(missing);
  });
  it("does not apply when no part does", () => {
    expect(all([notApplicable, notApplicable])).toBe(notApplicable);
    expect(all([])).toBe(notApplicable);
  });
  it("reports what paper cannot settle first and what only time settles last", () => {
    expect(all([notYetDue, missing])).toBe(missing);
    expect(all([missing, insufficientDocumentation])).toBe(insufficientDocumentation);
    expect(all([insufficientDocumentation, needsClinician])).toBe(needsClinician);
    expect(all([needsClinician, conflict, met])).toBe(conflict);
  });
  it("does not depend on order or grouping", () => {
    fc.assert(
      fc.property(fc.array(finding), fc.array(finding), (some, others) => {
        expect(all([...some, ...others])).toBe(both(all(others), all(some)));
      }),
    );
  });
});

describe("at least", () => {
  it.each([
    [2, [met, met, missing], met],
    [2, [met, missing, notMet], missing],
    [2, [met, notMet, notMet], notMet],
    [2, [missing, notYetDue, notMet], missing],
    [1, [notMet, notYetDue], notYetDue],
    [1, [notApplicable, notMet], notMet],
  ] as const)("%i of %j", (count, parts, expected) => {
    expect(atLeast(count, parts)).toBe(expected);
  });
});

describe("when", () => {
  it("does not apply where the guard does not hold", () => {
    expect(when(notMet, notMet)).toBe(notApplicable);
  });
  it("an unknown guard does no harm when the body is met", () => {
    expect(when(missing, met)).toBe(met);
  });
  it("an unknown guard leaves a body that is not met open", () => {
    expect(when(missing, notMet)).toBe(missing);
  });
  it("a guard that holds leaves it to the body", () => {
    for (const body of every) expect(when(met, body)).toBe(body);
  });
});

describe("not", () => {
  it("turns met and not met, and leaves the rest", () => {
    for (const part of every) {
      const contrary = not(part);
      expect(not(contrary)).toBe(part);
      expect(contrary === part).toBe(part !== met && part !== notMet);
    }
  });
});
