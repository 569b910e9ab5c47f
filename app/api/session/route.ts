import { actorForMutation } from "@/lib/auth/mutation";
import { currentPerson, sessionToken } from "@/lib/auth/current-person";
import { answer, json, signedOff } from "@/lib/auth/answers";
import { endSession } from "@/lib/auth/sessions";

/** Extends the session by the person's own doing: the answer tells when it would now end. */
export async function POST(): Promise<Response> {
  const person = await currentPerson();
  if (!person) return signedOff();
  const allowed = await actorForMutation();
  if (!allowed.ok) return answer(allowed);
  return json({ idleEndsAt: person.idleEndsAt });
}

/** Signs out: the session ends in our table, whatever the cookie still says. */
export async function DELETE(): Promise<Response> {
  const token = await sessionToken();
  if (!token) return signedOff();
  const allowed = await actorForMutation();
  if (!allowed.ok) return answer(allowed);
  await endSession(token, new Date());
  return json({});
}
