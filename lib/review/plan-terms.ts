import type { PlanCodes } from "@/lib/policy/claims-schema";
import { formatDate, type PlainDate } from "@/lib/calendar";

/**
 * What a plan is and what it asks, from a date of service on.
 *
 * Terms          one row of a plan's history: its line of business, the state that issued it, whether
 *                NCQA accredits it, when it requires authorization, what it decides for itself of
 *                claims, and how people reach it. Terms are never edited; other terms follow from a date.
 * In force       of a date of service: the terms whose first day is the last one not after it. Before
 *                the first terms the first hold, so that every date has an answer.
 * Required       whether an authorization is required follows from the terms in force and the date of
 *                service, never from the code billed.
 *
 * Dates are ISO dates of the program's place.
 */
export const linesOfBusiness = [
  "insured_group",
  "individual",
  "self_funded",
  "medicare_advantage",
  "medicaid",
] as const;
export type LineOfBusiness = (typeof linesOfBusiness)[number];

export const lineOfBusinessNames: Readonly<Record<LineOfBusiness, string>> = {
  insured_group: "Insured group",
  individual: "Individual or exchange",
  self_funded: "Self-funded",
  medicare_advantage: "Medicare Advantage",
  medicaid: "Medicaid or CHIP",
};

/** Who bears the cost of care; it follows from the line of business. */
export type Funding = "insured" | "self_funded" | "government";

export const fundingOf: Readonly<Record<LineOfBusiness, Funding>> = {
  insured_group: "insured",
  individual: "insured",
  self_funded: "self_funded",
  medicare_advantage: "government",
  medicaid: "government",
};

export const fundingNames: Readonly<Record<Funding, string>> = {
  insured: "Insured: the insurer bears the cost",
  self_funded: "Self-funded: the employer bears the cost",
  government: "Public program",
};

/** How members and providers reach the plan; what is not on file is empty or null. */
export interface PlanContact {
  /** The department or company people write to. */
  readonly name: string;
  readonly addressLines: readonly string[];
  readonly phone: string;
  readonly tty: string | null;
  readonly fax: string | null;
  readonly email: string | null;
  /** "Monday to Friday, 8 a.m. to 6 p.m." */
  readonly hours: string;
  /** Languages, besides English, in which help is given free of charge. */
  readonly languages: readonly string[];
}

/** What a plan decides for itself of claims; see `PlanRules` in lib/claims/judgement.ts. */
export interface ClaimTerms {
  readonly authorizationNumberRequired: boolean;
  readonly denyInterimBills: boolean;
  /** The plan's own codes by edit, or by edit and variant ("units_per_day.identical_line"). */
  readonly codes: PlanCodes;
}

export interface PlanTerms {
  /** The first date of service they hold for. */
  readonly effectiveFrom: PlainDate;
  readonly lineOfBusiness: LineOfBusiness;
  readonly funding: Funding;
  /** Two capital letters. */
  readonly stateOfIssue: string;
  readonly ncqaAccredited: boolean;
  /** First date of service that needs an authorization; null when none does. */
  readonly authorizationRequiredFrom: PlainDate | null;
  /** Last date of service that needs one; null while there is no end. */
  readonly authorizationRequiredThrough: PlainDate | null;
  /** The portal certifies by itself what the evaluation finds met in everything. */
  readonly automaticCertification: boolean;
  readonly claims: ClaimTerms;
  readonly contact: PlanContact;
}

/**
 * The terms in force on a date of service.
 *
 * @param terms of one plan, by their first day; at least one
 */
export function termsOn<Terms extends { readonly effectiveFrom: PlainDate }>(
  terms: readonly Terms[],
  dateOfService: PlainDate,
): Terms {
  const found = terms.findLast(({ effectiveFrom }) => effectiveFrom <= dateOfService) ?? terms[0];
  if (!found) throw new Error("a plan without terms");
  return found;
}

export interface Requirement {
  readonly required: boolean;
  /** Why, in a sentence that stands by itself. */
  readonly reason: string;
}

/** Whether the terms require an authorization for a date of service, and why. */
export function authorizationRequired(
  terms: Pick<PlanTerms, "authorizationRequiredFrom" | "authorizationRequiredThrough">,
  dateOfService: PlainDate,
): Requirement {
  const { authorizationRequiredFrom: from, authorizationRequiredThrough: through } = terms;
  if (from === null)
    return { required: false, reason: "The plan requires no authorization for this service." };
  if (dateOfService < from)
    return {
      required: false,
      reason: `The plan requires authorization for dates of service from ${formatDate(from)} on; ${formatDate(dateOfService)} is earlier.`,
    };
  if (through !== null && dateOfService > through)
    return {
      required: false,
      reason: `The plan required authorization for dates of service through ${formatDate(through)}; ${formatDate(dateOfService)} is later.`,
    };
  return {
    required: true,
    reason: `The plan requires authorization for dates of service from ${formatDate(from)}${through ? ` through ${formatDate(through)}` : " on"}.`,
  };
}

/**
 * Whether any date of service of a span requires an authorization, and why: the terms may change
 * within it.
 *
 * @param terms of one plan, by their first day
 */
export function authorizationRequiredWithin(
  terms: readonly Pick<
    PlanTerms,
    "effectiveFrom" | "authorizationRequiredFrom" | "authorizationRequiredThrough"
  >[],
  firstDay: PlainDate,
  lastDay: PlainDate,
): Requirement {
  // Whether one is required changes on these days alone.
  const turns = terms.flatMap(({ effectiveFrom, authorizationRequiredFrom: from }) =>
    from === null ? [effectiveFrom] : [effectiveFrom, from],
  );
  const days = [firstDay, ...turns.filter((day) => day > firstDay && day <= lastDay).sort()];
  const found = days.map((day) => authorizationRequired(termsOn(terms, day), day));
  const onFirst = found[0];
  if (!onFirst) throw new Error("a span without a first day");
  return found.find(({ required }) => required) ?? onFirst;
}
