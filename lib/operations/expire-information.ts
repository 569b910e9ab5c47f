import { z } from "zod";
import { defineOperation } from "@/lib/casework/define-operation";
import { nothingDue } from "@/lib/casework/nothing-due";
import { findAnswersDueBy } from "@/lib/db/due-matters";
import { lockCase } from "@/lib/db/requests";
import { openTask } from "@/lib/db/tasks";
import { fail, ok } from "@/lib/result";
import { answerExpiredKey } from "@/lib/review/task-keys";

/**
 * The time to answer an information request ran out: the portal says so and asks a medical director
 * what follows. It decides nothing; the request goes on waiting, and a late answer is still taken.
 */
export const expireInformation = defineOperation({
  name: "expire_information",
  who: ["system"],
  audits: ["information_expired"],
  input: z.object({ informationRequestId: z.uuid() }),
  run: async ({ tx, now, record }, { informationRequestId }) => {
    const [seen] = await findAnswersDueBy(tx, now, informationRequestId);
    const current = seen && (await lockCase(tx, seen.requestId));
    const [round] = current ? await findAnswersDueBy(tx, now, informationRequestId) : [];
    if (!current || !round) return fail(nothingDue);
    const data = { information_request: round.number };
    const opened = await openTask(
      tx,
      {
        key: answerExpiredKey(round.id, round.dueAt),
        kind: "information_expired",
        requestId: current.id,
        forRole: "medical_director",
        data,
        dueAt: null,
      },
      now,
    );
    if (opened)
      await record({
        kind: "information_expired",
        requestId: current.id,
        organizationId: current.organizationId,
        internal: true,
        data,
      });
    return ok({ opened });
  },
});
