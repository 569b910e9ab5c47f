import type { Transaction } from "./transaction";
import type { Prisma } from "@/prisma/generated/client";

/**
 * Claims `key` for the actor, or returns what the first call with it answered. A second call that
 * arrives while the first still runs waits here on the primary key, and then sees its answer.
 */
export async function findReceipt(
  tx: Transaction,
  actorId: string,
  key: string,
  operation: string,
  at: Date,
): Promise<unknown> {
  const claimed = await tx.$executeRaw`
    insert into receipt (actor_id, key, operation, result, at)
    values (${actorId}::uuid, ${key}, ${operation}, 'null'::jsonb, ${at})
    on conflict do nothing`;
  if (claimed === 1) return undefined;
  const row = await tx.receipt.findUnique({ where: { actorId_key: { actorId, key } } });
  return row?.result;
}

/** Keeps the answer of the call that claimed `key`. */
export async function keepReceipt(
  tx: Transaction,
  actorId: string,
  key: string,
  result: unknown,
): Promise<void> {
  await tx.receipt.update({
    where: { actorId_key: { actorId, key } },
    data: { result: result as Prisma.InputJsonValue },
  });
}
