import { z } from "zod";
import { dateInZone } from "@/lib/calendar";
import { defineQuery } from "@/lib/casework/define-query";
import { findClocks } from "@/lib/db/clocks";
import { findPeerToPeers } from "@/lib/db/peer-to-peer";
import { findCase } from "@/lib/db/requests";
import { findAct, type ActName } from "@/lib/review/acts";
import { programZone } from "@/lib/review/zone";

const talkActs = [
  "request_peer_to_peer",
  "offer_peer_to_peer_times",
  "choose_peer_to_peer_time",
  "record_peer_to_peer",
] as const satisfies readonly ActName[];

/** A request's talks between peers, the clock of the open one, and what whoever looks may do. */
export const peerToPeer = defineQuery({
  name: "peer_to_peer",
  who: ["provider", "reviewer", "medical_director"],
  input: z.object({ requestId: z.uuid() }),
  run: async ({ tx, actor, now }, { requestId }) => {
    const current = await findCase(tx, requestId);
    if (!current) return undefined;
    const talks = await findPeerToPeers(tx, requestId);
    const open = talks.find(({ outcome }) => outcome === null) ?? null;
    const clocks = await findClocks(tx, requestId);
    return {
      case: current,
      talks,
      open,
      // The last one that was started is of the open talk.
      clock: open ? (clocks.findLast(({ subject }) => subject === "peer_to_peer") ?? null) : null,
      may: talkActs.filter((act) => findAct(act, current.state, actor.role)),
      now,
      today: dateInZone(now, programZone),
    };
  },
});

export type PeerToPeerPage = NonNullable<Awaited<ReturnType<typeof peerToPeer>>>;
