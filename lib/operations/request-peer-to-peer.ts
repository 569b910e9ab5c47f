import { randomUUID } from "node:crypto";
import { z } from "zod";
import { recordTalkAct } from "@/lib/casework/claim-peer-to-peer";
import { defineOperation } from "@/lib/casework/define-operation";
import { onRequest, requiredText } from "@/lib/casework/input-fields";
import { claimCase, requireAct } from "@/lib/casework/transition";
import { deadlines } from "@/lib/clocks/deadlines";
import { endOfDay, momentAt, toDate } from "@/lib/clocks/moment";
import { openPeerToPeer } from "@/lib/db/peer-to-peer";
import { openTask } from "@/lib/db/tasks";
import { lawOfClocks } from "@/lib/policy/library";
import { fail, ok } from "@/lib/result";
import { peerToPeerKey } from "@/lib/review/task-keys";

/**
 * The provider asks that one of its clinicians talk with a medical director. The time to take it up
 * begins now; staff are asked for times. A second one is refused while one is open.
 */
export const requestPeerToPeer = defineOperation({
  name: "request_peer_to_peer",
  who: ["provider"],
  audits: ["peer_to_peer_requested"],
  input: z.object({
    ...onRequest,
    clinician: requiredText("Name the clinician who will talk for the program.", 120),
    telephone: requiredText("Enter the telephone number at which they are reached.", 40),
    message: z.string().trim().max(2000).default(""),
  }),
  run: async (context, input) => {
    const claimed = await claimCase(context, input.requestId, input.version);
    if (!claimed.ok) return fail(claimed.error);
    const current = claimed.value;
    const act = requireAct(context, current, "request_peer_to_peer");
    if (!act.ok) return fail(act.error);
    if (await openPeerToPeer(context.tx, current.id))
      return fail({
        code: "condition_unmet",
        message:
          "A peer to peer is already open for this request. Choose one of its times, or ask again once its outcome is on record.",
      });
    const id = randomUUID();
    await context.tx.peerToPeer.createMany({
      data: {
        id,
        requestId: current.id,
        clinician: input.clinician,
        telephone: input.telephone,
        message: input.message,
        requestedBy: context.actor.id,
        requestedByName: context.actor.name,
        requestedAt: context.now,
      },
    });
    const due = deadlines(
      "peer_to_peer",
      { request_received: momentAt(context.now) },
      lawOfClocks(),
    )["due_end_of_day"];
    await openTask(
      context.tx,
      {
        key: peerToPeerKey(id, "times"),
        kind: "peer_to_peer",
        requestId: current.id,
        forRole: "reviewer",
        data: { peer_to_peer_id: id },
        dueAt: typeof due === "string" ? toDate(endOfDay(due)) : null,
      },
      context.now,
    );
    await recordTalkAct(context, { current, act: act.value }, id);
    return ok({ requestId: current.id });
  },
});
