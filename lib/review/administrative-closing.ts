/**
 * Closing a request without a clinical decision: what was asked for is not for this review at all.
 * It is another path than a noncertification, with another letter; nothing is said of the criteria,
 * and nothing of it may rest on them.
 *
 * not_eligible   the member was not covered by the plan on the dates asked for
 * not_covered    the member's benefit does not cover the service
 * not_required   the plan requires no authorization for these dates
 * duplicate      another request of the same member asks for the same days
 */
export const closingReasons = ["not_eligible", "not_covered", "not_required", "duplicate"] as const;
export type ClosingReason = (typeof closingReasons)[number];

export const closingReasonNames: Readonly<Record<ClosingReason, string>> = {
  not_eligible: "The member was not covered on these dates",
  not_covered: "The member’s benefit does not cover the service",
  not_required: "The plan requires no authorization for these dates",
  duplicate: "Another request asks for the same days",
};

/** Why a request was closed, as it was recorded. */
export interface AdministrativeClosing {
  readonly reason: ClosingReason;
  /** For the provider and the member, in plain words. */
  readonly explanation: string;
  /** The request that covers the same days, where it is a duplicate. */
  readonly duplicateOf: { readonly id: string; readonly reference: string } | null;
  readonly closedByName: string;
  readonly closedAt: Date;
}
