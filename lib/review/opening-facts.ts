import type { FactValues } from "@/lib/facts/fact-values";
import type { Policy } from "@/lib/policy/schema";
import type { ReviewType } from "./case";

export interface Opening {
  readonly policy: Policy;
  readonly reviewType: ReviewType;
  /** First day requested; for an admission, the admission date until somebody corrects it. */
  readonly firstDay: string;
  readonly dayBefore: string;
  readonly member: { readonly dateOfBirth: string; readonly homeCityAndState: string };
  readonly site: {
    readonly licensingAgency: string;
    readonly licensedFrom: string;
    readonly licensedThrough: string;
  };
  /** The request that a continued stay continues, with the facts last submitted there. */
  readonly previous: { readonly firstDay: string; readonly facts: FactValues } | null;
}

/**
 * Groups of facts that a continued stay judges as of now: they start empty, so that nobody lets an
 * old answer stand for the period under review.
 */
const judgedAnew: readonly string[] = [
  "evidence",
  "expected_improvement",
  "primary_nature_of_the_treatment",
  "family_or_support_system_coordination",
  "engagement",
  "progress",
  "reasons_for_continued_intensive_outpatient_care",
  "access_to_resources",
  "this_level_still_necessary_despite_intensive_therapeutic_efforts",
  "partial_hospitalization_signs",
];

/**
 * The facts a draft opens with, flat by path: who the member is and the site's licence, known from
 * the request, and for a continued stay everything from the request before that does not have to
 * be judged anew (see judgedAnew).
 */
export function openDraftFacts(opening: Opening): Record<string, NonNullable<FactValues[string]>> {
  const facts: Record<string, NonNullable<FactValues[string]>> = {};
  if (opening.previous) {
    for (const fact of opening.policy.vocabulary.facts) {
      const value = opening.previous.facts[fact.path];
      if (
        value !== undefined &&
        value !== null &&
        !judgedAnew.includes(fact.group) &&
        fact.path !== "dates.date_of_this_review" &&
        fact.review_types.includes(opening.reviewType)
      )
        facts[fact.path] = value;
    }
    facts["dates.period_under_review_start"] = opening.previous.firstDay;
    facts["dates.period_under_review_end"] = opening.dayBefore;
  } else {
    if (opening.reviewType === "admission") facts["dates.admission_date"] = opening.firstDay;
    facts["program_license.licensed_or_certified_by_state_agency"] = true;
    facts["program_license.issuing_agency"] = opening.site.licensingAgency;
    facts["program_license.valid_from"] = opening.site.licensedFrom;
    facts["program_license.valid_through"] = opening.site.licensedThrough;
  }
  facts["member.date_of_birth"] = opening.member.dateOfBirth;
  facts["member.home_city_and_state"] = opening.member.homeCityAndState;
  return facts;
}
