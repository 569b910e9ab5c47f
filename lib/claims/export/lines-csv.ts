/**
 * Judged lines as CSV for download: RFC 4180, UTF-8 with a byte order mark so that spreadsheets
 * read it as such. A cell that a spreadsheet would take for a formula (it begins with =, +, -, @,
 * tab or return) has an apostrophe put before it; numbers stay numbers.
 */
import { stringify } from "csv-stringify/sync";
import type { PlainDate } from "@/lib/calendar";
import type { ClaimForm, ServiceSite } from "@/lib/claims/claim";
import type { AdjustmentCodes, Disposition, Edit, KnownClaim } from "@/lib/claims/judgement";

/** One judged line, wherever it comes from. */
export interface JudgedLine {
  readonly claimNumber: string;
  readonly line: number;
  readonly form: ClaimForm;
  readonly memberNumber: string;
  readonly billingNpi: string | null;
  readonly billingTin: string | null;
  readonly site: ServiceSite;
  readonly serviceFrom: PlainDate;
  readonly serviceTo: PlainDate;
  readonly procedure: string | null;
  readonly modifiers: readonly string[];
  readonly revenueCode: string | null;
  readonly billedUnits: number | null;
  readonly payableUnits: number;
  readonly disposition: Disposition;
  readonly edit: Edit | null;
  readonly edits: readonly Edit[];
  readonly codes: AdjustmentCodes;
  readonly collision: { readonly claimNumber: string; readonly line: number } | null;
  readonly readjudicateLater: boolean;
}

type Cell = string | number | null;

const columns: readonly (readonly [name: string, cell: (line: JudgedLine) => Cell])[] = [
  ["claim", (line) => line.claimNumber],
  ["line", (line) => line.line],
  ["form", (line) => line.form],
  ["member", (line) => line.memberNumber],
  ["billing_npi", (line) => line.billingNpi],
  ["billing_tin", (line) => line.billingTin],
  ["site_npi", (line) => line.site.npi],
  ["site_address", (line) => line.site.address],
  ["service_date_from", (line) => line.serviceFrom],
  ["service_date_to", (line) => line.serviceTo],
  ["procedure", (line) => line.procedure],
  ["modifiers", (line) => line.modifiers.join(" ")],
  ["revenue_code", (line) => line.revenueCode],
  ["billed_units", (line) => line.billedUnits],
  ["payable_units", (line) => line.payableUnits],
  ["disposition", (line) => line.disposition],
  ["edit", (line) => line.edit],
  ["group_code", (line) => line.codes.group],
  ["carc", (line) => line.codes.carc],
  ["rarc", (line) => line.codes.rarc],
  ["edits", (line) => line.edits.join(" ")],
  ["collides_with_claim", (line) => line.collision?.claimNumber ?? null],
  ["collides_with_line", (line) => line.collision?.line ?? null],
  ["readjudicate_later", (line) => (line.readjudicateLater ? "true" : "false")],
];

const written = (rows: readonly (readonly Cell[])[], bom: boolean): string =>
  stringify([...rows], { bom, escape_formulas: true, record_delimiter: "\r\n" });

/** The first row, with the byte order mark before it. */
export const linesCsvHeader = (): string => written([columns.map(([name]) => name)], true);

/** Rows of some lines, to be written after the header part by part. */
export const linesCsvRows = (lines: readonly JudgedLine[]): string =>
  written(
    lines.map((line) => columns.map(([, cell]) => cell(line))),
    false,
  );

/**
 * The lines of a judged claim.
 *
 * @param numberOf the number of a claim by its key, for what a line collides with
 */
export function judgedLines(
  { claim, judgements }: KnownClaim,
  numberOf: (key: number) => string | undefined,
): readonly JudgedLine[] {
  return claim.lines.flatMap((line, index): JudgedLine[] => {
    const judgement = judgements[index];
    if (!judgement) return [];
    const { collision } = judgement;
    const other = collision ? numberOf(collision.claim) : undefined;
    return [
      {
        claimNumber: claim.number,
        line: line.number,
        form: claim.form,
        memberNumber: claim.memberNumber,
        billingNpi: claim.billingNpi,
        billingTin: claim.billingTin,
        site: line.site ?? claim.site,
        serviceFrom: line.serviceFrom,
        serviceTo: line.serviceTo,
        procedure: line.procedure,
        modifiers: line.modifiers,
        revenueCode: line.revenueCode,
        billedUnits: line.units,
        payableUnits: judgement.payableUnits,
        disposition: judgement.disposition,
        edit: judgement.edit,
        edits: judgement.edits,
        codes: judgement.codes,
        collision:
          collision && other !== undefined ? { claimNumber: other, line: collision.line } : null,
        readjudicateLater: judgement.readjudicateLater,
      },
    ];
  });
}
