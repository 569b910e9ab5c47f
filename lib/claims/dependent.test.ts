import { describe, expect, it } from "vitest";
import { dependentNumber } from "@/lib/claims/dependent";
import { memberInWords, numberOnCard } from "@/lib/claims/member-number";

const twin = dependentNumber("M-1001", "2010-03-14", "Anna-Lena");

describe("a dependent's number", () => {
  it("tells twins and siblings on a card apart, and people on different cards", () => {
    const numbers = [
      twin,
      dependentNumber("M-1001", "2010-03-14", "Bruno"),
      dependentNumber("M-1001", "2012-03-14", "Anna-Lena"),
      dependentNumber("M-1002", "2010-03-14", "Anna-Lena"),
      "M-1001",
    ];
    expect(new Set(numbers).size).toBe(5);
  });

  it("is the same however the name is written", () => {
    for (const name of ["ANNA LENA", "anna-lena ", "Ánna Lena"])
      expect(dependentNumber("M-1001", "2010-03-14", name)).toBe(twin);
    expect(dependentNumber(twin, "2010-03-14", "Anna-Lena")).toBe(twin);
  });

  it("holds no name, and names the card", () => {
    expect(twin).toMatch(/^M-1001\+[0-9a-f]{10}$/);
    expect(numberOnCard(twin)).toBe("M-1001");
    expect(memberInWords(twin)).toBe(`M-1001, dependent ${twin.slice(7, 11)}`);
  });

  it("is the number on the card where nothing tells who is meant", () => {
    expect(dependentNumber("M-1001", null, null)).toBe("M-1001");
    expect(dependentNumber("M-1001", null, " - ")).toBe("M-1001");
    expect(dependentNumber("M-1001", null, "Bruno")).not.toBe("M-1001");
    for (const number of ["M-1001", "M+3f9a2c1b7d", "+3f9a2c1b7d", "M-1001+3F9A2C1B7D", ""])
      expect(memberInWords(number)).toBe(number === "M+3f9a2c1b7d" ? "M, dependent 3f9a" : number);
  });
});
