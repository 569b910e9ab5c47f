import { describe, expect, it } from "vitest";
import { readingGrade } from "@/lib/notices/reading-grade";

describe("the Flesch-Kincaid grade of published examples", () => {
  it.each([
    // 13 words, 26 syllables: the example of the formula's own package.
    ["The Australian platypus is seemingly a hybrid of a mammal and reptilian creature.", 13.1],
    // Six words of one syllable: reading ease 116.
    ["The cat sat on the mat.", -1.4],
    // 16 words, 24 syllables: reading ease 69.
    ["This sentence, taken as a reading passage unto itself, is being used to prove a point.", 8.4],
  ])("%s", (text, grade) => {
    expect(readingGrade([text])).toBe(grade);
  });
});

it("texts are graded together, and two short sentences read more easily than one long", () => {
  const one = "The record shows a visit on Monday and it shows another visit on Friday.";
  const two = ["The record shows a visit on Monday.", "It shows another visit on Friday."];
  expect(readingGrade(two)).toBeLessThan(readingGrade([one]) ?? 0);
});

it("there is no grade without a word", () => {
  expect(readingGrade([])).toBeNull();
  expect(readingGrade(["", " - "])).toBeNull();
});
