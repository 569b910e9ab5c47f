import type { NewTask } from "@/lib/review/task";
import type { Transaction } from "./transaction";

/**
 * Opens a task in the open transaction unless one of its key was opened before.
 *
 * @returns true when it is new
 */
export async function openTask(tx: Transaction, task: NewTask, at: Date): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ opened: boolean }[]>`
    select open_task(${task.key}, ${task.kind}, ${task.requestId}::uuid, ${task.forRole}::role,
      ${task.forUser ?? null}::uuid, ${JSON.stringify(task.data)}::jsonb, ${task.dueAt}, ${at}) as opened`;
  return row?.opened ?? false;
}

/** Marks an open task done by the actor; false when there is none of that key for the actor. */
export async function closeTask(
  tx: Transaction,
  key: string,
  actorId: string,
  at: Date,
): Promise<boolean> {
  const { count } = await tx.task.updateMany({
    where: { key, doneAt: null },
    data: { doneAt: at, doneBy: actorId },
  });
  return count > 0;
}

/** Which of these keys a task was opened under, done or not. */
export async function findTaskKeys(
  tx: Transaction,
  keys: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await tx.task.findMany({ where: { key: { in: [...keys] } }, select: { key: true } });
  return new Set(rows.map(({ key }) => key));
}
