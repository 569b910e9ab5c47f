/**
 * What judging says of a line.
 *
 * Edit          a condition under which a line is not simply paid; each has a name, a rank in the
 *               order of precedence and a pair of adjustment codes (criteria/, claims.yaml).
 * Disposition   what becomes of the line: pay, pay in part, deny, reject for correction, pend, pay
 *               and flag, reversed (its claim was voided or replaced), or not under the policy.
 * Collision     the other line that keeps the day, or with which this one cannot stand.
 * Readjudicate  a denied line whose day a later void or replacement freed.
 * Accepted      a line with payable units, not reversed.
 */
import type { PlainDate } from "@/lib/calendar";
import type { Claim } from "@/lib/claims/claim";
import type { AdjustmentCodes, Edit } from "@/lib/policy/claims-schema";

export const dispositions = [
  "pay",
  "pay_in_part",
  "deny",
  "reject_for_correction",
  "pend",
  "pay_and_flag",
  "reversed",
  "not_under_policy",
] as const;
export type Disposition = (typeof dispositions)[number];

export { editIds as edits } from "@/lib/policy/claims-schema";
export type { AdjustmentCodes, Edit } from "@/lib/policy/claims-schema";

/** Points at a line anywhere: the store's number of its claim, and its number in it. */
export interface LineReference {
  readonly claim: ClaimKey;
  readonly line: number;
}

/** The store's number of a claim, which grows in the order of receipt; a position without a store. */
export type ClaimKey = number;

export interface LineJudgement {
  readonly disposition: Disposition;
  readonly payableUnits: number;
  /** The first of `edits`; null on a clean line. */
  readonly edit: Edit | null;
  readonly codes: AdjustmentCodes;
  readonly edits: readonly Edit[];
  readonly collision: LineReference | null;
  readonly readjudicateLater: boolean;
  /** Number of the authorization of which this line uses a day. */
  readonly authorization: string | null;
}

/**
 * What the judge asks of a claim once it is known: enough to judge others against it, to reverse it
 * and to judge its denied lines again.
 */
export interface KnownClaim {
  readonly key: ClaimKey;
  readonly claim: Claim;
  /** The claim that voided or replaced this one. */
  readonly supersededBy: ClaimKey | null;
  /**
   * One for each line of `claim.lines`, in their order. Of a claim that came before, lines on days
   * that do not matter may be missing from both.
   */
  readonly judgements: readonly LineJudgement[];
}

/** An authorization on file for a member. */
export interface ClaimAuthorization {
  readonly number: string;
  /** The number on the card: a claim of anybody under it may use its days. */
  readonly memberNumber: string;
  readonly service: string;
  readonly from: PlainDate;
  readonly through: PlainDate;
  readonly daysAuthorized: number;
  /** NPIs under which the authorized provider may bill; empty when any may. */
  readonly providerNpis: readonly string[];
  readonly status: "certified" | "noncertified";
  /**
   * Of a noncertification: the day the member was notified (dates up to it stay the plan's); null
   * while no notice is on record.
   */
  readonly memberNotifiedOn: PlainDate | null;
  /** Of a noncertification: made on a retrospective review by a medical director. */
  readonly retrospective: boolean;
  /** Distinct accepted dates that used a day so far. */
  readonly daysUsed: number;
}

/** Records the plan asked for, and how that stands on the day of judging. */
export interface RecordsRequest {
  /** The number on the card. */
  readonly memberNumber: string;
  readonly from: PlainDate;
  readonly through: PlainDate;
  /** Asked and not yet due; not received by the due date; received and lacking; received whole. */
  readonly state: "asked" | "not_received" | "deficient" | "received";
}

/** What a plan decides for itself, apart from the logic. */
export interface PlanRules {
  /** First date of service from which authorization is required; null when it is not. */
  readonly authorizationRequiredFrom: PlainDate | null;
  readonly authorizationRequiredThrough: PlainDate | null;
  /** A claim must carry the number of its authorization (else it is matched by member and date). */
  readonly authorizationNumberRequired: boolean;
  /** Interim bills (frequency 2, 3, 4) are denied and not only flagged. */
  readonly denyInterimBills: boolean;
  /**
   * The plan's own pairs of codes, by edit ("bundled_same_site") or by one of its variants
   * ("units_per_day.identical_line"): names as in claims.yaml.
   */
  readonly codes: Readonly<Record<string, AdjustmentCodes>>;
  /** Other rules from a date of service on, in that order; absent where they never changed. */
  readonly later?: readonly DatedPlanRules[];
}

/** A plan's rules from a date of service on. */
export interface DatedPlanRules extends PlanRules {
  readonly since: PlainDate;
}

/**
 * A plan's rules of all times as one: the first, which also hold before their own first date, with
 * those that follow.
 *
 * @param dated at least one, by date
 */
export function planRules(dated: readonly DatedPlanRules[]): PlanRules {
  const [first, ...later] = dated;
  if (!first) throw new Error("a plan without rules");
  return { ...first, later };
}

/** The rules by which a plan judges a date of service. */
export const planRulesOn = (plan: PlanRules, date: PlainDate): PlanRules =>
  plan.later?.findLast(({ since }) => since <= date) ?? plan;

/** What came before, as far as it bears on the claims to judge: see `concernsOf`. */
export interface ClaimHistory {
  readonly claims: readonly KnownClaim[];
  readonly authorizations: readonly ClaimAuthorization[];
  readonly recordsRequests: readonly RecordsRequest[];
  /** The rules of each member's plan by the number on the card; "" holds those of everybody else. */
  readonly plans: ReadonlyMap<string, PlanRules>;
}

/** What one judging changes: the new claims whole, and of older ones what is no longer as it was. */
export interface Judgement {
  readonly judged: readonly KnownClaim[];
  readonly changedLines: readonly {
    readonly claim: ClaimKey;
    readonly line: number;
    readonly before: LineJudgement;
    readonly after: LineJudgement;
  }[];
  readonly superseded: readonly { readonly claim: ClaimKey; readonly by: ClaimKey }[];
  /** Days used by these claims less days given back, by authorization number; zeros left out. */
  readonly authorizationDays: ReadonlyMap<string, number>;
}

/** What to look up before judging. */
export interface Concerns {
  /**
   * Spans of dates by person: the week (Monday to Sunday) of every line, and the whole of every
   * inpatient stay and line over several dates. History holds each accepted, pended or denied line
   * with a date in them, and each stay that overlaps one.
   */
  readonly spans: readonly {
    readonly memberNumber: string;
    readonly from: PlainDate;
    readonly through: PlainDate;
  }[];
  /** Everybody concerned; on the cards of these, any person's original may be voided or replaced. */
  readonly memberNumbers: readonly string[];
  /** Numbers of originals to be voided or replaced; their own lines make further spans. */
  readonly originals: readonly string[];
}
