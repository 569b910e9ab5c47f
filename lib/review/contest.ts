import { activeNorthCarolinaLicence, type MedicalLicence } from "./licence";
import type { RequestState } from "./workflow";

/**
 * A decision against a request, contested.
 *
 * Contest         one round of it: a reconsideration (informal, by the provider), an appeal, a
 *                 second-level review or an external review. A request has one open contest at most.
 * Contested       the decision the contest is about, and the state to which the request goes back when
 *                 that decision is upheld or the contest withdrawn.
 * Expedited       an appeal that a physician states cannot wait; never of a retrospective decision.
 * Evidence        documents and statements added in the contest. What the plan adds is disclosed: shared
 *                 with the member in time to respond.
 * Coordinator     who at the plan answers for the contest; named to whoever contests.
 * Reviewer        the physician named to decide it.
 * Deed            what a person of the plan did on the case beside this contest: decided, judged a
 *                 criterion, referred, asked, or anything else but reading.
 * Objection       why a person may not decide the contest. The database knows the same ones.
 */
export const contestLevels = [
  "reconsideration",
  "appeal",
  "second_level",
  "external_review",
] as const;
export type ContestLevel = (typeof contestLevels)[number];
export type ContestUrgency = "standard" | "expedited";
/** From whom something came. A representative acts for the member with the member's consent. */
export const contestingParties = ["provider", "member", "representative"] as const;
export type ContestParty = (typeof contestingParties)[number] | "plan";
export type ContestOutcome = "upheld" | "overturned" | "in_part" | "withdrawn" | "became_appeal";

export const contestLevelNames: Readonly<Record<ContestLevel, string>> = {
  reconsideration: "Reconsideration",
  appeal: "Appeal",
  second_level: "Second-level review",
  external_review: "External review",
};

export const contestPartyNames: Readonly<Record<ContestParty, string>> = {
  provider: "Provider",
  member: "Member",
  representative: "Member’s representative",
  plan: "Plan",
};

export const contestOutcomeNames: Readonly<Record<ContestOutcome, string>> = {
  upheld: "Decision upheld",
  overturned: "Decision overturned",
  in_part: "Decision changed in part",
  withdrawn: "Withdrawn",
  became_appeal: "Became an appeal",
};

/** What happens with the Department of Insurance in an external review, in this order. */
export const externalReviewSteps = [
  "department_notice",
  "file_sent",
  "accepted",
  "declined",
] as const;
export type ExternalReviewStep = (typeof externalReviewSteps)[number];

/** The task that asks for a piece of evidence to be shared with the member. */
export const disclosureKey = (contestId: string, evidence: number): string =>
  `disclosure ${contestId} ${evidence}`;

/** Whether the time of a contest runs from the moment its information is complete. */
export const runsFromInformation = (contest: {
  readonly level: ContestLevel;
  readonly urgency: ContestUrgency;
}): boolean => contest.level === "appeal" && contest.urgency === "expedited";

/** The level at which a request is contested in a state, or undefined when it is not. */
export const contestLevelOf: Readonly<Partial<Record<RequestState, ContestLevel>>> = {
  in_reconsideration: "reconsideration",
  under_appeal: "appeal",
  in_second_level: "second_level",
  in_external_review: "external_review",
};

export const deedWords = {
  decided: "made the decision that is contested",
  decided_before: "made an earlier decision on this request",
  decided_contest: "decided an earlier contest of it",
  judged_criteria: "judged its criteria",
  referred: "referred it",
  asked: "asked for information on it",
  acted: "acted on it",
} as const;
export type DeedName = keyof typeof deedWords;

export interface Deed {
  readonly personId: string;
  readonly deed: DeedName;
}

/** Somebody who might decide a contest. */
export interface Candidate {
  readonly id: string;
  /** A medical director who may sign in. */
  readonly isDirector: boolean;
  readonly licences: readonly MedicalLicence[];
}

/** The people of the plan, as far as it matters who reports to whom. */
export type ReportingLines = ReadonlyMap<
  string,
  { readonly name: string; readonly reportsTo: string | null }
>;

export interface Objection {
  readonly code: "not_a_director" | "no_licence" | "decided" | "acted" | "reports_to_actor";
  /** A sentence that stands by itself. */
  readonly words: string;
}

/**
 * What stands against a person's deciding a contest on a day: nothing, for a medical director with
 * an active North Carolina licence who never acted on the case and reports to nobody who did
 * (N.C.G.S. 58-50-61(k), 29 CFR 2560.503-1(h)(3)(ii)).
 *
 * @param on ISO date of the decision in the program's place
 * @param deeds of everybody on the case, beside this contest
 */
export function eligibleReviewer(
  candidate: Candidate,
  on: string,
  deeds: readonly Deed[],
  lines: ReportingLines,
): readonly Objection[] {
  const own = [
    ...new Set(deeds.filter(({ personId }) => personId === candidate.id).map(({ deed }) => deed)),
  ];
  const beside = own.filter((deed) => deed !== "decided");
  // "Acted" says nothing more where something more telling is known.
  const told = beside.filter((deed) => deed !== "acted" || beside.length === 1);
  const above = superiorsOf(candidate.id, lines).filter((superior) =>
    deeds.some(({ personId }) => personId === superior),
  );
  const objections: (Objection | false)[] = [
    !candidate.isDirector && {
      code: "not_a_director",
      words: "Is not an active medical director.",
    },
    !activeNorthCarolinaLicence(candidate.licences, on) && {
      code: "no_licence",
      words: "Has no North Carolina medical licence active on this day.",
    },
    own.includes("decided") && { code: "decided", words: "Made the decision that is contested." },
    beside.length > 0 && {
      code: "acted",
      words: told.some((deed) => deed !== "acted")
        ? `Acted on the case: ${told.map((deed) => deedWords[deed]).join(", ")}.`
        : "Acted on the case.",
    },
    above.length > 0 && {
      code: "reports_to_actor",
      words: `Reports to ${above.map((id) => lines.get(id)?.name ?? "somebody").join(" and ")}, who acted on the case.`,
    },
  ];
  return objections.filter((objection) => objection !== false);
}

/** Everybody a person reports to, at whatever distance, the nearest first. */
function superiorsOf(person: string, lines: ReportingLines): readonly string[] {
  const found: string[] = [];
  for (
    let above = lines.get(person)?.reportsTo ?? null;
    above !== null && !found.includes(above);
    above = lines.get(above)?.reportsTo ?? null
  )
    found.push(above);
  return found;
}
