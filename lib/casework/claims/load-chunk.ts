import { setImmediate } from "node:timers/promises";
import type { PlainDate } from "@/lib/calendar";
import { concernsOf } from "@/lib/claims/concerns";
import { openJudging } from "@/lib/claims/judge";
import type { PlanRules } from "@/lib/claims/judgement";
import { servicesOf } from "@/lib/claims/judging/services";
import type { Claim, ClaimRefusal } from "@/lib/claims/claim";
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
import type { PlacedClaim } from "./claim-rounds";

/** What stays the same while a file is loaded. */
export interface LoadContext {
  readonly session: ClaimSession;
  readonly file: ClaimFile;
  readonly rulesOn: RulesOn;
  readonly plans: ReadonlyMap<string, PlanRules>;
  readonly organizationOf: OrganizationOf;
  readonly clock: () => Date;
}

/** What one lane gets of a round: judged and committed together. */
interface Chunk {
  readonly claims: readonly PlacedClaim[];
  readonly refusals: readonly ClaimRefusal[];
  /** Place in the file of the first refusal, from 0. */
  readonly firstRefusal: number;
  /** Numbers for the lines of the round, by their place in it. */
  readonly lineIds: (session: ClaimSession) => Promise<readonly number[]>;
}

/**
 * Judges a chunk against the history of its members and writes it with the file's progress, in one
 * transaction: all of it is there, or nothing.
 */
export async function loadChunk(context: LoadContext, chunk: Chunk): Promise<void> {
  const { session, file } = context;
  const { claims, refusals } = chunk;
  await session.transaction(async () => {
    const totals = new TotalChanges();
    if (claims.length > 0) await judgeAndWrite(context, chunk, totals);
    // What others wait for, the totals and the file's progress, comes last.
    await appendRefusals(session, file.id, chunk.firstRefusal, refusals);
    await totals.write(session);
    await advanceClaimFile(session, file.id, {
      claimsJudged: claims.length,
      linesJudged: claims.reduce((count, { claim }) => count + claim.lines.length, 0),
      claimsRefused: refusals.length,
      linesRefused: refusals.reduce((count, { lines }) => count + lines, 0),
    });
  });
}

/** Judged without a pause, a few milliseconds; then whoever waits for a page has their turn. */
const claimsAtATime = 250;

async function judgeAndWrite(
  { session, file, rulesOn, plans, organizationOf, clock }: LoadContext,
  { claims: placed, lineIds }: Chunk,
  totals: TotalChanges,
): Promise<void> {
  const claims = placed.map(({ claim }) => claim);
  const concerns = concernsOf(claims, rulesOn);
  // Locks first: what is read and numbered from here on stays so until the commit.
  const members = await lockClaimMembers(session, concerns.memberNumbers);
  const keys = await takeKeys(session, "claim_key", claims.length);
  const numbers = await lineIds(session);
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
  const judging = openJudging(
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
  for (let at = 0; at < numbered.length; at += claimsAtATime) {
    judging.judge(numbered.slice(at, at + claimsAtATime));
    await setImmediate();
  }
  const judgement = judging.judgement();
  const places = new Map(placed.map((place, index) => [keys[index] ?? 0, place]));
  await writeJudgement(
    session,
    judgement,
    history,
    (key, claim) => ({
      key,
      fileId: file.id,
      positionInFile: places.get(key)?.position ?? 0,
      firstLine: places.get(key)?.firstLine ?? 0,
      memberId: members.get(claim.memberNumber) ?? "",
      organizationId: organizationOf(claim),
      isStay: isStay(claim, rulesOn),
    }),
    numbers,
    totals,
    clock(),
  );
}

function isStay(claim: Claim, rulesOn: RulesOn): boolean {
  const date: PlainDate | undefined = claim.lines[0]?.serviceFrom;
  return date !== undefined && servicesOf(rulesOn(date).rules).isStay(claim);
}
