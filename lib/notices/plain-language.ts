import type { NoticeTexts } from "@/lib/policy/notice-texts";
import { capitalWords, unexplained } from "./abbreviations";
import { proseOf } from "./block-texts";
import type { Notice, Passage, PlainLanguage } from "./notice";
import { readingGrade } from "./reading-grade";
import { sentencesOf, wordsOf } from "./sentences";
import { shorthandIn } from "./shorthand";

type Measures = Pick<NoticeTexts, "settings" | "abbreviations">;
type Place = Pick<Passage, "part" | "block" | "item">;

/** So many of the hardest sentences are marked when the whole, or what was written, is too hard. */
const hardestShown = 5;

/**
 * How plainly a letter reads: the grade of its own English prose, and the passages that read badly,
 * in the order of the letter. The policy's quoted words do not count. What a person wrote is graded on
 * its own as well: the standing texts are so plain, and so long, that they would hide it.
 */
export function plainLanguage(notice: Notice, measures: Measures): PlainLanguage {
  const { settings } = measures;
  const gradeAtMost = settings.grade_at_most.value;
  const most = settings.sentence_words_at_most.value;
  const prose = proseIn(notice);
  const byPerson = prose.filter(({ written }) => written);
  const grade = readingGrade(prose.map(({ text }) => text));
  const writtenGrade = readingGrade(byPerson.map(({ text }) => text));
  const sentencesIn = (texts: typeof prose) =>
    texts.flatMap(({ text, at }) => sentencesOf(text).map((sentence) => ({ ...at, ...sentence })));
  const sentences = sentencesIn(prose);
  const long = sentences.flatMap((sentence): readonly Passage[] => {
    const words = wordsOf(sentence.text).length;
    const advice = `${words} words: make two sentences of it, at most ${most} words each.`;
    return words > most ? [{ ...sentence, kind: "long_sentence", advice }] : [];
  });
  const hardest = (among: typeof sentences, what: string): readonly Passage[] =>
    among
      .filter(({ text }) => wordsOf(text).length <= most)
      .map((sentence) => ({ ...sentence, grade: readingGrade([sentence.text]) ?? 0 }))
      .filter((sentence) => sentence.grade > gradeAtMost)
      .sort((a, b) => b.grade - a.grade)
      .slice(0, hardestShown)
      .map(({ grade: _, ...sentence }): Passage => {
        const advice = `Use shorter words here: ${what} reads too hard.`;
        return { ...sentence, kind: "hard_sentence", advice };
      });
  const tooHard = (measured: number | null) => measured !== null && measured > gradeAtMost;
  const hard = tooHard(writtenGrade)
    ? hardest(sentencesIn(byPerson), "what was written for this letter")
    : tooHard(grade)
      ? hardest(sentences, "the whole letter")
      : [];
  const passages = [...unexplainedAbbreviations(notice, measures), ...long, ...hard];
  const order = notice.parts.map(({ id }) => id);
  passages.sort(
    (a, b) =>
      order.indexOf(a.part) - order.indexOf(b.part) ||
      a.block - b.block ||
      a.item - b.item ||
      a.start - b.start,
  );
  return { grade, writtenGrade, gradeAtMost, passages };
}

/**
 * Abbreviations, clinical shorthand and codes of diagnoses that stand without their meaning. One inside the policy's quoted words needs none;
 * nor does one that is part of a name on the letter ("ABC Clinic"), unless it is an ordinary one.
 */
export function unexplainedAbbreviations(
  notice: Notice,
  { abbreviations }: Pick<Measures, "abbreviations">,
): readonly Passage[] {
  const { meanings } = abbreviations;
  const known = new Set([
    ...abbreviations.known,
    ...namesOn(notice).filter((name) => !Object.hasOwn(meanings, name)),
  ]);
  const explained = new Set<string>();
  return notice.parts.flatMap(({ id: part, blocks }) =>
    blocks.flatMap((content, block) => {
      // Names of rules explain themselves, and hold for what follows.
      if (content.kind === "subheading") unexplained(content.text, known, explained);
      if (content.lang) return [];
      // Documents by the names of their files are nobody's shorthand.
      const shortened = part === "appeal_review" ? [] : proseOf(content);
      const shorthand = shortened.flatMap((text, item) =>
        shorthandIn(text, explained).map(({ start, end, advice }): Passage => ({
          ...{ part, block, item, start, end, kind: "abbreviation", advice },
          text: text.slice(start, end),
        })),
      );
      const capitals = proseOf(content).flatMap((text, item) =>
        unexplained(text, known, explained).map(({ name, start, end }): Passage => {
          const meaning = Object.hasOwn(meanings, name) ? meanings[name] : undefined;
          return {
            ...{ part, block, item, start, end, kind: "abbreviation" },
            text: text.slice(start, end),
            advice: meaning
              ? `Write "${meaning} (${name})" where it first stands, or the words alone.`
              : `Say what ${name} means where it first stands, or use other words.`,
          };
        }),
      );
      return [...shorthand, ...capitals];
    }),
  );
}

/** The letter's own English prose, text by text, with where it stands. */
const proseIn = ({
  parts,
}: Notice): readonly {
  readonly text: string;
  readonly written: boolean;
  readonly at: Place;
}[] =>
  parts.flatMap(({ id: part, blocks }) =>
    blocks.flatMap((content, block) =>
      content.lang
        ? []
        : proseOf(content).map((text, item) => ({
            text,
            written: content.written === true,
            at: { part, block, item },
          })),
    ),
  );

/** Capitals in the names on the letter: of the plan, the program, who decided, what was read. */
const namesOn = ({ regarding, sender, recipient, parts }: Notice): readonly string[] =>
  [
    sender.name,
    recipient.name,
    ...regarding.map(({ value }) => value),
    ...parts.flatMap(({ id, blocks }) =>
      blocks.flatMap((block) => {
        if (block.kind === "facts") return block.rows.map(({ value }) => value);
        // Documents by the names of their files.
        return block.kind === "list" && id === "appeal_review" ? block.items : [];
      }),
    ),
  ].flatMap(capitalWords);
