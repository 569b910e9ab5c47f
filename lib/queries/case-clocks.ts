import { z } from "zod";
import { concurrentLiability } from "@/lib/clocks/concurrent-liability";
import { defineQuery } from "@/lib/casework/define-query";
import { findClockEvents, findClockFacts, findClocks } from "@/lib/db/clocks";
import { findCase } from "@/lib/db/requests";
import { lawOfClocks } from "@/lib/policy/library";

/** Every time limit of a case as it was last computed, and the days that stay covered meanwhile. */
export const caseClocks = defineQuery({
  name: "case_clocks",
  who: ["provider", "reviewer", "medical_director"],
  input: z.object({ requestId: z.uuid() }),
  run: async ({ tx }, { requestId }) => {
    const current = await findCase(tx, requestId);
    if (!current) return undefined;
    return {
      rows: await findClocks(tx, requestId),
      liability: concurrentLiability(
        await findClockFacts(tx, current),
        await findClockEvents(tx, requestId),
        lawOfClocks(),
      ),
    };
  },
});
