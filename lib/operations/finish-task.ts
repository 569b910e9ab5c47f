import { z } from "zod";
import { defineOperation } from "@/lib/casework/define-operation";
import { closeTask } from "@/lib/db/tasks";
import { fail, ok } from "@/lib/result";
import { endsByHand, taskKinds } from "@/lib/review/task";

/**
 * Marks a task done: it leaves the list of everybody it was open for. Who comes second is told so,
 * and what the task was about stays as it is. A task about a time limit is refused: it is done when
 * the limit is met or ends.
 */
export const finishTask = defineOperation({
  name: "finish_task",
  who: ["provider", "reviewer", "medical_director", "administrator"],
  audits: ["task_finished"],
  input: z.object({ taskId: z.uuid() }),
  run: async ({ tx, actor, now, record }, { taskId }) => {
    const task = await tx.task.findUnique({ where: { id: taskId } });
    if (!task)
      return fail({
        code: "not_found",
        message: "There is no such task, or it is not yours to see.",
      });
    if (!endsByHand(z.enum(taskKinds).parse(task.kind)))
      return fail({
        code: "condition_unmet",
        message:
          "A time limit cannot be marked as done. Decide, or send the notice that is owed: the task then ends by itself.",
      });
    if (!(await closeTask(tx, task.key, actor.id, now)))
      return fail({
        code: "condition_unmet",
        message: "This task is done already: somebody else was first, or its matter was settled.",
      });
    const request = task.requestId
      ? await tx.reviewRequest.findUniqueOrThrow({
          where: { id: task.requestId },
          select: { organizationId: true },
        })
      : null;
    await record({
      kind: "task_finished",
      requestId: task.requestId,
      organizationId: request?.organizationId ?? actor.organizationId,
      internal: task.forRole !== "provider",
      data: { task_id: task.id, task_kind: task.kind },
    });
    return ok({ taskId });
  },
});
