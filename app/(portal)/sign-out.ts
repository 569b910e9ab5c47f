"use server";

import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { sessionToken } from "@/lib/auth/current-person";
import { endSession } from "@/lib/auth/sessions";
import { paths } from "@/lib/paths";

/** Ends the session in our table first, then forgets the cookie. */
export async function signOut(): Promise<void> {
  // Whoever asks: ending a session harms nobody, and leaving one open under "signed out" might.
  const token = await sessionToken();
  if (token) await endSession(token, new Date());
  const store = await cookies();
  for (const { name } of store.getAll())
    if (name.includes("next-auth.session-token")) store.delete(name);
  redirect(`${paths.signIn}?reason=signed_out`);
}
