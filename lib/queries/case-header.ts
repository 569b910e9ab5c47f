import { z } from "zod";
import { defineQuery } from "@/lib/casework/define-query";
import { findAct } from "@/lib/review/acts";
import { findClocks } from "@/lib/db/clocks";
import { openInformationRequest } from "@/lib/db/information";
import { writeWhen } from "@/lib/clocks/clock-words";
import { findCase } from "@/lib/db/requests";

/** What stands over every page of a case: who and what it is, its governing clock, what is awaited. */
export const caseHeader = defineQuery({
  name: "case_header",
  who: ["provider", "reviewer", "medical_director"],
  input: z.object({ requestId: z.uuid() }),
  run: async ({ tx }, { requestId }) => {
    const current = await findCase(tx, requestId);
    if (!current) return undefined;
    const asked = await openInformationRequest(tx, requestId);
    const decisions = await tx.determination.count({ where: { requestId } });
    return {
      case: current,
      decided: decisions > 0,
      contestable:
        (await tx.determination.count({
          where: { requestId, outcome: { in: ["noncertified", "certified_in_part"] } },
        })) > 0,
      // Where a peer to peer may be asked for, or was.
      discussable:
        findAct("request_peer_to_peer", current.state, "provider") !== undefined ||
        (await tx.peerToPeer.count({ where: { requestId } })) > 0,
      governing: (await findClocks(tx, requestId)).find(({ governs }) => governs) ?? null,
      awaited: asked ? `Information asked for, answer due ${writeWhen(asked.dueAt)}` : null,
    };
  },
});
