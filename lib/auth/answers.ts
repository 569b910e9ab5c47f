import type { OperationError } from "@/lib/casework/define-operation";
import type { Result } from "@/lib/result";
import { currentPerson } from "./current-person";

/** How route handlers answer: an operation's result as JSON with the status that fits it. */
const statusOf: Readonly<Record<OperationError["code"], number>> = {
  invalid_input: 422,
  signed_off: 401,
  not_allowed: 403,
  not_found: 404,
  stale: 409,
  wrong_state: 409,
  condition_unmet: 422,
};

const noStore = { "Cache-Control": "no-store" };

/** An operation's outcome as JSON: its value, or its error with the status that fits the code. */
export function answer<T>(result: Result<T, OperationError>): Response {
  return result.ok
    ? Response.json(result.value, { headers: noStore })
    : Response.json(result.error, { status: statusOf[result.error.code], headers: noStore });
}

/** For reading handlers: 401 where nobody is signed in (any more). */
export const signedOff = (): Response =>
  Response.json(
    { code: "signed_off", message: "You are signed off. Sign in again." },
    { status: 401, headers: noStore },
  );

/** 404, in the same words for what is not there and for what the actor may not see. */
export const notThere = (): Response =>
  Response.json(
    { code: "not_found", message: "There is nothing here, or it is not yours to see." },
    { status: 404, headers: noStore },
  );

/** A value as JSON that no cache keeps. */
export const json = (body: unknown): Response => Response.json(body, { headers: noStore });

/** The actor of a reading handler, or undefined when nobody is signed in (any more). */
export const signedInActor = async () => (await currentPerson())?.actor;

/** The body's JSON object, or an empty one: what is missing the operation's schema will say. */
export async function readJson(request: Request): Promise<Record<string, unknown>> {
  const body: unknown = await request.json().catch(() => null);
  return typeof body === "object" && body !== null && !Array.isArray(body) ? { ...body } : {};
}
