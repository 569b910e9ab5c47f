import { describe, expect, it } from "vitest";
import { shorthandIn } from "@/lib/notices/shorthand";

const found = (text: string) =>
  shorthandIn(text, new Set()).map(({ start, end }) => text.slice(start, end));

describe("clinical shorthand", () => {
  it("is found with what to write instead", () => {
    const text = "Pt w/ hx of F33.2, tx and dx on file; neg screen, checks q6h, seen f/u.";
    expect(found(text)).toEqual(["Pt", "w/", "hx", "F33.2", "tx", "dx", "neg", "q6h", "f/u"]);
    expect(shorthandIn("Known hx.", new Set())[0]?.advice).toBe('Write "history".');
    expect(found("He is 34 yo and takes it bid.")).toEqual(["yo", "bid"]);
  });

  it("is not found in plain words, rule numbers, the service code, or behind its meaning", () => {
    for (const text of [
      "You had severe depression (F33.2) and later F33.2 again.",
      "You did not meet P3, A7 or C10 for code S9480.",
      "The participant neglected nothing; your options and your attempts are clear.",
      "Take either and/or both on 10/12/2026.",
    ])
      expect(found(text), text).toEqual([]);
  });
});
