import type { Prisma } from "@/prisma/generated/client";
import { databaseClient } from "./client";

/** A transaction opened for an actor; every store function takes it. */
export type Transaction = Prisma.TransactionClient;

/** Thrown to undo a transaction whose outcome is an error value, and caught where it was opened. */
export class Undo extends Error {
  constructor(readonly outcome: unknown) {
    super("undo");
  }
}

/**
 * Runs `work` in one transaction that belongs to the person `actorId`: row-level security reads
 * app.user_id, so another organization's rows stay unseen even where the code forgets to ask.
 * The setting is local to the transaction and cannot leak through the pool.
 */
export async function withActor<T>(
  actor: { readonly id: string },
  work: (tx: Transaction) => Promise<T>,
): Promise<T> {
  return databaseClient().$transaction(
    async (tx) => {
      await tx.$queryRaw`select set_config('app.user_id', ${actor.id}, true)`;
      return work(tx);
    },
    { maxWait: 10_000, timeout: 20_000 },
  );
}
