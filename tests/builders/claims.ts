// Claims of one synthetic member for tests: nothing is random, everything can be said otherwise.

import type { Claim, ClaimLine, ServiceSite } from "@/lib/claims/claim";
import type {
  ClaimAuthorization,
  ClaimHistory,
  KnownClaim,
  LineJudgement,
  PlanRules,
} from "@/lib/claims/judgement";
import { judgeClaims } from "@/lib/claims/judge";
import { claimRulesOn } from "@/lib/policy/claim-rules";
import { policyLibrary } from "@/lib/policy/library";

/** A Monday. */
export const monday = "2026-10-05";
export const member = "M-1001";
export const rulesOn = claimRulesOn(policyLibrary());

export const siteA: ServiceSite = { npi: "1999999984", address: "100 EXAMPLE STREET|27601" };
export const siteB: ServiceSite = { npi: "1888888886", address: "9 OTHER ROAD|27511" };

/** One unit of the per diem on a Monday, with its revenue code. */
export function perDiemLine(stated: Partial<ClaimLine> = {}): ClaimLine {
  const serviceFrom = stated.serviceFrom ?? monday;
  return {
    number: 1,
    serviceFrom,
    serviceTo: serviceFrom,
    procedure: "S9480",
    revenueCode: "0905",
    modifiers: [],
    units: 1,
    placeOfService: null,
    site: null,
    attendance: null,
    ...stated,
  };
}

/** A line of another service, in the office unless said otherwise. */
export function otherLine(procedure: string, stated: Partial<ClaimLine> = {}): ClaimLine {
  return perDiemLine({ procedure, revenueCode: null, placeOfService: "11", ...stated });
}

/** A facility claim at site A; lines are numbered as they stand. */
export function facilityClaim(
  number: string,
  lines: readonly ClaimLine[],
  stated: Partial<Claim> = {},
): Claim {
  return {
    number,
    form: "institutional",
    receivedOn: "2026-10-12",
    frequencyCode: "1",
    typeOfBill: "0131",
    memberNumber: member,
    billingNpi: null,
    billingTin: "560000001",
    site: siteA,
    originalNumber: null,
    authorizationNumber: null,
    principalDiagnosis: "F332",
    statementFrom: null,
    statementTo: null,
    lines: lines.map((line, index) => ({ ...line, number: index + 1 })),
    ...stated,
  };
}

/** A professional claim at site A. */
export function professionalClaim(
  number: string,
  lines: readonly ClaimLine[],
  stated: Partial<Claim> = {},
): Claim {
  return facilityClaim(
    number,
    lines.map((line) => ({
      ...line,
      revenueCode: null,
      placeOfService: line.placeOfService ?? "11",
    })),
    { form: "professional", typeOfBill: null, receivedOn: "2026-10-14", ...stated },
  );
}

export const noAuthorizationNeeded: PlanRules = {
  authorizationRequiredFrom: null,
  authorizationRequiredThrough: null,
  authorizationNumberRequired: false,
  denyInterimBills: false,
  codes: {},
};

export const authorizationNeeded: PlanRules = {
  ...noAuthorizationNeeded,
  authorizationRequiredFrom: "2024-07-01",
};

/** 24 days from the Monday on, for the provider of site A. */
export function authorization(stated: Partial<ClaimAuthorization> = {}): ClaimAuthorization {
  return {
    number: "AUTH-1",
    memberNumber: member,
    service: "S9480",
    from: monday,
    through: "2026-11-27",
    daysAuthorized: 24,
    providerNpis: ["1999999984"],
    status: "certified",
    memberNotifiedOn: null,
    retrospective: false,
    daysUsed: 0,
    ...stated,
  };
}

/** A past with nothing in it but what is said. */
export function history(stated: Partial<ClaimHistory> = {}): ClaimHistory {
  return {
    claims: [],
    authorizations: [],
    recordsRequests: [],
    plans: new Map([["", noAuthorizationNeeded]]),
    ...stated,
  };
}

/** Claims judged in order, numbered from 1; `of` gives a line's judgement as it stands at the end. */
export function judged(
  claims: readonly Claim[],
  past: ClaimHistory = history(),
): { readonly all: readonly KnownClaim[]; of(number: string, line?: number): LineJudgement } {
  const all = judgeClaims(
    claims.map((claim, index) => ({ key: index + 1, claim })),
    past,
    rulesOn,
  ).judged;
  return {
    all,
    of: (number, line = 1) => {
      const found = all.find(({ claim }) => claim.number === number)?.judgements[line - 1];
      if (!found) throw new Error(`no line ${line} of claim ${number}`);
      return found;
    },
  };
}

/** A past with nothing in it but a plan's rules and what is said. */
export const underPlan = (plan: PlanRules, stated: Partial<ClaimHistory> = {}): ClaimHistory =>
  history({ plans: new Map([["", plan]]), ...stated });

/** "deny 0 facility_and_professional_same_day CO-97/N20", as an analyst would say it. */
export function said({ disposition, payableUnits, edit, codes }: LineJudgement): string {
  const pair = codes.carc === null ? [] : [`${codes.group}-${codes.carc}/${codes.rarc ?? "-"}`];
  return [disposition, payableUnits, ...(edit === null ? [] : [edit]), ...pair].join(" ");
}

/** The facility's unit on the Monday. */
export const firstClaim = facilityClaim("F1", [perDiemLine()]);

/** One unit on each date. */
export const oneUnitEach = (...dates: string[]): ClaimLine[] =>
  dates.map((serviceFrom) => perDiemLine({ serviceFrom }));
