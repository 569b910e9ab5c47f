/** A screened file as `npm run screen` prints it. */
import type { KnownClaim } from "@/lib/claims/judgement";
import type { ScreenedFile } from "@/lib/claims/screen-file";
import { sentenceBehind } from "@/lib/claims/export/sentence-behind";
import type { RulesOn } from "@/lib/policy/claim-rules";

/**
 * The report as pieces of one JSON document, a claim a piece, so that a large file is never held as
 * one text: `{ "claims": [...], "refused": [...], "remarks": [...], "totals": {...} }`.
 */
export function* screenReport(file: ScreenedFile, rulesOn: RulesOn): Generator<string> {
  const separated = (index: number) => (index === 0 ? "\n    " : ",\n    ");
  yield `{\n  "claims": [`;
  for (const [index, claim] of file.claims.entries()) {
    yield `${separated(index)}${JSON.stringify(claimReport(claim, file.claims, rulesOn))}`;
  }
  yield `\n  ],\n  "refused": [`;
  for (const [index, refusal] of file.refusals.entries()) {
    const { position, loop, claimNumber, lines, problem, remedy } = refusal;
    const shown = { position, loop, claim: claimNumber, lines, problem, remedy };
    yield `${separated(index)}${JSON.stringify(shown)}`;
  }
  const { totals, summary } = file;
  yield `\n  ],\n  "remarks": ${JSON.stringify(summary.remarks)},\n  "totals": ${JSON.stringify({
    format: summary.format,
    claims_judged: totals.claimsJudged,
    claims_refused: totals.claimsRefused,
    lines_in: totals.linesIn,
    lines_judged: totals.linesJudged,
    lines_refused: totals.linesRefused,
    payable_units: totals.payableUnits,
    readjudicate_later: totals.readjudicateLater,
    by_disposition: totals.byDisposition,
    by_edit: totals.byEdit,
    transactions_skipped: summary.skipped,
  })}\n}\n`;
}

function claimReport(
  { claim, judgements }: KnownClaim,
  claims: readonly KnownClaim[],
  rulesOn: RulesOn,
) {
  return {
    claim: claim.number,
    lines: judgements.map((judgement, index) => {
      const line = claim.lines[index];
      const { collision, codes, edit } = judgement;
      const other = collision && claims[collision.claim];
      return {
        line: line?.number ?? index + 1,
        service_date: line?.serviceFrom ?? null,
        payable_units: judgement.payableUnits,
        disposition: judgement.disposition,
        edit,
        group_code: codes.group,
        carc: codes.carc,
        rarc: codes.rarc,
        edits: judgement.edits,
        readjudicate_later: judgement.readjudicateLater,
        collides_with: other ? { claim: other.claim.number, line: collision.line } : null,
        sentence: edit && line ? sentenceBehind(edit, rulesOn(line.serviceFrom).rules) : null,
      };
    }),
  };
}
