/**
 * Facts of letters, complete in every kind: a synthetic member of a synthetic plan. Tests take away
 * or change what they are about.
 */
import type {
  KindFacts,
  LetterFacts,
  NoticeCriterion,
  NoticeDecider,
  NoticeFactsOf,
} from "@/lib/notices/notice";
import { policyLibrary } from "@/lib/policy/library";
import { wholeText } from "@/lib/policy/wording";
import type { NoticeKind } from "@/lib/review/workflow";

const policy = policyLibrary().versionOn("2026-10-05");
if (!policy) throw new Error("no policy is in force on 2026-10-05");

export const letterFacts: LetterFacts = {
  date: "2026-10-08",
  recipient: {
    party: "member",
    name: "Jordan Sample",
    address: ["118 Example Street", "Apartment 4", "Raleigh, NC 27601"],
  },
  reference: "IOP-2026-00042",
  member: { name: "Jordan Sample", number: "TEST123456789" },
  provider: "Piedmont Behavioral Health",
  site: { name: "Piedmont Day Program", city: "Durham", state: "NC", npi: "1234567893" },
  plan: {
    name: "Example Group Plan",
    lineOfBusiness: "insured_group",
    contact: {
      name: "Example Health Plan, Behavioral Health Review",
      addressLines: ["P.O. Box 100", "Durham, NC 27702"],
      phone: "800-555-0100",
      tty: null,
      fax: "800-555-0101",
      email: null,
      hours: "Monday to Friday, 8 a.m. to 6 p.m.",
      languages: ["Spanish", "Vietnamese"],
    },
  },
  service: {
    reviewType: "admission",
    timing: "concurrent",
    urgency: "standard",
    firstDay: "2026-10-05",
    lastDay: "2026-10-30",
    requestedDays: 12,
    continuesAuthorizedDays: true,
  },
  policy: { title: policy.title, payer: policy.payer, version: policy.version },
  signature: { name: "Alex Director, MD", title: "Medical director", on: "2026-10-08" },
};

/** An unmet criterion with the policy's own words. */
export function unmetCriterion(
  id: string,
  told: Partial<Pick<NoticeCriterion, "rationale" | "recordShowed" | "recordMissing">> = {},
): NoticeCriterion {
  const criterion = policy?.criteria.find((candidate) => candidate.id === id);
  if (!criterion) throw new Error(`the policy has no criterion ${id}`);
  return {
    criterion: id,
    title: criterion.title,
    wording: wholeText(criterion),
    rationale: `A doctor first saw you on October ${10 + id.length}. That was too late for ${id}.`,
    recordShowed: ["The first visit with a doctor was on October 12, 2026."],
    recordMissing: [],
    ...told,
  };
}

export const decider: NoticeDecider = {
  name: "Alex Director",
  credentials: "MD",
  specialty: "Psychiatry",
  licence: { state: "NC", number: "2015-01234" },
};

const span = {
  days: 6,
  firstDay: "2026-10-05",
  lastDay: "2026-10-16",
  authorizationNumber: "A-2026-000017",
};

const adverse = {
  rationale:
    "You began the program on October 5. The visit with a psychiatrist came a week later, and no one " +
    "saw you for a single counseling session in the first week. Both are needed for safe care.",
  unmet: [
    unmetCriterion("P3", {
      rationale:
        "Dr. Rivera first met with you on October 12, seven days after you began. A nurse saw you " +
        "before, but she is not a psychiatrist.",
      recordShowed: [
        "The first visit with a psychiatrist was on October 12, 2026.",
        "A nurse practitioner saw you on October 6, 2026.",
      ],
      recordMissing: ["A note of an earlier visit with a psychiatrist."],
    }),
    unmetCriterion("P5", {
      rationale:
        "From October 5 to 11 you came on three days. The notes tell of groups only, with nobody " +
        "seeing you alone.",
      recordShowed: ["Group notes for October 5, 7 and 9, 2026."],
    }),
  ],
  decidedOn: "2026-10-07",
  decidedBy: decider,
};

const items = [
  {
    criterion: "P3",
    criterionTitle: "Psychiatric evaluation within three days",
    question: "On what date did the psychiatrist first see the member?",
  },
  {
    criterion: "P5",
    criterionTitle: "Individual counseling each week",
    question: "On what dates did the member have individual sessions?",
  },
];

const kinds: KindFacts = {
  certification: {
    span,
    decidedOn: "2026-10-07",
    conditions: [{ criterion: "P12", title: "Contact with recent providers" }],
  },
  certification_in_part: { ...adverse, span },
  noncertification: adverse,
  information_request: {
    items,
    message: "The notes you sent end on October 6.",
    due: { on: "2026-10-12", at: "2026-10-12T20:30:00Z" },
  },
  extension: {
    reason: "missing_information",
    explanation: "The notes of the first visit with a psychiatrist did not reach us.",
    formerlyDue: { on: "2026-10-20", at: null },
    due: { on: "2026-11-04", at: null },
    items,
  },
  appeal_acknowledgement: {
    level: "appeal",
    urgency: "standard",
    receivedOn: "2026-10-07",
    coordinator: { name: "Sam Coordinator", phone: "800-555-0102" },
    due: { on: "2026-11-06", at: null },
    meetingOn: null,
  },
  appeal_decision: {
    level: "appeal",
    urgency: "standard",
    receivedOn: "2026-10-07",
    outcome: "upheld",
    understanding: "You told us that the nurse practitioner works closely with the psychiatrist.",
    rationale:
      "The record still shows no visit with a psychiatrist before October 12. Close work between the " +
      "two is good, but it is not the visit that the policy asks for.",
    evidence: ["The clinic's notes from October 5 to 16, 2026.", "Your letter of October 7, 2026."],
    unmet: adverse.unmet,
    span: null,
    decidedOn: "2026-10-28",
    decidedBy: { ...decider, name: "Robin Reviewer" },
  },
  administrative: {
    reason: "not_eligible",
    explanation: "Your cover under this plan ended on September 30, 2026.",
    decidedOn: "2026-10-07",
  },
};

/** Complete facts of every kind. */
export const completeNotices: { readonly [K in NoticeKind]: NoticeFactsOf<K> } = {
  certification: { ...letterFacts, kind: "certification", ...kinds.certification },
  certification_in_part: {
    ...letterFacts,
    kind: "certification_in_part",
    ...kinds.certification_in_part,
  },
  noncertification: { ...letterFacts, kind: "noncertification", ...kinds.noncertification },
  information_request: {
    ...letterFacts,
    kind: "information_request",
    ...kinds.information_request,
  },
  extension: { ...letterFacts, kind: "extension", ...kinds.extension },
  appeal_acknowledgement: {
    ...letterFacts,
    kind: "appeal_acknowledgement",
    ...kinds.appeal_acknowledgement,
  },
  appeal_decision: { ...letterFacts, kind: "appeal_decision", ...kinds.appeal_decision },
  administrative: { ...letterFacts, kind: "administrative", ...kinds.administrative },
};
