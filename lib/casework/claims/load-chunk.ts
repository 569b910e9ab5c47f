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
import { TotalChanges } from "@/lib/db/claims/claim-totals";
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

/** The chunk that stands before another in the file. */
export interface ChunkBefore {
  /** Resolves once it has its members locked and its numbers: who comes later comes after. */
  readonly locked: Promise<void>;
  readonly committed: Promise<void>;
}

/**
 * Judges a chunk against the history of its members and writes it with the file's progress, in one
 * transaction: all of it is there, or nothing. Two chunks may be under way at once, on a session each;
 * a member who is in both is judged in the later one once the earlier one has committed, and they
 * commit in the order of the file.
 *
 * @param first place in the file of the chunk's first claim and first refusal, from 0
 * @param locked told when this chunk's own members are locked
 */
export async function loadChunk(
  context: LoadContext,
  chunk: ClaimChunk,
  first: { readonly claim: number; readonly refusal: number },
  before: ChunkBefore,
  locked: () => void,
): Promise<void> {
  const { session, file } = context;
  await before.locked;
  await session.transaction(async () => {
    const totals = new TotalChanges();
    if (chunk.claims.length > 0)
      await judgeAndWrite(context, chunk.claims, first.claim, totals, locked);
    else locked();
    // What others wait for, the totals and the file's progress, comes last.
    await before.committed;
    await appendRefusals(session, file.id, first.refusal, chunk.refusals);
    await totals.write(session);
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
  totals: TotalChanges,
  locked: () => void,
): Promise<void> {
  const concerns = concernsOf(claims, rulesOn);
  // Locks first: what is read and numbered from here on stays so until the commit.
  const members = await lockClaimMembers(session, concerns.memberNumbers);
  const keys = await takeKeys(session, "claim_key", claims.length);
  locked();
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
    totals,
    clock(),
  );
}

function isStay(claim: Claim, rulesOn: RulesOn): boolean {
  const date: PlainDate | undefined = claim.lines[0]?.serviceFrom;
  return date !== undefined && servicesOf(rulesOn(date).rules).isStay(claim);
}
