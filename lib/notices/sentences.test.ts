import { describe, expect, it } from "vitest";
import { sentencesOf, wordsOf } from "@/lib/notices/sentences";

const texts = (text: string) => sentencesOf(text).map((sentence) => sentence.text);

describe("sentences", () => {
  it("end at a stop, a question mark and the end of a line", () => {
    expect(texts("You came on Monday. Who saw you? A nurse\nNobody else did")).toEqual([
      "You came on Monday.",
      "Who saw you?",
      "A nurse",
      "Nobody else did",
    ]);
  });

  it("go on after a title, initials and a decimal point", () => {
    expect(texts("Dr. Rivera and J. Doe met at 3.5 hours. N.C. law applies.")).toEqual([
      "Dr. Rivera and J. Doe met at 3.5 hours.",
      "N.C. law applies.",
    ]);
  });

  it("know where they stand in the text", () => {
    const text = "  One here.  Two there. ";
    expect(sentencesOf(text).map(({ start, end }) => text.slice(start, end))).toEqual([
      "One here.",
      "Two there.",
    ]);
  });

  it("are none where there are no words", () => {
    expect(texts(" ... \n - ")).toEqual([]);
  });
});

it("words keep their apostrophe and hyphen", () => {
  expect(wordsOf("The policy's face-to-face visit, 2026.")).toEqual([
    "The",
    "policy's",
    "face-to-face",
    "visit",
    "2026",
  ]);
});
