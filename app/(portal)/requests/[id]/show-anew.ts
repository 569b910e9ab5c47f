import { revalidatePath } from "next/cache";
import { paths } from "@/lib/paths";

/**
 * After a change: the case's header and tabs are shown anew, not as the browser remembers them.
 * Returns the id, so that what follows can lead there.
 */
export function showAnew(requestId: string): string {
  revalidatePath(paths.request(requestId), "layout");
  return requestId;
}
