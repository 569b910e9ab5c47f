import { databaseClient } from "@/lib/db/client";

/**
 * Files whose loading was begun or ordered, the oldest first, each with the person on whose behalf.
 * Asked by nobody in particular: ids are all it tells.
 */
export async function findUnfinishedClaimFiles(): Promise<
  readonly { readonly fileId: string; readonly actorId: string }[]
> {
  return databaseClient().$queryRaw<{ fileId: string; actorId: string }[]>`
    select file_id::text as "fileId", actor_id::text as "actorId" from unfinished_claim_files()`;
}
