import type { FactValues } from "@/lib/facts/review-document";
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
 * The facts a draft opens with, flat by path: who the member is and the site's licence, known from
 * the request, and for a continued stay everything from the request before that does not have to
 * be judged anew (the vocabulary says which facts carry forward).
 */
export function openDraftFacts(opening: Opening): Record<string, NonNullable<FactValues[string]>> {
  const facts: Record<string, NonNullable<FactValues[string]>> = {};
  if (opening.previous) {
    for (const fact of opening.policy.vocabulary.facts) {
      const value = opening.previous.facts[fact.path];
      if (
        value !== undefined &&
        value !== null &&
        fact.carries_forward &&
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
