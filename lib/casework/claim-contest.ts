import { findOpenContest, type ContestChange, type ContestView } from "@/lib/db/contests";
import { fail, ok, type Result } from "@/lib/result";
import type { Act, ActName } from "@/lib/review/acts";
import type { ReviewCase } from "@/lib/review/case";
import type { OperationContext, OperationError } from "./define-operation";
import { claimCase, raiseVersion, requireAct, type Move } from "./transition";

export interface ClaimedContest {
  readonly current: ReviewCase;
  readonly contest: ContestView;
  readonly act: Act;
}

/** Locks the request for an act in its open contest, and checks that the act has its place there. */
export async function claimContest(
  context: OperationContext,
  input: { readonly requestId: string; readonly version: number },
  act: ActName,
): Promise<Result<ClaimedContest, OperationError>> {
  const claimed = await claimCase(context, input.requestId, input.version);
  if (!claimed.ok) return fail(claimed.error);
  const current = claimed.value;
  const row = requireAct(context, current, act);
  if (!row.ok) return fail(row.error);
  return ok({ current, contest: await openContestOf(context, current), act: row.value });
}

/** The open contest of a request that stands contested; the database keeps the two together. */
export async function openContestOf(
  { tx }: OperationContext,
  current: ReviewCase,
): Promise<ContestView> {
  const contest = await findOpenContest(tx, current.id);
  if (!contest) throw new Error(`${current.reference} stands contested without a contest`);
  return contest;
}

/**
 * Puts an act in a contest on record: what changes of the contest, and its event, which stays with the
 * plan where the act does, or where `internal` says so of this one.
 */
export async function recordContestAct(
  context: OperationContext,
  { current, contest, act }: ClaimedContest,
  change: ContestChange | null,
  data: Move["data"] = {},
  internal = act.internal,
): Promise<void> {
  if (change) await context.tx.contest.updateMany({ where: { id: contest.id }, data: change });
  await raiseVersion(context, current, {
    kind: act.event,
    internal,
    data: { contest_id: contest.id, ...data },
  });
}
