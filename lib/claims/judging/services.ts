/**
 * What a line is to the billing rule:
 *
 * iop                    the per diem itself (S9480)
 * iop_without_procedure  its revenue code without its service code
 * other_per_diem         partial hospitalization, residential treatment, substance use IOP
 * boarding               boarding or housing
 * stay                   a line of an inpatient bill, which only tells when the member was inpatient
 * other                  everything else
 */
import type { PlainDate } from "@/lib/calendar";
import type { Claim, ClaimLine } from "@/lib/claims/claim";
import type { ClaimRules } from "@/lib/policy/claims-schema";

export type ServiceKind =
  "iop" | "iop_without_procedure" | "other_per_diem" | "boarding" | "stay" | "other";

export interface Services {
  readonly kindOf: (claim: Claim, line: ClaimLine) => ServiceKind;
  /** An inpatient bill, whose statement period is a stay. */
  readonly isStay: (claim: Claim) => boolean;
  readonly isLaboratory: (line: ClaimLine) => boolean;
  readonly isTelehealth: (line: ClaimLine) => boolean;
  readonly isSubstanceUse: (diagnosis: string) => boolean;
}

/** True for codes of the set: single codes, or ranges with both ends. */
function codeSet(entries: readonly string[]): (code: string) => boolean {
  const single = new Set(entries.filter((entry) => !entry.includes("-")));
  const ranges = entries.flatMap((entry) => {
    const [from, through] = entry.split("-");
    return from !== undefined && through !== undefined ? [{ from, through }] : [];
  });
  return (code) =>
    single.has(code) || ranges.some(({ from, through }) => from <= code && code <= through);
}

const made = new WeakMap<ClaimRules, Services>();

/** The services of a billing rule, made once for each. */
export function servicesOf(rules: ClaimRules): Services {
  const before = made.get(rules);
  if (before) return before;
  const { other_per_diems: perDiems, boarding, laboratory } = rules.services;
  const perDiemProcedure = codeSet(perDiems.procedures);
  const perDiemRevenue = codeSet(perDiems.revenue_codes);
  const boardingProcedure = codeSet(boarding.procedures);
  const boardingRevenue = codeSet(boarding.revenue_codes);
  const laboratoryProcedure = codeSet(laboratory.procedures);
  const laboratoryRevenue = codeSet(laboratory.revenue_codes);
  const substanceUse = codeSet(rules.substance_use_diagnoses);
  const { telehealth, telehealth_modifiers: modifiers, stay_bill_types: stays } = rules.places;

  const kindOfCodes = (procedure: string | null, revenueCode: string | null): ServiceKind => {
    if (procedure === rules.service) return "iop";
    if (procedure !== null && perDiemProcedure(procedure)) return "other_per_diem";
    if (procedure !== null && boardingProcedure(procedure)) return "boarding";
    if (revenueCode === null) return "other";
    if (procedure === null && revenueCode === rules.revenue_code) return "iop_without_procedure";
    if (perDiemRevenue(revenueCode)) return "other_per_diem";
    return boardingRevenue(revenueCode) ? "boarding" : "other";
  };
  const kinds = new Map<string, ServiceKind>();
  const isStay = (claim: Claim) =>
    claim.typeOfBill !== null && stays.includes(claim.typeOfBill.slice(0, 3));

  const services: Services = {
    isStay,
    kindOf: (claim, { procedure, revenueCode }) => {
      const codes = `${procedure ?? ""} ${revenueCode ?? ""}`;
      let kind = kinds.get(codes);
      if (kind === undefined) {
        kind = kindOfCodes(procedure, revenueCode);
        // What files may make up is not kept without end.
        if (kinds.size < 20_000) kinds.set(codes, kind);
      }
      return kind !== "iop" && isStay(claim) ? "stay" : kind;
    },
    isLaboratory: ({ procedure, revenueCode }) =>
      procedure === null
        ? revenueCode !== null && laboratoryRevenue(revenueCode)
        : laboratoryProcedure(procedure),
    isTelehealth: ({ placeOfService, modifiers: own }) =>
      (placeOfService !== null && telehealth.includes(placeOfService)) ||
      own.some((modifier) => modifiers.includes(modifier)),
    isSubstanceUse: (diagnosis) => substanceUse(diagnosis.slice(0, 3)),
  };
  made.set(rules, services);
  return services;
}

/** A stay, or a line over several dates, of more days is cut: no bill covers a year. */
export const longestPeriod = 400;

/** Admission and discharge of an inpatient bill: its statement period, or else that of its lines. */
export function stayOf(claim: Claim): { readonly from: PlainDate; readonly through: PlainDate } {
  const dates = claim.lines.flatMap((line) => [line.serviceFrom, line.serviceTo]).sort();
  return {
    from: claim.statementFrom ?? dates[0] ?? claim.receivedOn,
    through: claim.statementTo ?? dates.at(-1) ?? claim.receivedOn,
  };
}
