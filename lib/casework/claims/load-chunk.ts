import type { PlainDate } from "@/lib/calendar";
import { concernsOf } from "@/lib/claims/concerns";
import { judgeClaims } from "@/lib/claims/judge";
import type { PlanRules } from "@/lib/claims/judgement";
import { servicesOf } from "@/lib/claims/judging/services";
import type { Claim } from "@/lib/claims/claim";
import { advanceClaimFile, appendRefusals, type ClaimFile } from "@/lib/db/claims/claim-files";
import { findClaimHistory } from "@/lib/db/claims/claim-history";
import {
  findClaimAuthorizations,
  findMemberPlans,
  findRecordsRequests,
  lockClaimMembers,
  type OrganizationOf,
} from "@/lib/db/claims/claim-members";
import type { ClaimSession } from "@/lib/db/claims/claim-session";
import { takeKeys, writeJudgement } from "@/lib/db/claims/write-claims";
import type { RulesOn } from "@/lib/policy/claim-rules";
import type { ClaimChunk } from "./claim-chunks";

/** What stays the same while a file is loaded. */
export interface LoadContext {
  readonly session: ClaimSession;
  readonly file: ClaimFile;
  readonly rulesOn: RulesOn;
  readonly plans: ReadonlyMap<string, PlanRules>;
  readonly organizationOf: OrganizationOf;
  readonly clock: () => Date;
}

/**
 * Judges a chunk against the history of its members and writes it with the file's progress, in one
 * transaction: all of it is there, or nothing.
 *
 * @param first place in the file of the chunk's first claim and first refusal, from 0
 */
export async function loadChunk(
  context: LoadContext,
  chunk: ClaimChunk,
  first: { readonly claim: number; readonly refusal: number },
): Promise<void> {
  const { session, file } = context;
  await session.transaction(async () => {
    if (chunk.claims.length > 0) await judgeAndWrite(context, chunk.claims, first.claim);
    await appendRefusals(session, file.id, first.refusal, chunk.refusals);
    await advanceClaimFile(session, file.id, {
      claimsJudged: chunk.claims.length,
      linesJudged: chunk.claims.reduce((count, { lines }) => count + lines.length, 0),
      claimsRefused: chunk.refusals.length,
      linesRefused: chunk.refusals.reduce((count, { lines }) => count + lines, 0),
    });
  });
}

async function judgeAndWrite(
  { session, file, rulesOn, plans, organizationOf, clock }: LoadContext,
  claims: readonly Claim[],
  first: number,
): Promise<void> {
  const concerns = concernsOf(claims, rulesOn);
  // Locks first: what is read and numbered from here on stays so until the commit.
  const members = await lockClaimMembers(session, concerns.memberNumbers);
  const keys = await takeKeys(session, "claim_key", claims.length);
  const authorizations = await findClaimAuthorizations(session, concerns.memberNumbers);
  const recordsRequests = await findRecordsRequests(
    session,
    concerns.memberNumbers,
    file.receivedOn,
  );
  const planOf = await findMemberPlans(session, concerns.memberNumbers, file.planId);
  const history = await findClaimHistory(session, concerns, members, authorizations, rulesOn);

  const rules = (planId: string): PlanRules => {
    const found = plans.get(planId);
    if (!found) throw new Error("a plan was added while the file was being loaded");
    return found;
  };
  const numbered = claims.map((claim, index) => ({ key: keys[index] ?? 0, claim }));
  const judgement = judgeClaims(
    numbered,
    {
      claims: history.claims,
      authorizations,
      recordsRequests,
      plans: new Map([
        ["", rules(file.planId)],
        ...[...planOf].map(([number, planId]) => [number, rules(planId)] as const),
      ]),
    },
    rulesOn,
  );
  const positions = new Map(keys.map((key, index) => [key, first + index]));
  await writeJudgement(
    session,
    judgement,
    history,
    (key, claim) => ({
      key,
      fileId: file.id,
      positionInFile: positions.get(key) ?? 0,
      memberId: members.get(claim.memberNumber) ?? "",
      organizationId: organizationOf(claim),
      isStay: isStay(claim, rulesOn),
    }),
    clock(),
  );
}

function isStay(claim: Claim, rulesOn: RulesOn): boolean {
  const date: PlainDate | undefined = claim.lines[0]?.serviceFrom;
  return date !== undefined && servicesOf(rulesOn(date).rules).isStay(claim);
}
