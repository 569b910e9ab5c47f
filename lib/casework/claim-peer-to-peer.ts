import { openPeerToPeer, type PeerToPeerView } from "@/lib/db/peer-to-peer";
import { fail, ok, type Result } from "@/lib/result";
import type { Act, ActName } from "@/lib/review/acts";
import type { ReviewCase } from "@/lib/review/case";
import type { OperationContext, OperationError } from "./define-operation";
import { claimCase, raiseVersion, requireAct, type Move } from "./transition";

export interface ClaimedTalk {
  readonly current: ReviewCase;
  readonly talk: PeerToPeerView;
  readonly act: Act;
}

/** Locks the request for an act on its open peer to peer, and checks that the act has its place. */
export async function claimPeerToPeer(
  context: OperationContext,
  input: { readonly requestId: string; readonly version: number },
  act: ActName,
): Promise<Result<ClaimedTalk, OperationError>> {
  const claimed = await claimCase(context, input.requestId, input.version);
  if (!claimed.ok) return fail(claimed.error);
  const row = requireAct(context, claimed.value, act);
  if (!row.ok) return fail(row.error);
  const talk = await openPeerToPeer(context.tx, claimed.value.id);
  if (!talk)
    return fail({
      code: "condition_unmet",
      message: "No peer to peer is open: the provider has not asked for one, or it is over.",
    });
  return ok({ current: claimed.value, talk, act: row.value });
}

/** Puts an act on a peer to peer on record. */
export const recordTalkAct = (
  context: OperationContext,
  { current, act }: Pick<ClaimedTalk, "current" | "act">,
  peerToPeerId: string,
  data: Move["data"] = {},
): Promise<number> =>
  raiseVersion(context, current, {
    kind: act.event,
    internal: act.internal,
    data: { peer_to_peer_id: peerToPeerId, ...data },
  });
