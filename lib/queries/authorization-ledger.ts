import { z } from "zod";
import { dateInZone } from "@/lib/calendar";
import { defineQuery } from "@/lib/casework/define-query";
import {
  findAttendedDates,
  findEpisodeAuthorizations,
  findUsedDates,
} from "@/lib/db/authorizations";
import { findCase } from "@/lib/db/requests";
import { authorizationLedger as ledgerOf } from "@/lib/review/authorization-days";
import { programZone } from "@/lib/review/zone";

/** Days authorized, used and left over the episode of care that a request belongs to. */
export const authorizationLedger = defineQuery({
  name: "authorization_ledger",
  who: ["provider", "reviewer", "medical_director"],
  input: z.object({ requestId: z.uuid() }),
  run: async ({ tx, now }, { requestId }) => {
    const current = await findCase(tx, requestId);
    if (!current) return undefined;
    const issued = await findEpisodeAuthorizations(tx, current.episodeId);
    const claimed = await findUsedDates(tx, current.member.number, issued);
    const attended = await findAttendedDates(tx, current.episodeId);
    return ledgerOf(issued, claimed, attended, dateInZone(now, programZone));
  },
});
