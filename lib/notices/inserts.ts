/** Blocks of a letter that are made of the case's facts: tables, criteria, items, rationale. */
import type { NoticeInsert, NoticeTexts } from "@/lib/policy/notice-texts";
import { capitalWords } from "./abbreviations";
import { letterDate, letterSpan, spanOf } from "./letter-words";
import type { Block, NoticeCriterion, NoticeDecider, NoticeFacts, RequestedItem } from "./notice";

const serviceName = "Intensive outpatient program for mental health, code S9480";

/** Meanings of abbreviations by their letters. */
type Meanings = NoticeTexts["abbreviations"]["meanings"];
type Explain = (text: string) => string;

/** The blocks of an insert; none where the case has nothing to say there. */
export function insertBlocks(
  facts: NoticeFacts,
  insert: NoticeInsert,
  meanings: Meanings,
): readonly Block[] {
  const explain = explainer(meanings);
  switch (insert) {
    case "service":
      return [serviceTable(facts)];
    case "certified_days":
      return certifiedDays(facts);
    case "conditions":
      return facts.kind === "certification"
        ? list(
            facts.conditions.map(({ criterion, title }) => explain(`Rule ${criterion}: ${title}`)),
          )
        : [];
    case "rationale":
      return "rationale" in facts ? written(facts.rationale) : [];
    case "criteria":
      return "unmet" in facts
        ? facts.unmet.flatMap((unmet) => criterionBlocks(unmet, facts.policy.title, explain))
        : [];
    case "requested_items":
      return "items" in facts ? requestedItems(facts.items, explain) : [];
    case "message":
      return facts.kind === "information_request" ? written(facts.message) : [];
    case "explanation":
      return "explanation" in facts ? written(facts.explanation) : [];
    case "understanding":
      return facts.kind === "appeal_decision" ? written(facts.understanding) : [];
    case "evidence":
      return facts.kind === "appeal_decision" ? list(facts.evidence.map(explain)) : [];
    case "decider":
      return "decidedBy" in facts ? [deciderTable(facts.decidedBy, facts.decidedOn)] : [];
    case "contact":
      return contactBlocks(facts);
  }
}

/** A person's text as paragraphs: an empty line parts them. */
const paragraphs = (text: string): readonly Block[] =>
  text
    .replaceAll(/\r\n?/g, "\n")
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== "")
    .map((paragraph) => ({ kind: "paragraph", text: paragraph }));

/** A person's text that was written for this letter. */
const written = (text: string): readonly Block[] =>
  paragraphs(text).map((block) => ({ ...block, written: true }));

const list = (items: readonly string[]): readonly Block[] => {
  const said = items.map((item) => item.trim()).filter((item) => item !== "");
  return said.length > 0 ? [{ kind: "list", ordered: false, items: said }] : [];
};

const row = (term: string, value: string | null | undefined) =>
  value?.trim() ? [{ term, value: value.trim() }] : [];

function serviceTable(facts: NoticeFacts): Block {
  const { service, site } = facts;
  return {
    kind: "facts",
    rows: [
      ...row("Service", serviceName),
      ...row("Program", `${site.name}, ${site.city}, ${site.state}`),
      ...row("Dates of service", letterSpan(service.firstDay, service.lastDay)),
      ...row("Days asked for", String(service.requestedDays)),
      ...row("Date of decision", "decidedOn" in facts ? letterDate(facts.decidedOn) : null),
    ],
  };
}

function certifiedDays(facts: NoticeFacts): readonly Block[] {
  const span = spanOf(facts);
  if (!span) return [];
  const { site } = facts;
  return [
    {
      kind: "facts",
      rows: [
        ...row("Days certified", String(span.days)),
        ...row("Dates of service", letterSpan(span.firstDay, span.lastDay)),
        ...row("Program", `${site.name}, ${site.city}, ${site.state}`),
        ...row("National Provider Identifier", site.npi),
        ...row("Service", serviceName),
        ...row("Authorization number", span.authorizationNumber),
        ...row("Date of decision", "decidedOn" in facts ? letterDate(facts.decidedOn) : null),
      ],
    },
  ];
}

/** A criterion by name and number, its words, why it is not met, what was there and what was not. */
function criterionBlocks(
  unmet: NoticeCriterion,
  policyTitle: string,
  explain: Explain,
): readonly Block[] {
  const { criterion, title, wording, rationale, recordShowed, recordMissing } = unmet;
  const named = (blocks: readonly Block[], tells: "rationale" | "showed" | "missing") =>
    blocks.map((block) => ({ ...block, about: { criterion, tells } }));
  const labelled = (blocks: readonly Block[], label: string) =>
    blocks.map((block, index) => (index === 0 ? { ...block, label } : block));
  return [
    {
      kind: "subheading",
      text: explain(`Rule ${criterion}: ${title}`),
      about: { criterion, tells: "name" },
    },
    ...(wording.trim()
      ? [
          {
            kind: "quote",
            text: wording,
            source: `${policyTitle}, rule ${criterion}`,
            about: { criterion, tells: "wording" },
          } as const,
        ]
      : []),
    ...named(labelled(written(rationale), "Our reason"), "rationale"),
    ...named(labelled(list(recordShowed.map(explain)), "What your records showed"), "showed"),
    ...named(
      labelled(
        recordMissing.length > 0
          ? list(recordMissing.map(explain))
          : paragraphs("Your records were complete for this rule."),
        "What was missing",
      ),
      "missing",
    ),
  ];
}

/**
 * Explains abbreviations of texts that nobody may rewrite (names of rules, questions, what the
 * record showed): the meaning follows in brackets, the first time only.
 */
function explainer(meanings: Meanings): (text: string) => string {
  const explained = new Set<string>();
  return (text) => {
    const meant = capitalWords(text).flatMap((name) => {
      if (explained.has(name) || !Object.hasOwn(meanings, name)) return [];
      explained.add(name);
      return [`${name}: ${meanings[name]}`];
    });
    return meant.length > 0 ? `${text} (${meant.join("; ")})` : text;
  };
}

const requestedItems = (items: readonly RequestedItem[], explain: Explain): readonly Block[] =>
  items.length === 0
    ? []
    : [
        {
          kind: "list",
          ordered: true,
          items: items.map(
            ({ criterion, criterionTitle, question }) =>
              `${explain(question.trim())} This serves ${explain(`rule ${criterion}: ${criterionTitle}`)}.`,
          ),
        },
      ];

/** Two capital letters of a state, written out where the letter's reader knows the state. */
const stateName = (state: string): string => (state === "NC" ? "North Carolina" : state);

const deciderTable = (
  { name, credentials, specialty, licence }: NoticeDecider,
  on: string,
): Block => ({
  kind: "facts",
  rows: [
    ...row("Name", [name, credentials].filter(Boolean).join(", ")),
    ...row("Specialty", specialty),
    ...row("Medical license", licence && `${stateName(licence.state)}, number ${licence.number}`),
    ...row("Date of decision", letterDate(on)),
  ],
});

function contactBlocks({ plan: { contact } }: NoticeFacts): readonly Block[] {
  const lines = [contact.name, ...contact.addressLines].filter((line) => line.trim() !== "");
  const rows = [
    ...row("Telephone", contact.phone),
    ...row("TTY", contact.tty ?? "711"),
    ...row("Fax", contact.fax),
    ...row("E-mail", contact.email),
    ...row("Hours", contact.hours),
  ];
  return [
    ...(lines.length > 0 ? [{ kind: "address", lines } as const] : []),
    { kind: "facts", rows },
  ];
}
