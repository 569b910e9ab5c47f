import { findRequestsWithoutClocks } from "@/lib/db/clocks";
import { withActor } from "@/lib/db/transaction";
import { portalActor } from "@/lib/review/roles";
import { keepClocks } from "./keep-clocks";

/**
 * Computes the clocks of requests that were submitted before clocks were kept. Each in a transaction
 * of its own; begun again it goes on with what is left, beside other portals too.
 *
 * @returns how many requests had none
 */
export async function keepMissingClocks(now: Date): Promise<number> {
  const ids = await withActor(portalActor, findRequestsWithoutClocks);
  for (const id of ids) await withActor(portalActor, (tx) => keepClocks(tx, id, now));
  return ids.length;
}
