import { z } from "zod";
import { defineOperation } from "@/lib/casework/define-operation";
import { findLicenceTasks } from "@/lib/casework/licence-tasks";
import { nothingDue } from "@/lib/casework/nothing-due";
import { findSettledTasks } from "@/lib/db/due-matters";
import { closeTask } from "@/lib/db/tasks";
import { fail, ok } from "@/lib/result";

/** The portal closes a task it opened once its matter is settled, so that nobody looks in vain. */
export const settleTask = defineOperation({
  name: "settle_task",
  who: ["system"],
  audits: ["task_settled"],
  input: z.object({ taskId: z.uuid() }),
  run: async ({ tx, actor, now, record }, { taskId }) => {
    const licences = await findLicenceTasks(tx, now);
    const keys = licences.flatMap(({ tasks }) => tasks.map(({ key }) => key));
    const [task] = await findSettledTasks(tx, now, keys, taskId);
    if (!task || !(await closeTask(tx, task.key, actor.id, now))) return fail(nothingDue);
    await record({
      kind: "task_settled",
      requestId: task.requestId,
      organizationId: task.organizationId,
      internal: true,
      data: { task_id: task.id, task_kind: task.kind },
    });
    return ok({ taskId });
  },
});
