/**
 * A clinical rationale is specific when it says of this member what the criterion does not already
 * say: a sentence, other than those given for other criteria, with words of its own.
 */
import type { NoticeTexts } from "@/lib/policy/notice-texts";
import type { NoticeCriterion } from "./notice";
import { wordsOf } from "./sentences";

/** Words by which one merely states that something is not met. */
const bareStatement = new Set(
  (
    "a an and are as at be been by can does do for from had has have he her his in is it its not " +
    "no of on or per she that the their there they this to was were who with member patient " +
    "client individual criterion criteria rule requirement requirements met unmet satisfied " +
    "documented documentation records record policy because necessary medically"
  ).split(" "),
);

const wordSet = (text: string): ReadonlySet<string> =>
  new Set(wordsOf(text).map((word) => word.toLowerCase().replace(/['’]s$/, "")));

/** What keeps a rationale from being one, in words that follow "The rationale ..."; or undefined. */
export function rationaleProblem(
  rationale: string,
  { wording, title }: Pick<NoticeCriterion, "wording" | "title">,
  settings: NoticeTexts["settings"],
): string | undefined {
  const words = wordsOf(rationale);
  if (words.length === 0) return "is empty";
  if (words.length < settings.rationale_words_at_least.value) return "is shorter than a sentence";
  const given = wordSet(`${wording} ${title}`);
  const own = [...wordSet(rationale)].filter(
    (word) => !given.has(word) && !bareStatement.has(word),
  );
  if (own.length < settings.rationale_own_words_at_least.value) return "only repeats the criterion";
  return undefined;
}

/** Criteria that were given the same rationale as another, by criterion, in their order. */
export function sameRationales(unmet: readonly NoticeCriterion[]): readonly (readonly string[])[] {
  const byWords = new Map<string, string[]>();
  for (const { criterion, rationale } of unmet) {
    const words = wordsOf(rationale).join(" ").toLowerCase();
    if (words === "") continue;
    byWords.set(words, [...(byWords.get(words) ?? []), criterion]);
  }
  return [...byWords.values()].filter((criteria) => criteria.length > 1);
}
