import { fleschKincaid } from "flesch-kincaid";
import { syllable } from "syllable";
import { sentencesOf, wordsOf } from "./sentences";

/**
 * Flesch-Kincaid grade of texts taken together: 0.39 words a sentence + 11.8 syllables a word - 15.59
 * (Kincaid et al. 1975), to one decimal. Figures such as "2026" count as a word of one syllable, as
 * nobody can say them more simply.
 *
 * @returns null when there is no sentence
 */
export function readingGrade(texts: readonly string[]): number | null {
  const counts = { sentence: 0, word: 0, syllable: 0 };
  for (const text of texts)
    for (const sentence of sentencesOf(text)) {
      counts.sentence += 1;
      for (const word of wordsOf(sentence.text)) {
        counts.word += 1;
        counts.syllable += /\p{L}/u.test(word) ? Math.max(1, syllable(word)) : 1;
      }
    }
  return counts.word === 0 ? null : Math.round(fleschKincaid(counts) * 10) / 10;
}
