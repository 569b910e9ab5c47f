import { headers } from "next/headers";
import type { OperationError } from "@/lib/casework/define-operation";
import { fail, ok, type Result } from "@/lib/result";
import type { Actor } from "@/lib/review/roles";
import { currentPerson } from "./current-person";
import { portalAddress, sameOrigin } from "./origin";

/**
 * Who changes something, or why nothing is changed: the request must come from our own pages and
 * carry a live session. The first line of every server action and every changing route handler.
 */
export async function actorForMutation(): Promise<Result<Actor, OperationError>> {
  if (!sameOrigin((await headers()).get("origin"), portalAddress()))
    return fail({
      code: "not_allowed",
      message: "This did not come from the portal's own pages, so nothing was changed.",
    });
  const person = await currentPerson();
  if (!person)
    return fail({
      code: "signed_off",
      message:
        "You are signed off. Sign in again in another tab, then repeat this; your text is kept here.",
    });
  return ok(person.actor);
}
