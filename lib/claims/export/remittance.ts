/**
 * A preview of what the remittance advice (X12 835) will say of a claim: which lines are paid,
 * adjusted or denied, with group code, CARC, RARC and units. Amounts are not ours to know: the
 * places for charges and payments are left empty, and the preview says so.
 *
 * CLP02  1 processed as primary, 4 denied, 22 reversal of a previous payment (the claim was voided
 *        or replaced). A claim of which every line still waits has no remittance yet.
 * CAS    per line: group code, CARC, (amount left out,) units that are not paid.
 * LQ*HE  per line: remark code.
 * REF*0K the policy on which a finding of not medically necessary (CARC 50) rests.
 */
import type { PlainDate } from "@/lib/calendar";
import type { Claim, ClaimLine } from "@/lib/claims/claim";
import type { AdjustmentCodes, KnownClaim, LineJudgement } from "@/lib/claims/judgement";
import { numberOnCard } from "@/lib/claims/member-number";

export type ClaimStatus = "1" | "4" | "22";

export interface RemittanceLine {
  readonly number: number;
  readonly serviceFrom: PlainDate;
  readonly serviceTo: PlainDate;
  readonly procedure: string | null;
  readonly modifiers: readonly string[];
  readonly revenueCode: string | null;
  readonly billedUnits: number | null;
  readonly paidUnits: number;
  readonly adjustment: {
    readonly group: NonNullable<AdjustmentCodes["group"]>;
    readonly carc: string;
    /** Units that are not paid; null where the claim gives no units. */
    readonly units: number | null;
  } | null;
  readonly remarkCode: string | null;
  readonly policyId: string | null;
}

export interface Remittance {
  readonly claimNumber: string;
  /** The number on the card, as the provider sent it. */
  readonly memberNumber: string;
  readonly status: ClaimStatus;
  readonly statusInWords: string;
  readonly originalNumber: string | null;
  readonly lines: readonly RemittanceLine[];
  /** Lines about which nothing is said yet, because records are waited for. */
  readonly pendedLines: readonly number[];
  /** What the preview leaves out, for whoever reads it. */
  readonly note: string;
}

const inWords: Readonly<Record<ClaimStatus, string>> = {
  "1": "Processed as primary",
  "4": "Denied",
  "22": "Reversal of previous payment",
};

const note = "Preview without amounts: charges and payments are left out.";

/**
 * The remittance of one judged claim; null while every line of it waits for records.
 *
 * @param policyId the number of the medical policy, for REF*0K
 */
export function remittanceOf(
  { claim, judgements }: KnownClaim,
  policyId: string,
): Remittance | null {
  const judged = claim.lines.flatMap((line, index) => {
    const judgement = judgements[index];
    return judgement ? [{ line, judgement }] : [];
  });
  const said = judged.filter(({ judgement }) => judgement.disposition !== "pend");
  if (said.length === 0) return null;
  const status = statusOf(said.map(({ judgement }) => judgement));
  return {
    claimNumber: claim.number,
    memberNumber: numberOnCard(claim.memberNumber),
    status,
    statusInWords: inWords[status],
    originalNumber: originalOf(claim),
    lines: said.map(({ line, judgement }) => remittanceLine(line, judgement, policyId)),
    pendedLines: judged
      .filter(({ judgement }) => judgement.disposition === "pend")
      .map(({ line }) => line.number),
    note,
  };
}

function statusOf(judgements: readonly LineJudgement[]): ClaimStatus {
  if (judgements.every(({ disposition }) => disposition === "reversed")) return "22";
  const denied = judgements.every(
    ({ disposition }) => disposition === "deny" || disposition === "reject_for_correction",
  );
  return denied ? "4" : "1";
}

const originalOf = ({ frequencyCode, originalNumber }: Claim): string | null =>
  frequencyCode === "7" || frequencyCode === "8" ? originalNumber : null;

function remittanceLine(
  line: ClaimLine,
  { codes, payableUnits, disposition, edits }: LineJudgement,
  policyId: string,
): RemittanceLine {
  const { group, carc, rarc } = codes;
  const unpaid = line.units === null ? null : Math.max(0, line.units - payableUnits);
  return {
    number: line.number,
    serviceFrom: line.serviceFrom,
    serviceTo: line.serviceTo,
    procedure: line.procedure,
    modifiers: line.modifiers,
    revenueCode: line.revenueCode,
    billedUnits: line.units,
    paidUnits: payableUnits,
    adjustment:
      group !== null && carc !== null && disposition !== "reversed"
        ? { group, carc, units: unpaid }
        : null,
    remarkCode: disposition === "reversed" ? null : rarc,
    policyId: carc === "50" || edits.includes("criteria_not_met") ? policyId : null,
  };
}

/** Text within an element: what separates elements, components and segments becomes a blank. */
const element = (text: string): string => text.replace(/[*:~^\p{Cc}]/gu, " ").trim();

const segment = (...elements: readonly (string | number | null)[]): string =>
  `${elements
    .map((value) => (value === null ? "" : String(value)))
    .join("*")
    .replace(/\*+$/, "")}~`;

/**
 * The claim's part of an 835 (loop 2100 with its 2110s) as segments, one a text; amounts (CLP03 to
 * CLP05, SVC02, SVC03, CAS03) are empty.
 */
export function remittanceSegments(remittance: Remittance): readonly string[] {
  const { claimNumber, memberNumber, status, originalNumber } = remittance;
  return [
    segment("CLP", element(claimNumber), status),
    segment("NM1", "QC", "1", null, null, null, null, null, "MI", element(memberNumber)),
    ...(originalNumber === null ? [] : [segment("REF", "F8", element(originalNumber))]),
    ...remittance.lines.flatMap(lineSegments),
  ];
}

const compact = (date: PlainDate): string => date.replaceAll("-", "");

function lineSegments(line: RemittanceLine): readonly string[] {
  const code = line.procedure === null ? ["NU", line.revenueCode] : ["HC", line.procedure];
  const service = [...code, ...line.modifiers].map((part) => element(part ?? "")).join(":");
  const revenue = line.procedure === null ? null : line.revenueCode;
  const billed = line.billedUnits === line.paidUnits ? null : line.billedUnits;
  const oneDay = line.serviceFrom === line.serviceTo;
  const { adjustment } = line;
  return [
    segment("SVC", service, null, null, revenue, line.paidUnits, null, billed),
    ...(oneDay
      ? [segment("DTM", "472", compact(line.serviceFrom))]
      : [
          segment("DTM", "150", compact(line.serviceFrom)),
          segment("DTM", "151", compact(line.serviceTo)),
        ]),
    ...(adjustment
      ? [segment("CAS", adjustment.group, adjustment.carc, null, adjustment.units)]
      : []),
    segment("REF", "6R", line.number),
    ...(line.policyId === null ? [] : [segment("REF", "0K", element(line.policyId))]),
    ...(line.remarkCode === null ? [] : [segment("LQ", "HE", line.remarkCode)]),
  ];
}
