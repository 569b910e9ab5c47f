import { describe, expect, it } from "vitest";
import { failFirstCaution } from "./fail-first";

const parts = (a: "met" | "not_met", b: "met" | "not_met", c: "met" | "not_met") => ({
  a: { finding: a },
  b: { finding: b },
  c: { finding: c },
});

describe("the guard against hidden fail-first", () => {
  it("cautions when A7 is set not met although part a or c is met", () => {
    expect(failFirstCaution("A7", "not_met", parts("met", "not_met", "not_met"))).toEqual({
      metParts: ["a"],
    });
    expect(failFirstCaution("A7", "not_met", parts("met", "not_met", "met"))).toEqual({
      metParts: ["a", "c"],
    });
  });

  it("is silent when neither a nor c is met: the decision does not lean on part b alone", () => {
    expect(failFirstCaution("A7", "not_met", parts("not_met", "not_met", "not_met"))).toBe(
      undefined,
    );
  });

  it("is silent for any other finding and any other criterion", () => {
    const metByA = parts("met", "not_met", "not_met");
    expect(failFirstCaution("A7", "met", metByA)).toBe(undefined);
    expect(failFirstCaution("A7", "undetermined", metByA)).toBe(undefined);
    expect(failFirstCaution("A8", "not_met", metByA)).toBe(undefined);
  });

  it("is silent where the parts are not known", () => {
    expect(failFirstCaution("A7", "not_met", undefined)).toBe(undefined);
  });
});
