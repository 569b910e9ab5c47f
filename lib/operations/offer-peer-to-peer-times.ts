import { randomUUID } from "node:crypto";
import { z } from "zod";
import { claimPeerToPeer, recordTalkAct } from "@/lib/casework/claim-peer-to-peer";
import { defineOperation, invalidField } from "@/lib/casework/define-operation";
import { dateText, onRequest, timeOfDay } from "@/lib/casework/input-fields";
import { readMoment, toDate } from "@/lib/clocks/moment";
import { closeTask, openTask } from "@/lib/db/tasks";
import { fail, ok } from "@/lib/result";
import { peerToPeerKey } from "@/lib/review/task-keys";

/** Staff offer times for a peer to peer, by the program's wall clock; more may be added until one is chosen. */
export const offerPeerToPeerTimes = defineOperation({
  name: "offer_peer_to_peer_times",
  who: ["reviewer", "medical_director"],
  audits: ["peer_to_peer_offered"],
  input: z.object({
    ...onRequest,
    times: z
      .array(
        z.object({
          on: dateText("Enter the day."),
          at: timeOfDay("Enter the time."),
        }),
      )
      .min(1, "Offer at least one time.")
      .max(10, "Offer at most ten times."),
  }),
  run: async (context, input) => {
    const claimed = await claimPeerToPeer(context, input, "offer_peer_to_peer_times");
    if (!claimed.ok) return fail(claimed.error);
    const { talk } = claimed.value;
    if (talk.times.some(({ chosenAt }) => chosenAt))
      return fail({
        code: "condition_unmet",
        message:
          "A time is agreed already. Record what comes of it before other times are offered.",
      });
    const offered = new Set(talk.times.map(({ startsAt }) => startsAt.getTime()));
    const starts: Date[] = [];
    for (const [index, { on, at }] of input.times.entries()) {
      const instant = readMoment(`${on}T${at}`)?.instant;
      if (!instant) return fail(invalidField(`times.${index}.at`, "There is no such time."));
      const startsAt = toDate(instant);
      if (startsAt <= context.now)
        return fail(
          invalidField(`times.${index}.at`, "This time is past. Offer one that is still to come."),
        );
      if (offered.has(startsAt.getTime()))
        return fail(invalidField(`times.${index}.at`, "This time is offered already."));
      offered.add(startsAt.getTime());
      starts.push(startsAt);
    }
    await context.tx.peerToPeerTime.createMany({
      data: starts.map((startsAt) => ({
        id: randomUUID(),
        peerToPeerId: talk.id,
        startsAt,
        offeredBy: context.actor.id,
        offeredByName: context.actor.name,
        offeredAt: context.now,
      })),
    });
    await closeTask(context.tx, peerToPeerKey(talk.id, "times"), context.actor.id, context.now);
    await openTask(
      context.tx,
      {
        key: peerToPeerKey(talk.id, "choice"),
        kind: "peer_to_peer",
        requestId: input.requestId,
        forRole: "provider",
        data: { peer_to_peer_id: talk.id },
        dueAt: new Date(Math.max(...starts.map((start) => start.getTime()))),
      },
      context.now,
    );
    await recordTalkAct(context, claimed.value, talk.id, { times: starts.length });
    return ok({ requestId: input.requestId });
  },
});
