import { describe, expect, it } from "vitest";
import { assembleNotice } from "@/lib/notices/assemble";
import { missingParts } from "@/lib/notices/missing-parts";
import type { Notice, Passage } from "@/lib/notices/notice";
import { plainLanguage } from "@/lib/notices/plain-language";
import { textsOfNotices } from "@/lib/policy/library";
import { lineOfBusinessNames, linesOfBusiness } from "@/lib/review/plan-terms";
import { completeNotices } from "@/tests/builders/notice-facts";

const texts = textsOfNotices();
const noncertification = completeNotices.noncertification;
const reading = (rationale: string) =>
  plainLanguage(assembleNotice({ ...noncertification, rationale }, texts), texts);

/** The marked text, read from the notice by the passage's own place. */
function markedText(notice: Notice, { part, block, item, start, end }: Passage): string {
  const found = notice.parts.find(({ id }) => id === part)?.blocks[block];
  if (found?.kind === "paragraph") return found.text.slice(start, end);
  return found?.kind === "list" ? (found.items[item] ?? "").slice(start, end) : "";
}

describe("the standing texts", () => {
  it.each(linesOfBusiness.map((line) => [lineOfBusinessNames[line], line] as const))(
    "of every kind are plain: %s",
    (_, lineOfBusiness) => {
      for (const facts of Object.values(completeNotices)) {
        const plan = { ...facts.plan, lineOfBusiness };
        const { grade, passages } = plainLanguage(assembleNotice({ ...facts, plan }, texts), texts);
        expect(grade).toBeLessThanOrEqual(7);
        expect(passages).toEqual([]);
      }
    },
  );
});

describe("passages", () => {
  it("an abbreviation is marked where it stands, with the words to write", () => {
    const rationale = "You did well in group therapy. You asked for DBT and then for XYZ care.";
    const notice = assembleNotice({ ...noncertification, rationale }, texts);
    const { passages } = plainLanguage(notice, texts);
    expect(passages.map((passage) => markedText(notice, passage))).toEqual(["DBT", "XYZ"]);
    expect(passages.map(({ kind, part }) => [kind, part])).toEqual([
      ["abbreviation", "reasons"],
      ["abbreviation", "reasons"],
    ]);
    expect(passages[0]?.advice).toContain("dialectical behavior therapy (DBT)");
    expect(passages[1]?.advice).toContain("Say what XYZ means");
  });

  it("one explained in the standing text needs no more", () => {
    expect(reading("You began this IOP on October 5, after a week at home.").passages).toEqual([]);
  });

  it("one in the name of the program is a name, an ordinary one is not", () => {
    const named = (name: string) =>
      plainLanguage(
        assembleNotice({ ...noncertification, provider: name }, texts),
        texts,
      ).passages.map(({ text }) => text);
    expect(named("QWX Counseling")).toEqual([]);
    expect(named("Sunrise PHP")).toEqual(["PHP"]);
  });

  it("a long sentence is marked whole", () => {
    const long =
      "You began the program on October 5 and you came on three days in that week and on two days in " +
      "the week that followed and on one day after that.";
    const rationale = `This is short enough. ${long} It is late.`;
    const notice = assembleNotice({ ...noncertification, rationale }, texts);
    const [passage] = plainLanguage(notice, texts).passages;
    expect(passage?.kind).toBe("long_sentence");
    expect(passage && markedText(notice, passage)).toBe(long);
  });

  it("what a person wrote is graded on its own, and its hard sentences are marked", () => {
    const hard = "Comprehensive multidisciplinary documentation demonstrated insufficiency.";
    const { unmet } = noncertification;
    const easy = "We read your file with care. You did well in group care and at home.";
    const plain = {
      ...noncertification,
      unmet: unmet.map((each) => ({ ...each, rationale: easy })),
    };
    const notice = assembleNotice({ ...plain, rationale: `${hard} ${hard}` }, texts);
    const { grade, writtenGrade, gradeAtMost, passages } = plainLanguage(notice, texts);
    expect(grade).toBeLessThanOrEqual(gradeAtMost);
    expect(writtenGrade).toBeGreaterThan(gradeAtMost);
    expect(passages.map((passage) => [passage.part, passage.kind])).toEqual(
      Array(2).fill(["reasons", "hard_sentence"]),
    );
    const simple = plainLanguage(assembleNotice({ ...plain, rationale: easy }, texts), texts);
    expect(simple.writtenGrade).toBeLessThanOrEqual(gradeAtMost);
    expect(simple.passages).toEqual([]);
  });

  it("shorthand is marked, and refused like an abbreviation", () => {
    const rationale = "Pt has a hx of F33.2 and was seen by us in the fall.";
    expect(reading(rationale).passages.map(({ text }) => text)).toEqual(["Pt", "hx", "F33.2"]);
    expect(
      missingParts({ ...noncertification, rationale }, texts).map(({ problem }) => problem),
    ).toContain('"hx" is not explained.');
  });

  it("of many hard sentences the hardest are marked", () => {
    const hard = "Comprehensive multidisciplinary documentation demonstrated insufficiency.";
    const { grade, gradeAtMost, passages } = reading(`${hard} `.repeat(60));
    expect(grade).toBeGreaterThan(gradeAtMost);
    expect(passages.map(({ kind }) => kind)).toEqual(Array(5).fill("hard_sentence"));
  });

  it("the policy's own words do not count", () => {
    const [first] = noncertification.unmet;
    const wording = "Notwithstanding multidisciplinary considerations XQZ applies. ".repeat(30);
    const quoted = assembleNotice(
      { ...noncertification, unmet: first ? [{ ...first, wording }] : [] },
      texts,
    );
    const plain = assembleNotice({ ...noncertification, unmet: first ? [first] : [] }, texts);
    expect(plainLanguage(quoted, texts)).toEqual(plainLanguage(plain, texts));
  });
});
