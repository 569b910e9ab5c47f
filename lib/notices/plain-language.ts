import type { NoticeTexts } from "@/lib/policy/notice-texts";
import { capitalWords, unexplained } from "./abbreviations";
import { proseOf } from "./block-texts";
import type { Notice, Passage, PlainLanguage } from "./notice";
import { readingGrade } from "./reading-grade";
import { sentencesOf, wordsOf } from "./sentences";

/** So many of the hardest sentences are marked when the whole is too hard. */
const hardestShown = 5;

/**
 * How plainly a letter reads: the grade of its own English prose, and the passages that read badly.
 * The policy's quoted words do not count, and an abbreviation inside them needs no explanation; nor
 * does one that is part of a name on the letter ("ABC Clinic"), unless it is an ordinary one.
 */
export function plainLanguage(
  notice: Notice,
  { settings, abbreviations }: Pick<NoticeTexts, "settings" | "abbreviations">,
): PlainLanguage {
  const gradeAtMost = settings.grade_at_most.value;
  const known = new Set([
    ...abbreviations.known,
    ...namesOn(notice).filter((name) => !Object.hasOwn(abbreviations.meanings, name)),
  ]);
  const explained = new Set<string>();
  const prose: string[] = [];
  const passages: Passage[] = [];
  const sentences: (Passage & { readonly grade: number })[] = [];

  for (const part of notice.parts)
    for (const [block, content] of part.blocks.entries()) {
      if (content.lang) continue;
      for (const [item, text] of proseOf(content).entries()) {
        for (const { name, start, end } of unexplained(text, known, explained)) {
          const meaning = Object.hasOwn(abbreviations.meanings, name)
            ? abbreviations.meanings[name]
            : undefined;
          passages.push({
            ...{ part: part.id, block, item, start, end, kind: "abbreviation" },
            text: text.slice(start, end),
            advice: meaning
              ? `Write "${meaning} (${name})" where it first stands, or the words alone.`
              : `Say what ${name} means where it first stands, or use other words.`,
          });
        }
        prose.push(text);
        for (const sentence of sentencesOf(text)) {
          const at = { part: part.id, block, item, start: sentence.start, end: sentence.end };
          const words = wordsOf(sentence.text).length;
          if (words > settings.sentence_words_at_most.value)
            passages.push({
              ...at,
              kind: "long_sentence",
              text: sentence.text,
              advice: `${words} words: make two sentences of it, at most ${settings.sentence_words_at_most.value} words each.`,
            });
          sentences.push({
            ...at,
            kind: "hard_sentence",
            text: sentence.text,
            advice: "Use shorter words here: the whole letter reads too hard.",
            grade: readingGrade([sentence.text]) ?? 0,
          });
        }
      }
    }

  const grade = readingGrade(prose);
  if (grade !== null && grade > gradeAtMost) {
    const long = new Set(passages.filter(isLong).map(place));
    const hardest = sentences
      .filter((sentence) => sentence.grade > gradeAtMost && !long.has(place(sentence)))
      .sort((a, b) => b.grade - a.grade)
      .slice(0, hardestShown);
    for (const { grade: _, ...passage } of hardest) passages.push(passage);
  }
  return { grade, gradeAtMost, passages };
}

/** Capitals in the names on the letter: of the plan, the program, the member, who decided. */
const namesOn = ({ regarding, sender, recipient, parts }: Notice): readonly string[] =>
  [
    sender.name,
    recipient.name,
    ...regarding.map(({ value }) => value),
    ...parts
      .flatMap(({ blocks }) => blocks)
      .flatMap((block) => (block.kind === "facts" ? block.rows.map(({ value }) => value) : [])),
  ].flatMap(capitalWords);

const isLong = ({ kind }: Passage): boolean => kind === "long_sentence";
const place = ({ part, block, item, start }: Passage): string =>
  [part, block, item, start].join("/");
