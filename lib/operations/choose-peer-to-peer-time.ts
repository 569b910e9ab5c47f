import { z } from "zod";
import { claimPeerToPeer, recordTalkAct } from "@/lib/casework/claim-peer-to-peer";
import { defineOperation, invalidField } from "@/lib/casework/define-operation";
import { onRequest } from "@/lib/casework/input-fields";
import { closeTask, openTask } from "@/lib/db/tasks";
import { fail, ok } from "@/lib/result";
import { peerToPeerKey } from "@/lib/review/task-keys";

/** The provider chooses one of the times offered; a medical director is then asked to be there. */
export const choosePeerToPeerTime = defineOperation({
  name: "choose_peer_to_peer_time",
  who: ["provider"],
  audits: ["peer_to_peer_agreed"],
  input: z.object({ ...onRequest, timeId: z.uuid("Choose one of the times.") }),
  run: async (context, input) => {
    const claimed = await claimPeerToPeer(context, input, "choose_peer_to_peer_time");
    if (!claimed.ok) return fail(claimed.error);
    const { talk } = claimed.value;
    if (talk.times.some(({ chosenAt }) => chosenAt))
      return fail({ code: "condition_unmet", message: "A time is agreed already." });
    const time = talk.times.find(({ id }) => id === input.timeId);
    if (!time) return fail(invalidField("timeId", "Choose one of the times that were offered."));
    if (time.startsAt <= context.now)
      return fail(invalidField("timeId", "This time is past. Choose a later one."));
    await context.tx.peerToPeerTime.updateMany({
      where: { id: time.id },
      data: { chosenAt: context.now, chosenBy: context.actor.id },
    });
    await closeTask(context.tx, peerToPeerKey(talk.id, "choice"), context.actor.id, context.now);
    await openTask(
      context.tx,
      {
        key: peerToPeerKey(talk.id, "talk"),
        kind: "peer_to_peer",
        requestId: input.requestId,
        forRole: "medical_director",
        data: { peer_to_peer_id: talk.id },
        dueAt: time.startsAt,
      },
      context.now,
    );
    await recordTalkAct(context, claimed.value, talk.id);
    return ok({ requestId: input.requestId });
  },
});
