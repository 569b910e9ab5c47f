"use server";

import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { actorForMutation } from "@/lib/auth/mutation";
import { sessionToken } from "@/lib/auth/current-person";
import { endSession } from "@/lib/auth/sessions";
import { paths } from "@/lib/paths";

/** Ends the session in our table first, then forgets the cookie. */
export async function signOut(): Promise<void> {
  const allowed = await actorForMutation();
  const token = await sessionToken();
  if (allowed.ok && token) await endSession(token, new Date());
  const store = await cookies();
  for (const { name } of store.getAll())
    if (name.includes("next-auth.session-token")) store.delete(name);
  redirect(`${paths.signIn}?reason=signed_out`);
}
