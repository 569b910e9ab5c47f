import { z } from "zod";
import { taskKinds, type NewTask, type OpenTask } from "@/lib/review/task";
import { roles } from "@/lib/review/roles";
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

const dataSchema = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]));

const personOf = ({ user_id: id }: OpenTask["data"]): string | undefined =>
  typeof id === "string" ? id : undefined;

const clockOf = ({ clock_id: id }: OpenTask["data"]): string | undefined =>
  typeof id === "string" ? id : undefined;

/**
 * Tasks that wait for the actor, alone or among others, what is due first first; row-level security
 * narrows them.
 */
export async function findOpenTasks(tx: Transaction, limit: number): Promise<readonly OpenTask[]> {
  const rows = await tx.task.findMany({
    where: { doneAt: null, kind: { in: [...taskKinds] } },
    orderBy: [{ dueAt: { sort: "asc", nulls: "last" } }, { openedAt: "asc" }, { id: "asc" }],
    take: limit,
  });
  const requests = await tx.reviewRequest.findMany({
    where: { id: { in: rows.flatMap(({ requestId }) => requestId ?? []) } },
    select: { id: true, reference: true, assignedTo: true },
  });
  const told = rows.map(({ data }) => dataSchema.parse(data));
  const persons = await tx.user.findMany({
    where: {
      id: {
        in: [
          ...requests.flatMap(({ assignedTo }) => assignedTo ?? []),
          ...told.flatMap((data) => personOf(data) ?? []),
        ],
      },
    },
    select: { id: true, name: true },
  });
  const clocks = await tx.clock.findMany({
    where: { id: { in: told.flatMap((data) => clockOf(data) ?? []) } },
    select: { id: true, title: true, citation: true },
  });
  return rows.map((row, index) => {
    const data = told[index] ?? {};
    const clock = clocks.find(({ id }) => id === clockOf(data));
    const request = requests.find(({ id }) => id === row.requestId);
    return {
      id: row.id,
      kind: z.enum(taskKinds).parse(row.kind),
      requestId: row.requestId,
      reference: request?.reference ?? null,
      forRole: z.enum(roles).parse(row.forRole),
      forUser: row.forUser,
      holder: request?.assignedTo ?? null,
      holderName: persons.find(({ id }) => id === request?.assignedTo)?.name ?? null,
      limit: clock ? { title: clock.title, citation: clock.citation } : null,
      person: persons.find(({ id }) => id === personOf(data)) ?? null,
      data,
      dueAt: row.dueAt,
      openedAt: row.openedAt,
    };
  });
}
