import type { NoticeCriterion, NoticeFacts } from "@/lib/notices/notice";

/** A free paragraph of a notice: its name, how it is asked for, and what it says now. */
export interface ParagraphField {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  readonly rows: number;
}

const oneALine = "One sentence a line.";

const ofCriterion = (unmet: NoticeCriterion): readonly ParagraphField[] => [
  {
    name: `rationale.${unmet.criterion}`,
    label: `${unmet.criterion} ${unmet.title}: why it is not met for this member`,
    value: unmet.rationale,
    rows: 4,
  },
  {
    name: `showed.${unmet.criterion}`,
    label: `${unmet.criterion}: what the record showed`,
    hint: oneALine,
    value: unmet.recordShowed.join("\n"),
    rows: 3,
  },
  {
    name: `missing.${unmet.criterion}`,
    label: `${unmet.criterion}: what the record did not hold`,
    hint: `${oneALine} Leave it empty when nothing was missing.`,
    value: unmet.recordMissing.join("\n"),
    rows: 2,
  },
];

/** The paragraphs of a notice that its author may write; none where everything is on record. */
export function paragraphFields(facts: NoticeFacts): readonly ParagraphField[] {
  switch (facts.kind) {
    case "certification":
    case "appeal_acknowledgement":
      return [];
    case "certification_in_part":
    case "noncertification":
      return [
        { name: "rationale", label: "The reasons as a whole", value: facts.rationale, rows: 4 },
        ...facts.unmet.flatMap(ofCriterion),
      ];
    case "appeal_decision":
      return [
        {
          name: "understanding",
          label: "How the reviewer understood what was contested",
          value: facts.understanding,
          rows: 4,
        },
        { name: "rationale", label: "The clinical rationale", value: facts.rationale, rows: 5 },
        ...facts.unmet.flatMap(ofCriterion),
      ];
    case "information_request":
      return [{ name: "message", label: "What to say first", value: facts.message, rows: 4 }];
    case "extension":
      return [
        {
          name: "explanation",
          label: "Why more time is needed",
          hint: "In plain words, for the member.",
          value: facts.explanation,
          rows: 4,
        },
      ];
    case "administrative":
      return [
        {
          name: "explanation",
          label: "Why the request was closed",
          hint: "In plain words, for the member.",
          value: facts.explanation,
          rows: 4,
        },
      ];
  }
}
