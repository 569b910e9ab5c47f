import type { LineOfBusiness, PlanTerms } from "./plan-terms";
import type { RequestState } from "./workflow";

export type { LineOfBusiness };

/** Which of the two reviews the policy describes. */
export type ReviewType = "admission" | "continued_stay";
export type ReviewTiming = "prospective" | "concurrent" | "retrospective";
export type Urgency = "standard" | "urgent";

export const reviewTypeNames: Readonly<Record<ReviewType, string>> = {
  admission: "Admission",
  continued_stay: "Continued stay",
};

/**
 * A request for review of one stretch of care, with its parties: the case everybody works on.
 * Dates are ISO dates of the program's place; instants are UTC. `version` rises with every act
 * that others must not overlook (a stale screen names the version it saw and is refused);
 * `factsRevision` rises with every saved fact, so that two people may edit one draft.
 */
export interface ReviewCase {
  readonly id: string;
  readonly reference: string;
  readonly organizationId: string;
  readonly organizationName: string;
  readonly episodeId: string;
  readonly previousRequestId: string | null;
  readonly reviewType: ReviewType;
  readonly timing: ReviewTiming;
  readonly urgency: Urgency;
  readonly urgencyStatedBy: string | null;
  readonly firstDay: string;
  readonly lastDay: string;
  readonly daysPerWeek: number;
  readonly requestedDays: number;
  readonly state: RequestState;
  readonly stateSince: Date;
  readonly version: number;
  readonly factsRevision: number;
  readonly assignedTo: string | null;
  readonly createdAt: Date;
  readonly submittedAt: Date | null;
  readonly informationCompleteAt: Date | null;
  readonly member: {
    readonly id: string;
    readonly number: string;
    readonly givenName: string;
    readonly familyName: string;
    readonly dateOfBirth: string;
    readonly homeCityAndState: string;
  };
  readonly plan: {
    readonly id: string;
    readonly name: string;
    /** In force on the first day requested. */
    readonly lineOfBusiness: LineOfBusiness;
    readonly terms: PlanTerms;
  };
  readonly site: {
    readonly id: string;
    readonly name: string;
    readonly npi: string;
    readonly city: string;
    readonly state: string;
  };
}
