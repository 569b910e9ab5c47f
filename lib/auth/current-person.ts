import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { decode } from "next-auth/jwt";
import { cache } from "react";
import type { Person, Role } from "@/lib/review/roles";
import { findSession, type SessionPerson } from "./sessions";

/** next-auth's names for its cookie, with and without https. */
const cookieNames = ["__Secure-next-auth.session-token", "next-auth.session-token"];

/** The session token that the request carries, if its cookie is ours and whole. */
export async function sessionToken(): Promise<string | undefined> {
  const store = await cookies();
  const value = cookieNames.map((name) => store.get(name)?.value).find(Boolean);
  if (!value) return undefined;
  const secret = process.env["NEXTAUTH_SECRET"];
  if (!secret)
    throw new Error("NEXTAUTH_SECRET is not set: start the portal with `npm start`, or set it.");
  const token = await decode({ token: value, secret }).catch(() => null);
  return token?.sessionToken;
}

/** Who asks, looked up anew for every request and once within it. */
export const currentPerson = cache(async (): Promise<SessionPerson | undefined> => {
  const token = await sessionToken();
  if (!token) return undefined;
  const background = (await headers()).get("x-background") === "1";
  return findSession(token, new Date(), !background);
});

/** The actor of a page: signed in, or sent to sign in and back; of one of the roles, or not found. */
export async function requireActor(path: string, allowed?: readonly Role[]): Promise<Person> {
  const person = await currentPerson();
  if (!person) redirect(`/sign-in?next=${encodeURIComponent(path)}`);
  if (allowed && !allowed.includes(person.actor.role)) redirect("/home");
  return person.actor;
}
