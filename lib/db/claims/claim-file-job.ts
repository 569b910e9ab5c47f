import type { Transaction } from "@/lib/db/transaction";

/**
 * Has a file loaded as soon as this transaction commits, on behalf of the person named in its row
 * (`loaded_by`): a new one, or one that stopped. Ordered twice, it is still loaded once.
 */
export async function enqueueClaimFile(tx: Transaction, fileId: string): Promise<void> {
  await tx.$queryRaw`select 1 from (select queue_claim_load(${fileId}::uuid)) ordered`;
}
