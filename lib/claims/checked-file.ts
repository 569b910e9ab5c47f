/**
 * What a provider is told of a file that was judged by itself and not stored: totals, the lines
 * that are not simply paid with what to do, and what could not be read.
 */
import type { PlainDate } from "@/lib/calendar";
import type { ClaimRefusal } from "@/lib/claims/claim";
import type { AdjustmentCodes, Disposition, Edit } from "@/lib/claims/judgement";
import type { ScreenedFile } from "@/lib/claims/screen-file";
import type { RulesOn } from "@/lib/policy/claim-rules";

export interface CheckedTotal {
  readonly disposition: Disposition;
  readonly edit: Edit | null;
  readonly lines: number;
  readonly billedUnits: number;
  readonly payableUnits: number;
}

export interface CheckedLine {
  readonly claimNumber: string;
  readonly number: number;
  readonly serviceDate: PlainDate;
  readonly procedure: string | null;
  readonly revenueCode: string | null;
  readonly modifiers: readonly string[];
  readonly units: number | null;
  readonly payableUnits: number;
  readonly disposition: Disposition;
  readonly title: string | null;
  readonly remedy: string | null;
  readonly codes: AdjustmentCodes;
  readonly collidesWith: string | null;
}

export interface CheckedFile {
  readonly linesIn: number;
  readonly linesJudged: number;
  readonly linesRefused: number;
  readonly totals: readonly CheckedTotal[];
  readonly lines: readonly CheckedLine[];
  readonly refusals: readonly ClaimRefusal[];
  readonly remarks: readonly string[];
}

/**
 * A screened file as its sender is told of it.
 *
 * @param mostTold how many lines and refusals are told one by one; the totals count all
 */
export function checkedFile(
  { claims, refusals, summary, totals }: ScreenedFile,
  rulesOn: RulesOn,
  mostTold: number,
): CheckedFile {
  const sums = new Map<string, CheckedTotal>();
  const told: CheckedLine[] = [];
  for (const { claim, judgements } of claims)
    for (const [index, judgement] of judgements.entries()) {
      const line = claim.lines[index];
      if (!line) continue;
      const { disposition, edit, payableUnits, codes, collision } = judgement;
      const key = `${disposition} ${edit ?? ""}`;
      const sum = sums.get(key);
      sums.set(key, {
        disposition,
        edit,
        lines: (sum?.lines ?? 0) + 1,
        billedUnits: (sum?.billedUnits ?? 0) + (line.units ?? 0),
        payableUnits: (sum?.payableUnits ?? 0) + payableUnits,
      });
      if (edit === null || told.length >= mostTold) continue;
      const rule = rulesOn(line.serviceFrom).rules.edits.find(({ id }) => id === edit);
      const other = collision ? claims[collision.claim]?.claim.number : undefined;
      told.push({
        claimNumber: claim.number,
        number: line.number,
        serviceDate: line.serviceFrom,
        procedure: line.procedure,
        revenueCode: line.revenueCode,
        modifiers: line.modifiers,
        units: line.units,
        payableUnits,
        disposition,
        title: rule?.title ?? null,
        remedy: rule?.remedy ?? null,
        codes,
        collidesWith: collision && other !== undefined ? `${other}, line ${collision.line}` : null,
      });
    }
  return {
    linesIn: totals.linesIn,
    linesJudged: totals.linesJudged,
    linesRefused: totals.linesRefused,
    totals: [...sums.values()],
    lines: told,
    refusals: refusals.slice(0, mostTold),
    remarks: summary.remarks,
  };
}
