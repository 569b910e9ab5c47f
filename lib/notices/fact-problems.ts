import type { NoticePartId, NoticeTexts } from "@/lib/policy/notice-texts";
import { formatDate } from "@/lib/calendar";
import type {
  CertifiedSpan,
  Notice,
  NoticeCriterion,
  NoticeDecider,
  NoticeFacts,
  NoticeProblem,
  RequestedItem,
} from "./notice";
import { rationaleProblem, sameRationales } from "./rationale";
import { wordsOf } from "./sentences";

/** A problem without the clause: that is the part's own. */
type Found = Omit<NoticeProblem, "source">;
const found = (part: Found["part"], problem: string, remedy: string): Found => ({
  part,
  problem,
  remedy,
});
const blank = (text: string | null | undefined): boolean => !text?.trim();

const envelope = "N.C.G.S. 58-50-61(f) and (h), 29 CFR 2560.503-1(g)(1): notice to the claimant";

/** What is not on file, is no sentence, or contradicts itself; `notice` gives each part's clause. */
export function factProblems(
  facts: NoticeFacts,
  notice: Notice,
  texts: NoticeTexts,
): readonly NoticeProblem[] {
  const source = (part: Found["part"]) =>
    notice.parts.find(({ id }) => id === part)?.source ?? envelope;
  return [...everyLetter(facts), ...ofKind(facts, texts)].map((problem) => ({
    ...problem,
    source: source(problem.part),
  }));
}

function everyLetter({ recipient, plan, service }: NoticeFacts): readonly Found[] {
  const { contact } = plan;
  const contactLacks = [
    ...(blank(contact.phone) ? ["telephone number"] : []),
    ...(contact.addressLines.every(blank) ? ["address"] : []),
    ...(blank(contact.hours) ? ["hours"] : []),
  ];
  return [
    ...(blank(recipient.name) || recipient.address.every(blank)
      ? [
          found(
            "letter",
            `The ${recipient.party} has no name or address: a notice to nobody.`,
            "Put the name and the postal address on file, then prepare the notice again.",
          ),
        ]
      : []),
    ...(contactLacks.length > 0
      ? [
          found(
            "contact",
            `The plan's ${contactLacks.join(" and ")} is not on file.`,
            "An administrator enters it with the plan's terms.",
          ),
        ]
      : []),
    ...(service.lastDay < service.firstDay
      ? [
          found(
            "letter",
            "The last day of service is before the first.",
            "Correct the dates of the request.",
          ),
        ]
      : []),
  ];
}

function ofKind(facts: NoticeFacts, texts: NoticeTexts): readonly Found[] {
  switch (facts.kind) {
    case "certification":
      return spanProblems(facts.span);
    case "certification_in_part":
      return [...spanProblems(facts.span), ...adverse(facts, texts)];
    case "noncertification":
      return adverse(facts, texts);
    case "information_request":
      return [
        ...itemProblems(facts.items),
        ...(facts.due.on <= facts.date
          ? [
              found(
                "decision",
                `The answer would be due on ${formatDate(facts.due.on)}, which is not after the letter's day.`,
                "Give the time that the law allows for an answer.",
              ),
            ]
          : []),
      ];
    case "extension":
      return [
        ...sentence("extension", "The reason for more time", facts.explanation),
        ...(facts.due.on <= facts.formerlyDue.on
          ? [
              found(
                "extension",
                "The new date is not after the former one.",
                "Record the extension again.",
              ),
            ]
          : []),
        ...(facts.reason === "missing_information" ? itemProblems(facts.items) : []),
      ];
    case "appeal_acknowledgement":
      return acknowledgement(facts);
    case "appeal_decision":
      return [
        ...sentence("appeal", "The reviewer's understanding of the appeal", facts.understanding),
        ...(facts.evidence.every(blank)
          ? [
              found(
                "appeal_review",
                "No evidence is named that the decision rests on.",
                "Name the records, letters and criteria that were read.",
              ),
            ]
          : []),
        ...(facts.span ? spanProblems(facts.span) : []),
        ...(facts.outcome === "overturned" ? [] : criteriaProblems(facts.unmet, texts)),
        ...(facts.outcome !== "upheld" && !facts.span
          ? [
              found(
                "certified_days",
                "The days that are now certified are not stated.",
                "Record the decision with its days.",
              ),
            ]
          : []),
        ...sentence("reasons", "The clinical rationale", facts.rationale),
        ...decider(facts.decidedBy),
      ];
    case "administrative":
      return sentence("reasons", "The reason", facts.explanation);
  }
}

function adverse(
  facts: {
    readonly rationale: string;
    readonly unmet: readonly NoticeCriterion[];
    readonly decidedBy: NoticeDecider;
  },
  texts: NoticeTexts,
): readonly Found[] {
  return [
    ...sentence("reasons", "The clinical rationale", facts.rationale),
    ...criteriaProblems(facts.unmet, texts),
    ...decider(facts.decidedBy),
  ];
}

/** At least one sentence of a person's own. */
const sentence = (part: NoticePartId, what: string, text: string): readonly Found[] =>
  wordsOf(text).length >= 5
    ? []
    : [
        found(
          part,
          blank(text) ? `${what} is empty.` : `${what} is shorter than a sentence.`,
          "Write it in a sentence or two that this member understands.",
        ),
      ];

function criteriaProblems(
  unmet: readonly NoticeCriterion[],
  { settings }: NoticeTexts,
): readonly Found[] {
  if (unmet.length === 0)
    return [
      found(
        "criteria",
        "No unmet criterion is named.",
        "A decision against a request rests on criteria that are not met: record them with it.",
      ),
    ];
  const each = unmet.flatMap((criterion): readonly Found[] => {
    const { criterion: id, title, wording, rationale, recordShowed } = criterion;
    const problem = rationaleProblem(rationale, criterion, settings);
    return [
      ...(blank(title) || blank(wording)
        ? [
            found(
              "criteria",
              `The name or the wording of ${id} is missing.`,
              "Take both from the policy version that the decision was recorded with.",
            ),
          ]
        : []),
      ...(problem
        ? [
            found(
              "criteria",
              `The rationale for ${id} ${problem}.`,
              `Say in a sentence why ${id} is not met for this member: what was found, when, and what follows.`,
            ),
          ]
        : []),
      ...(recordShowed.every(blank)
        ? [
            found(
              "criteria",
              `What the record showed for ${id} is not stated.`,
              "Name what the record holds on it, or that it holds nothing.",
            ),
          ]
        : []),
    ];
  });
  const same = sameRationales(unmet).map((criteria) =>
    found(
      "criteria",
      `The rationale is the same for ${criteria.join(", ")}.`,
      "Give each criterion its own reason.",
    ),
  );
  return [...each, ...same];
}

function decider({ name, credentials, specialty, licence }: NoticeDecider): readonly Found[] {
  const lacks = [
    ...(blank(name) ? ["name"] : []),
    ...(blank(credentials) ? ["credentials"] : []),
    ...(blank(specialty) ? ["specialty"] : []),
    ...(!licence || blank(licence.number) || blank(licence.state) ? ["licence"] : []),
  ];
  return lacks.length > 0
    ? [
        found(
          "decided_by",
          `Of the person who decided is not on file: ${lacks.join(", ")}.`,
          "An administrator enters it with the person.",
        ),
      ]
    : [];
}

const spanProblems = ({
  days,
  firstDay,
  lastDay,
  authorizationNumber,
}: CertifiedSpan): readonly Found[] =>
  days < 1 || lastDay < firstDay || blank(authorizationNumber)
    ? [
        found(
          "certified_days",
          "The certified days, their dates or the authorization number are not stated.",
          "Record the certification with its days, first day, last day and number.",
        ),
      ]
    : [];

const itemProblems = (items: readonly RequestedItem[]): readonly Found[] => {
  if (items.length === 0)
    return [
      found("requested_items", "Nothing is asked for.", "Name each item and the rule it serves."),
    ];
  return items.flatMap(({ criterion, criterionTitle, question }, index) =>
    blank(question) || blank(criterion) || blank(criterionTitle)
      ? [
          found(
            "requested_items",
            `Item ${index + 1} has no question, or no rule that it serves.`,
            "Write the question, and tie it to the criterion that it could change.",
          ),
        ]
      : [],
  );
};

function acknowledgement(
  facts: Extract<NoticeFacts, { kind: "appeal_acknowledgement" }>,
): readonly Found[] {
  const { level, coordinator, due, plan } = facts;
  const insured = plan.lineOfBusiness === "insured_group" || plan.lineOfBusiness === "individual";
  // The coordinator is named under N.C.G.S. 58-50-61(k) and 58-50-62, for plans insured here.
  const named = insured && (level === "appeal" || level === "second_level");
  return [
    ...((named || coordinator) && (blank(coordinator?.name) || blank(coordinator?.phone))
      ? [
          found(
            "appeal",
            "The coordinator's name and telephone number are not stated.",
            "Name the person who handles it, and how to reach that person.",
          ),
        ]
      : []),
    // A second-level review is decided after a meeting whose day is often not set yet.
    ...(!due && (level === "reconsideration" || level === "appeal")
      ? [
          found(
            "appeal",
            "The day by which it is decided is not stated.",
            "Take it from the case's clocks.",
          ),
        ]
      : []),
  ];
}
