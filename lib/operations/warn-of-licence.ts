import { z } from "zod";
import { defineOperation } from "@/lib/casework/define-operation";
import { findLicenceTasks } from "@/lib/casework/licence-tasks";
import { nothingDue } from "@/lib/casework/nothing-due";
import { openTask } from "@/lib/db/tasks";
import { fail, ok } from "@/lib/result";

/**
 * The portal tells a medical director and the administrators that a licence ends soon, and again
 * that it has ended: from then on that director decides nothing against a request.
 */
export const warnOfLicence = defineOperation({
  name: "warn_of_licence",
  who: ["system"],
  audits: ["licence_ending"],
  input: z.object({ userId: z.uuid() }),
  run: async ({ tx, now, record }, { userId }) => {
    const [director] = await findLicenceTasks(tx, now, userId);
    if (!director) return fail(nothingDue);
    let opened = false;
    for (const task of director.tasks) opened = (await openTask(tx, task, now)) || opened;
    if (opened)
      await record({
        kind: "licence_ending",
        requestId: null,
        organizationId: director.organizationId,
        internal: true,
        data: { user_id: userId, valid_through: director.validThrough, ended: director.ended },
      });
    return ok({ opened });
  },
});
