/**
 * What keeps a letter from being sent, each thing with what to do and the clause that wants it.
 *
 * Three looks. The letter as it is against the letter as it would be made now: a part or a standing
 * text that is gone is told by its name. The facts: what is not on file, is no sentence, or
 * contradicts itself. The language: in a letter that decides against the request an abbreviation
 * that nobody explained is refused; in others, on which the law's clocks run, it is only marked.
 */
import { canonicalJson } from "@/lib/canonical-json";
import type { NoticePartId, NoticeTexts } from "@/lib/policy/notice-texts";
import type { NoticeKind } from "@/lib/review/workflow";
import { assembleNotice } from "./assemble";
import { factProblems } from "./fact-problems";
import type { Block, Notice, NoticeFacts, NoticePart, NoticeProblem } from "./notice";
import { unexplainedAbbreviations } from "./plain-language";

/** Names of the parts, as a problem calls them. */
export const partNames: Readonly<Record<NoticePartId, string>> = {
  copy: "whose letter this is a copy of",
  appeal: "what was contested",
  decision: "the decision with the service dates",
  extension: "why more time is needed, and until when",
  certified_days: "the certified days, dates, site and code",
  requested_items: "the items asked for, each with its reason",
  conditions: "what falls due later",
  reasons: "the reasons with the clinical rationale",
  criteria: "each unmet criterion by name, number and wording",
  appeal_review: "the evidence that was read",
  policy: "the policy and version, and how to get criteria and a written statement free of charge",
  peer_to_peer: "how the provider talks with a reviewer",
  reconsideration: "how to ask for reconsideration",
  appeal_rights: "how to appeal, with the time limits",
  expedited_appeal: "how to ask for an expedited appeal",
  second_level: "how to ask for a second-level review",
  external_review: "how to ask for an external review",
  coverage_during_appeal: "coverage during an appeal",
  grievance: "how to object to the extension",
  assistance: "who helps free of charge",
  no_guarantee: "that it is not a guarantee of payment",
  decided_by: "who decided, with licence and specialty",
  language_assistance: "language assistance",
  contact: "how to reach the plan",
};

/**
 * Everything that is missing in a letter; empty when it may be sent.
 *
 * @param notice the letter as it is, where it was made before and may have lost something
 */
export function missingParts(
  facts: NoticeFacts,
  texts: NoticeTexts,
  notice: Notice = assembleNotice(facts, texts),
): readonly NoticeProblem[] {
  const wanted = assembleNotice(facts, texts);
  return [
    ...wanted.parts.flatMap((part) => lostFrom(notice, part)),
    ...factProblems(facts, wanted, texts),
    ...unexplainedIn(notice, texts),
  ];
}

function lostFrom(notice: Notice, wanted: NoticePart): readonly NoticeProblem[] {
  const { id: part, source } = wanted;
  const found = notice.parts.find(({ id }) => id === part);
  const again = "Assemble the notice again from the case.";
  if (!found || found.blocks.length === 0)
    // A part whose facts are not on file has no blocks to lose; the facts are told of by themselves.
    return wanted.blocks.length === 0 && found
      ? []
      : [{ part, problem: `Missing: ${partNames[part]}.`, remedy: again, source }];
  const there = new Set(found.blocks.map(canonicalJson));
  return wanted.blocks
    .filter((block) => !there.has(canonicalJson(block)))
    .map((block) => ({
      part,
      problem: `Missing from the part "${found.heading}": ${opening(block)}.`,
      remedy: again,
      source,
    }));
}

const tells = {
  name: "the name and number",
  wording: "the policy's wording",
  rationale: "the clinical rationale",
  showed: "what the record showed",
  missing: "what was missing",
} as const;

function opening(block: Block): string {
  if (block.about) return `${tells[block.about.tells]} of ${block.about.criterion}`;
  switch (block.kind) {
    case "facts":
      return `the table of ${block.rows.map(({ term }) => term.toLowerCase()).join(", ")}`;
    case "address":
      return `the address of ${block.lines[0]}`;
    case "list":
      return `the list that begins "${firstWords(block.items[0])}"`;
    default:
      return `"${firstWords(block.text)}"`;
  }
}

const firstWords = (text = ""): string => {
  const words = text.split(/\s+/);
  return words.length > 8 ? `${words.slice(0, 8).join(" ")} ...` : text;
};

const adverseKinds: readonly NoticeKind[] = [
  "noncertification",
  "certification_in_part",
  "appeal_decision",
];

function unexplainedIn(notice: Notice, texts: NoticeTexts): readonly NoticeProblem[] {
  if (!adverseKinds.includes(notice.kind)) return [];
  const told = new Set<string>();
  return unexplainedAbbreviations(notice, texts).flatMap(({ part, text, advice }) => {
    if (told.has(text)) return [];
    told.add(text);
    const source = "45 CFR 147.136(e), 42 CFR 438.10(c)(1): a notice that its reader understands";
    return [{ part, problem: `"${text}" is not explained.`, remedy: advice, source }];
  });
}
