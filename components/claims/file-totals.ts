import type { Disposition, Edit } from "@/lib/claims/judgement";
import type { ClaimFileState, FileTotal } from "@/lib/db/claim-desk/claim-files";

/**
 * What a screen that follows a file asks for again and again. Lines in = lines judged + lines refused,
 * at every moment after the check: what is not judged yet is said apart.
 */
export interface FileProgress {
  readonly state: ClaimFileState;
  readonly byteSize: number;
  readonly checkedBytes: number;
  readonly linesIn: number;
  readonly linesJudged: number;
  readonly linesRefused: number;
  readonly totals: readonly FileTotal[];
}

/** True while somebody works on the file. */
export const underWay = (state: ClaimFileState): boolean =>
  state === "received" || state === "checking" || state === "loading";

/** Dispositions in the order in which they stand in bars and lists. */
export const shownOrder: readonly Disposition[] = [
  "pay",
  "pay_and_flag",
  "pay_in_part",
  "pend",
  "reject_for_correction",
  "deny",
  "reversed",
  "not_under_policy",
];

export interface Share {
  readonly disposition: Disposition;
  readonly lines: number;
}

/** Lines by disposition, in the order shown, none that is empty. */
export function linesByDisposition(totals: readonly FileTotal[]): readonly Share[] {
  const lines = new Map<Disposition, number>();
  for (const total of totals)
    lines.set(total.disposition, (lines.get(total.disposition) ?? 0) + total.lines);
  return shownOrder.flatMap((disposition) => {
    const count = lines.get(disposition) ?? 0;
    return count > 0 ? [{ disposition, lines: count }] : [];
  });
}

export interface EditTotal {
  readonly edit: Edit;
  readonly lines: number;
  readonly deniedUnits: number;
}

/** Lines and units not payable by the edit that sets their code, the most frequent first. */
export function totalsByEdit(totals: readonly FileTotal[]): readonly EditTotal[] {
  const found = new Map<Edit, { lines: number; deniedUnits: number }>();
  for (const { edit, lines, billedUnits, payableUnits, disposition } of totals) {
    if (edit === null) continue;
    const sum = found.get(edit) ?? { lines: 0, deniedUnits: 0 };
    sum.lines += lines;
    if (isDenied(disposition)) sum.deniedUnits += Math.max(0, billedUnits - payableUnits);
    found.set(edit, sum);
  }
  return [...found]
    .map(([edit, sum]) => ({ edit, ...sum }))
    .sort((a, b) => b.lines - a.lines || (a.edit < b.edit ? -1 : 1));
}

/** Whether units of such a line are refused for good: in whole or in part. */
export const isDenied = (disposition: Disposition): boolean =>
  disposition === "deny" || disposition === "pay_in_part";

/** How far a file has come, from 0 to 100: the check is the first tenth, judging the rest. */
export function percentDone(progress: Omit<FileProgress, "totals">): number {
  const { state, byteSize, checkedBytes, linesIn, linesJudged, linesRefused } = progress;
  if (!underWay(state)) return state === "stopped" ? partJudged() : 100;
  if (state === "received") return 0;
  if (state === "checking") return byteSize > 0 ? Math.floor((checkedBytes / byteSize) * 10) : 0;
  return partJudged();

  function partJudged(): number {
    return linesIn === 0 ? 10 : 10 + Math.floor(((linesJudged + linesRefused) / linesIn) * 90);
  }
}
