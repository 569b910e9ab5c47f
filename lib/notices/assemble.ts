import {
  fillSlots,
  type NoticeTextBlock,
  type NoticeTextPart,
  type NoticeTexts,
} from "@/lib/policy/notice-texts";
import { insertBlocks } from "./inserts";
import { holds, slotValue } from "./letter-words";
import type { Block, Notice, NoticeFacts, NoticePart } from "./notice";

/**
 * Makes a letter of its facts and the texts in force on its day. Always makes one: what is not on
 * file shows as a gap, and missingParts tells what to do about it.
 */
export function assembleNotice(facts: NoticeFacts, texts: NoticeTexts): Notice {
  const fill = (template: string) =>
    fillSlots(
      template,
      (slot) => slotValue(facts, slot),
      (rule, name) => {
        const figure = texts.figure(rule, name, facts.date);
        // The texts were checked against the limits when they were read.
        if (figure === undefined) throw new Error(`no time limit ${rule}.${name}`);
        return figure;
      },
    );
  const { contact } = facts.plan;
  return {
    kind: facts.kind,
    title: fill(texts.titles[facts.kind]),
    language: "en-US",
    date: facts.date,
    sender: { name: contact.name || facts.plan.name, address: contact.addressLines },
    recipient: facts.recipient,
    regarding: [
      { term: "Member", value: facts.member.name },
      { term: "Member number", value: facts.member.number },
      { term: "Reference", value: facts.reference },
      { term: "Plan", value: facts.plan.name },
      { term: "Provider", value: facts.provider },
    ],
    greeting: `Dear ${facts.recipient.salutation ?? facts.recipient.name}:`,
    parts: wantedParts(facts, texts).map(({ id, heading, source, blocks }): NoticePart => ({
      id,
      heading: fill(heading),
      source,
      blocks: blocks.flatMap((block) => makeBlocks(block, facts, texts, fill)),
    })),
    signature: facts.signature,
  };
}

/** The rows of the texts that a letter has: of each part the first that fits. */
function wantedParts(facts: NoticeFacts, texts: NoticeTexts): readonly NoticeTextPart[] {
  const fitting = texts
    .partsOn(facts.date)
    .filter(
      ({ kinds, lines, when }) =>
        (!kinds || kinds.includes(facts.kind)) &&
        (!lines || lines.includes(facts.plan.lineOfBusiness)) &&
        (when ?? []).every((condition) => holds(facts, condition)),
    );
  return fitting.filter(
    (part, index) => fitting.findIndex((candidate) => candidate.id === part.id) === index,
  );
}

function makeBlocks(
  block: NoticeTextBlock,
  facts: NoticeFacts,
  texts: NoticeTexts,
  fill: (template: string) => string,
): readonly Block[] {
  if ("when" in block && !(block.when ?? []).every((condition) => holds(facts, condition)))
    return [];
  if ("text" in block)
    return [
      {
        kind: "paragraph",
        text: fill(block.text),
        ...("lang" in block && block.lang && { lang: block.lang }),
      },
    ];
  if ("list" in block) return [{ kind: "list", ordered: false, items: block.list.map(fill) }];
  if ("steps" in block) return [{ kind: "list", ordered: true, items: block.steps.map(fill) }];
  if ("address" in block) return [{ kind: "address", lines: texts.addresses[block.address] ?? [] }];
  return insertBlocks(facts, block.insert, texts.abbreviations.meanings);
}
