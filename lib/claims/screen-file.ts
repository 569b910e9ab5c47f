/**
 * A claims file judged by itself, in memory and without a store: what `screen` prints and what a
 * provider sees before sending a file. Lines show how they stand at the end of the file: what a
 * later void or replacement reversed or freed says so.
 */
import type {
  Claim,
  ClaimRefusal,
  FileRefusal,
  FileSummary,
  ReadOptions,
} from "@/lib/claims/claim";
import { detectFormat } from "@/lib/claims/formats/detect-format";
import { openHead, readClaims } from "@/lib/claims/formats/read-claims";
import { openJudging } from "@/lib/claims/judge";
import type {
  ClaimAuthorization,
  Disposition,
  Edit,
  KnownClaim,
  PlanRules,
  RecordsRequest,
} from "@/lib/claims/judgement";
import { parseClaimCase, type ClaimCase } from "@/lib/claims/json/parse-claim-case";
import { parseJson, summaryOfCase } from "@/lib/claims/json/read-json";
import { numberOnCard } from "@/lib/claims/member-number";
import type { RulesOn } from "@/lib/policy/claim-rules";
import { fail, ok, type Result } from "@/lib/result";

/** What claims are judged by, besides the policy. */
export interface Coverage {
  /** One with an empty member number holds for every member, days counted for each. */
  readonly authorizations: readonly ClaimAuthorization[];
  readonly plan: PlanRules;
  readonly recordsRequests: readonly RecordsRequest[];
}

export interface ScreenedFile {
  /** In file order; keys are positions from 0. */
  readonly claims: readonly KnownClaim[];
  readonly refusals: readonly ClaimRefusal[];
  readonly summary: FileSummary;
  readonly totals: ScreenTotals;
}

/** Lines in = lines judged + lines refused. */
export interface ScreenTotals {
  readonly claimsJudged: number;
  readonly claimsRefused: number;
  readonly linesIn: number;
  readonly linesJudged: number;
  readonly linesRefused: number;
  readonly payableUnits: number;
  readonly readjudicateLater: number;
  readonly byDisposition: Readonly<Partial<Record<Disposition, number>>>;
  /** By the edit that set the code. */
  readonly byEdit: Readonly<Partial<Record<Edit, number>>>;
}

/**
 * Reads and judges one file.
 *
 * @param coverageFor the authorizations and plan rules to judge by, given what a JSON case carries
 *   itself (undefined for other formats)
 */
export async function screenFile(
  source: AsyncIterable<Uint8Array>,
  options: ReadOptions,
  coverageFor: (carried: Coverage | undefined) => Coverage,
  rulesOn: RulesOn,
): Promise<Result<ScreenedFile, FileRefusal>> {
  const opened = await openHead(source);
  try {
    const format = detectFormat(opened.head);
    if (format.ok && format.value === "json") {
      const found = await readCase(opened.bytes, options);
      if (!found.ok) return found;
      const { claims, refusals } = found.value;
      return ok(
        judged(claims, refusals, summaryOfCase(found.value), coverageFor(found.value), rulesOn),
      );
    }
    const claims: Claim[] = [];
    const refusals: ClaimRefusal[] = [];
    for await (const step of readClaims(opened.bytes, options)) {
      if (step.kind === "refused") return fail(step.refusal);
      if (step.kind === "end") {
        return ok(judged(claims, refusals, step.summary, coverageFor(undefined), rulesOn));
      }
      claims.push(...step.batch.claims);
      refusals.push(...step.batch.refusals);
    }
    throw new Error("a reader ended without a summary");
  } finally {
    await opened.close();
  }
}

async function readCase(
  source: AsyncIterable<Uint8Array>,
  options: ReadOptions,
): Promise<Result<ClaimCase, FileRefusal>> {
  const document = await parseJson(source);
  if (!document.ok) return document;
  const found = parseClaimCase(document.value, options.receivedOn);
  const first = found.ok ? found.value.refusals[0] : undefined;
  if (!first || !options.allOrNothing) return found;
  const { position, problem, remedy } = first;
  return fail({ code: "bad_rows", position, loop: null, problem, remedy });
}

function judged(
  claims: readonly Claim[],
  refusals: readonly ClaimRefusal[],
  summary: FileSummary,
  { authorizations, plan, recordsRequests }: Coverage,
  rulesOn: RulesOn,
): ScreenedFile {
  const members = [...new Set(claims.map(({ memberNumber }) => numberOnCard(memberNumber)))];
  const judging = openJudging(
    {
      claims: [],
      authorizations: authorizations.flatMap((authorization) =>
        authorization.memberNumber === ""
          ? members.map((memberNumber) => ({ ...authorization, memberNumber }))
          : [authorization],
      ),
      recordsRequests,
      plans: new Map([["", plan]]),
    },
    rulesOn,
  );
  judging.judge(claims.map((claim, key) => ({ key, claim })));
  const known = judging.judgement().judged;
  return { claims: known, refusals, summary, totals: totalsOf(known, summary) };
}

function totalsOf(claims: readonly KnownClaim[], summary: FileSummary): ScreenTotals {
  const byDisposition: Partial<Record<Disposition, number>> = {};
  const byEdit: Partial<Record<Edit, number>> = {};
  let linesJudged = 0;
  let payableUnits = 0;
  let readjudicateLater = 0;
  for (const { judgements } of claims) {
    linesJudged += judgements.length;
    for (const { disposition, edit, payableUnits: units, readjudicateLater: later } of judgements) {
      byDisposition[disposition] = (byDisposition[disposition] ?? 0) + 1;
      if (edit !== null) byEdit[edit] = (byEdit[edit] ?? 0) + 1;
      payableUnits += units;
      if (later) readjudicateLater += 1;
    }
  }
  return {
    claimsJudged: claims.length,
    claimsRefused: summary.refusedClaims,
    linesIn: summary.lines + summary.refusedLines,
    linesJudged,
    linesRefused: summary.refusedLines,
    payableUnits,
    readjudicateLater,
    byDisposition,
    byEdit,
  };
}
