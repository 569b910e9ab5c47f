import { describe, expect, it } from "vitest";
import type { z } from "zod";
import { lawOfClocks, textsOfNotices } from "@/lib/policy/library";
import {
  fillSlots,
  noticesFileSchema,
  noticeTexts,
  unknownFigures,
} from "@/lib/policy/notice-texts";

const setting = { value: 9, reading: "as it is read" };
const title = "A letter";
const part = {
  id: "decision",
  heading: "Our decision",
  source: "the law",
  blocks: ["You may appeal within {erisa_appeal_window.days|day}, {member}."],
};
const file = (change: object = {}): z.input<typeof noticesFileSchema> =>
  ({
    in_force_from: "2024-07-01",
    settings: {
      grade_at_most: setting,
      sentence_words_at_most: setting,
      rationale_words_at_least: setting,
      rationale_own_words_at_least: setting,
    },
    abbreviations: { known: [], meanings: {} },
    limits: [],
    addresses: {},
    titles: {
      certification: title,
      certification_in_part: title,
      noncertification: title,
      information_request: title,
      extension: title,
      appeal_acknowledgement: title,
      appeal_decision: title,
      administrative: title,
    },
    parts: [part],
    ...change,
  }) as z.input<typeof noticesFileSchema>;
const told = (change: object) =>
  noticesFileSchema.safeParse(file(change)).error?.issues.map(({ message }) => message) ?? [];

describe("the texts of letters", () => {
  it("are read, and every time limit they name is known", () => {
    const parts = textsOfNotices().partsOn("2026-11-23");
    expect(new Set(parts.map(({ id }) => id)).size).toBeGreaterThan(20);
    for (const { source } of parts) expect(source).not.toBe("");
  });

  it("a well-made file is taken", () => {
    expect(told({})).toEqual([]);
  });

  it.each([
    [{ parts: [{ ...part, heading: "Dear {nobody}" }] }, "no fact is called {nobody}"],
    [{ parts: [{ ...part, heading: "Dear {Member}" }] }, "a brace that is no {slot}"],
    [{ parts: [{ ...part, blocks: [{ address: "nowhere" }] }] }, "there is no address nowhere"],
  ])("a file with a slip is refused: %o", (change, message) => {
    expect(told(change).join("\n")).toContain(message);
  });

  it("an unknown part, condition or insert is refused", () => {
    for (const wrong of [
      { ...part, id: "greeting" },
      { ...part, when: ["raining"] },
      { ...part, blocks: [{ insert: "poem" }] },
      { ...part, blocks: [] },
    ])
      expect(told({ parts: [wrong] })).not.toEqual([]);
  });

  it("a time limit that no data holds is named", () => {
    const read = (blocks: string[]) =>
      noticesFileSchema.parse(file({ parts: [{ ...part, blocks }] }));
    expect(unknownFigures(read(part.blocks), lawOfClocks())).toEqual([]);
    expect(unknownFigures(read(["within {no_rule.days|day}"]), lawOfClocks())).toEqual([
      "no_rule.days",
    ]);
  });

  it("a row holds from its first to its last day", () => {
    const parts = [
      { ...part, heading: "Old", in_force_to: "2026-12-31" },
      { ...part, heading: "New", in_force_from: "2027-01-01" },
    ];
    const texts = noticeTexts(noticesFileSchema.parse(file({ parts })), lawOfClocks());
    const headings = (day: string) => texts.partsOn(day).map(({ heading }) => heading);
    expect(headings("2026-12-31")).toEqual(["Old"]);
    expect(headings("2027-01-01")).toEqual(["New"]);
  });
});

describe("a text's slots", () => {
  const fill = (text: string, count: number) =>
    fillSlots(
      text,
      (slot) => `<${slot}>`,
      () => count,
    );

  it("are filled with facts and time limits", () => {
    expect(fill("{member} has {a.days|day}, {a.days} in all", 30)).toBe(
      "<member> has 30 days, 30 in all",
    );
  });

  it("one is one day", () => {
    expect(fill("within {a.business_days|business day}", 1)).toBe("within 1 business day");
  });
});
