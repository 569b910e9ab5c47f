/**
 * Notices: the letters a case owes, as content before any layout.
 *
 * - facts: what a letter is made of, all plain values (dates are ISO dates of the program's place),
 *   so that facts and notice can be stored as they were. Nobody's memory is asked twice: a letter
 *   repeats the determination and the criteria it was recorded with.
 * - part: what a law or an accreditor wants told, under one heading, with its citation. Which parts
 *   a kind of notice has for which plan is data (criteria/notices.yaml), as are their words.
 * - block: one paragraph, list, quotation, table of facts or address inside a part. Page, PDF and
 *   plain-language check all read blocks, so nothing is shown that was not checked.
 * - problem: a part that is missing or says too little. A notice with a problem is not sent.
 * - passage: a stretch of text that reads badly; it is marked in the preview.
 *
 * A letter speaks to the member; the provider's is a copy that says so.
 */
import type { PlainDate } from "@/lib/calendar";
import type { NoticePartId } from "@/lib/policy/notice-texts";
import type { ClosingReason } from "@/lib/review/administrative-closing";
import type { ReviewTiming, ReviewType, Urgency } from "@/lib/review/case";
import type { LineOfBusiness, PlanContact } from "@/lib/review/plan-terms";
import type { NoticeKind } from "@/lib/review/workflow";

/** Who decided, as far as the file knows; what is null is told as missing where it is needed. */
export interface NoticeDecider {
  readonly name: string;
  /** "MD", "DO". */
  readonly credentials: string | null;
  readonly specialty: string | null;
  readonly licence: { readonly state: string; readonly number: string } | null;
}

/** Days that are certified. */
export interface CertifiedSpan {
  readonly days: number;
  readonly firstDay: PlainDate;
  readonly lastDay: PlainDate;
  readonly authorizationNumber: string | null;
}

/** One criterion found not met, as the letter tells it. */
export interface NoticeCriterion {
  /** "P3". */
  readonly criterion: string;
  readonly title: string;
  /** The policy's words, whole. */
  readonly wording: string;
  /** Why it is not met for this member: a clinician's own sentences. */
  readonly rationale: string;
  /** What the record showed that bears on it; at least one sentence. */
  readonly recordShowed: readonly string[];
  /** What the record did not hold; empty when nothing was missing. */
  readonly recordMissing: readonly string[];
}

/** What every letter says of itself and of the request. */
export interface LetterFacts {
  readonly date: PlainDate;
  readonly recipient: {
    readonly party: "member" | "provider";
    readonly name: string;
    /** Who is greeted, where that is not the name: a minor's parent or guardian. */
    readonly salutation?: string;
    /** Lines below the name, as on an envelope. */
    readonly address: readonly string[];
  };
  /** The request's reference. */
  readonly reference: string;
  readonly member: { readonly name: string; readonly number: string };
  readonly provider: string;
  readonly site: {
    readonly name: string;
    readonly city: string;
    readonly state: string;
    readonly npi: string;
  };
  readonly plan: {
    readonly name: string;
    readonly lineOfBusiness: LineOfBusiness;
    readonly contact: PlanContact;
  };
  readonly service: {
    readonly reviewType: ReviewType;
    readonly timing: ReviewTiming;
    readonly urgency: Urgency;
    readonly firstDay: PlainDate;
    readonly lastDay: PlainDate;
    readonly requestedDays: number;
    /** It goes on with days that were authorized before. */
    readonly continuesAuthorizedDays: boolean;
  };
  readonly policy: { readonly title: string; readonly payer: string; readonly version: string };
  /** Null until it is signed. */
  readonly signature: {
    readonly name: string;
    readonly title: string;
    readonly on: PlainDate;
  } | null;
}

export interface AdverseFacts {
  /** The reasons in one: what the decision as a whole rests on. */
  readonly rationale: string;
  readonly unmet: readonly NoticeCriterion[];
  readonly decidedOn: PlainDate;
  readonly decidedBy: NoticeDecider;
}

export interface RequestedItem {
  readonly criterion: string;
  readonly criterionTitle: string;
  readonly question: string;
}

export type ContestLevel = "reconsideration" | "appeal" | "second_level" | "external_review";

/** A day, with the hour where the law counts hours. `at` is an ISO instant. */
export interface NoticeDeadline {
  readonly on: PlainDate;
  readonly at: string | null;
}

/** What a letter of each kind tells beyond what every letter does. */
export interface KindFacts {
  readonly certification: {
    readonly span: CertifiedSpan;
    readonly decidedOn: PlainDate;
    /** What falls due later and is looked at in the next review. */
    readonly conditions: readonly { readonly criterion: string; readonly title: string }[];
  };
  readonly certification_in_part: AdverseFacts & { readonly span: CertifiedSpan };
  readonly noncertification: AdverseFacts;
  readonly information_request: {
    readonly items: readonly RequestedItem[];
    readonly message: string;
    readonly due: NoticeDeadline;
  };
  readonly extension: {
    readonly reason: "missing_information" | "beyond_control";
    readonly explanation: string;
    readonly formerlyDue: NoticeDeadline;
    readonly due: NoticeDeadline;
    /** What is still needed, where that is the reason. */
    readonly items: readonly RequestedItem[];
  };
  readonly appeal_acknowledgement: {
    readonly level: ContestLevel;
    readonly urgency: "standard" | "expedited";
    readonly receivedOn: PlainDate;
    readonly coordinator: { readonly name: string; readonly phone: string } | null;
    readonly due: NoticeDeadline | null;
    /** Of a second-level review, once it is set. */
    readonly meetingOn: PlainDate | null;
  };
  readonly appeal_decision: {
    readonly level: ContestLevel;
    readonly urgency: "standard" | "expedited";
    readonly receivedOn: PlainDate;
    readonly outcome: "upheld" | "changed_in_part" | "overturned";
    /** The reviewer's understanding of why the decision was contested. */
    readonly understanding: string;
    readonly rationale: string;
    /** What the reviewer read. */
    readonly evidence: readonly string[];
    /** Criteria that remain not met; empty when overturned. */
    readonly unmet: readonly NoticeCriterion[];
    /** Days certified by this decision. */
    readonly span: CertifiedSpan | null;
    readonly decidedOn: PlainDate;
    readonly decidedBy: NoticeDecider;
  };
  readonly administrative: {
    readonly reason: ClosingReason;
    readonly explanation: string;
    readonly decidedOn: PlainDate;
  };
}

export type NoticeFactsOf<K extends NoticeKind> = LetterFacts & { readonly kind: K } & KindFacts[K];
/** What a notice is made of. */
export type NoticeFacts = { [K in NoticeKind]: NoticeFactsOf<K> }[NoticeKind];

/** Of a criterion in the letter: which of the things that must be told a block tells. */
export interface CriterionMark {
  readonly criterion: string;
  readonly tells: "name" | "wording" | "rationale" | "showed" | "missing";
}

interface AnyBlock {
  /** BCP 47 tag of a block that is not English. */
  readonly lang?: string;
  /** A few words in bold before the text: "Our reason". */
  readonly label?: string;
  readonly about?: CriterionMark;
  /** A person wrote it for this letter; everything else is standing text or the record. */
  readonly written?: true;
}

export type Block = AnyBlock &
  (
    | { readonly kind: "paragraph"; readonly text: string }
    | { readonly kind: "subheading"; readonly text: string }
    /** Words of the policy, not the letter's own. */
    | { readonly kind: "quote"; readonly text: string; readonly source: string }
    | { readonly kind: "list"; readonly ordered: boolean; readonly items: readonly string[] }
    /** A table of two columns without a head: what it is, and its value. */
    | {
        readonly kind: "facts";
        readonly rows: readonly { readonly term: string; readonly value: string }[];
      }
    | { readonly kind: "address"; readonly lines: readonly string[] }
  );

export interface NoticePart {
  readonly id: NoticePartId;
  readonly heading: string;
  /** Why the letter has this part: the clause. */
  readonly source: string;
  readonly blocks: readonly Block[];
}

export interface Notice {
  readonly kind: NoticeKind;
  readonly title: string;
  readonly language: "en-US";
  readonly date: PlainDate;
  readonly sender: { readonly name: string; readonly address: readonly string[] };
  readonly recipient: LetterFacts["recipient"];
  /** Reference, member, number, program: the lines under the address. */
  readonly regarding: readonly { readonly term: string; readonly value: string }[];
  readonly greeting: string;
  readonly parts: readonly NoticePart[];
  readonly signature: LetterFacts["signature"];
}

/** What keeps a notice from being sent. */
export interface NoticeProblem {
  readonly part: NoticePartId | "letter";
  readonly problem: string;
  readonly remedy: string;
  /** The clause that wants it. */
  readonly source: string;
}

/** Where in a notice: `item` of a list; `start` and `end` are offsets in that text. */
export interface Passage {
  readonly part: NoticePartId;
  readonly block: number;
  readonly item: number;
  readonly start: number;
  readonly end: number;
  readonly kind: "abbreviation" | "long_sentence" | "hard_sentence";
  readonly text: string;
  readonly advice: string;
}

export interface PlainLanguage {
  /** Flesch-Kincaid grade of the letter's own words, one decimal; null when it has none. */
  readonly grade: number | null;
  /** The same of what a person wrote for this letter alone. */
  readonly writtenGrade: number | null;
  readonly gradeAtMost: number;
  readonly passages: readonly Passage[];
}
