import { z } from "zod";
import { claimPeerToPeer, recordTalkAct } from "@/lib/casework/claim-peer-to-peer";
import { defineOperation, invalidField } from "@/lib/casework/define-operation";
import { dateText, onRequest, timeOfDay } from "@/lib/casework/input-fields";
import { readMoment, toDate } from "@/lib/clocks/moment";
import { closeTask } from "@/lib/db/tasks";
import { fail, ok } from "@/lib/result";
import {
  peerToPeerOutcomes,
  peerToPeerParticipants,
  programParticipants,
} from "@/lib/review/peer-to-peer";
import { peerToPeerKey } from "@/lib/review/task-keys";

/**
 * A medical director records what came of a peer to peer: held and with whom, not reached, or
 * declined. The note is the plan's own. The request stays as it is.
 */
export const recordPeerToPeer = defineOperation({
  name: "record_peer_to_peer",
  who: ["medical_director"],
  audits: ["peer_to_peer_held"],
  input: z.object({
    ...onRequest,
    outcome: z.enum(peerToPeerOutcomes, "Say what came of it."),
    on: dateText("Enter the day."),
    at: timeOfDay("Enter the time."),
    tookPart: z.array(z.enum(peerToPeerParticipants)).default([]),
    note: z.string().trim().max(4000).default(""),
  }),
  run: async (context, input) => {
    const claimed = await claimPeerToPeer(context, input, "record_peer_to_peer");
    if (!claimed.ok) return fail(claimed.error);
    const { talk } = claimed.value;
    const instant = readMoment(`${input.on}T${input.at}`)?.instant;
    if (!instant) return fail(invalidField("at", "There is no such time."));
    const happenedAt = toDate(instant);
    if (happenedAt > context.now)
      return fail(invalidField("on", "This is still to come. Record it once it is over."));
    // The form knows minutes: what happened in the minute of the request is not before it.
    if (happenedAt.getTime() < Math.floor(talk.requestedAt.getTime() / 60_000) * 60_000)
      return fail(invalidField("on", "This is before the provider asked for it."));
    const tookPart = input.outcome === "held" ? [...new Set(input.tookPart)] : [];
    if (input.outcome === "held") {
      if (!tookPart.some((who) => programParticipants.includes(who)))
        return fail(invalidField("tookPart", "Say who took part for the program."));
      if (!tookPart.includes("medical_director"))
        return fail(
          invalidField("tookPart", "A peer to peer is held by a medical director: tick that too."),
        );
    }
    await context.tx.peerToPeer.updateMany({
      where: { id: talk.id },
      data: {
        outcome: input.outcome,
        happenedAt: happenedAt < talk.requestedAt ? talk.requestedAt : happenedAt,
        tookPart,
        recordedBy: context.actor.id,
        recordedByName: context.actor.name,
        recordedAt: context.now,
      },
    });
    if (input.note)
      await context.tx.peerToPeerNote.createMany({
        data: {
          peerToPeerId: talk.id,
          note: input.note,
          writtenBy: context.actor.id,
          writtenAt: context.now,
        },
      });
    for (const waitsFor of ["times", "talk"] as const)
      await closeTask(context.tx, peerToPeerKey(talk.id, waitsFor), context.actor.id, context.now);
    await recordTalkAct(context, claimed.value, talk.id, { outcome: input.outcome });
    return ok({ requestId: input.requestId });
  },
});
