import { z } from "zod";
import { defineOperation } from "@/lib/casework/define-operation";
import { nothingDue } from "@/lib/casework/nothing-due";
import { findAnswersDueBy } from "@/lib/db/due-matters";
import { lockCase } from "@/lib/db/requests";
import { openTask } from "@/lib/db/tasks";
import { fail, ok } from "@/lib/result";
import { answerNearFrom, longestAnswerLead } from "@/lib/review/lead-times";
import { answerNearKey } from "@/lib/review/task-keys";

/** The portal reminds a provider of questions that still wait when their time is nearly over. */
export const remindOfInformation = defineOperation({
  name: "remind_of_information",
  who: ["system"],
  audits: ["information_reminded"],
  input: z.object({ informationRequestId: z.uuid() }),
  run: async ({ tx, now, record }, { informationRequestId }) => {
    const horizon = new Date(now.getTime() + longestAnswerLead);
    const [seen] = await findAnswersDueBy(tx, horizon, informationRequestId);
    const current = seen && (await lockCase(tx, seen.requestId));
    const [round] = current ? await findAnswersDueBy(tx, horizon, informationRequestId) : [];
    if (
      !current ||
      !round ||
      round.dueAt <= now ||
      answerNearFrom(round.askedAt, round.dueAt) > now
    )
      return fail(nothingDue);
    const data = { information_request: round.number };
    const opened = await openTask(
      tx,
      {
        key: answerNearKey(round.id, round.dueAt),
        kind: "information_due",
        requestId: current.id,
        forRole: "provider",
        data,
        dueAt: round.dueAt,
      },
      now,
    );
    if (opened)
      await record({
        kind: "information_reminded",
        requestId: current.id,
        organizationId: current.organizationId,
        internal: false,
        data,
      });
    return ok({ opened });
  },
});
