import { createHash, randomBytes, randomUUID } from "node:crypto";
import { databaseClient } from "@/lib/db/client";
import type { Person, Role } from "@/lib/review/roles";
import { passwordFits } from "./passwords";

/**
 * Sessions live in our own table and are looked up on every call, so that signing out, disabling a
 * person and changing a role take effect at once. The browser holds an opaque random token inside
 * next-auth's cookie; the table holds its hash. These functions are the only callers of the
 * database's sign-in functions, its one door to passwords and sessions.
 *
 * Limits (seconds): a session idle for 15 minutes ends, and none lives longer than 12 hours. Five
 * failures in a row lock the address they were typed for, known or not, for 15 minutes.
 */
export const idleSeconds = 15 * 60;
export const idleWarningSeconds = 2 * 60;
const lifetimeSeconds = 12 * 60 * 60;
const allowedFailures = 5;
const lockSeconds = 15 * 60;

const hashOf = (token: string): string => createHash("sha256").update(token).digest("hex");

export type SignIn =
  | { readonly ok: true; readonly token: string; readonly userId: string }
  | { readonly ok: false; readonly code: "wrong" }
  | { readonly ok: false; readonly code: "locked"; readonly until: Date };

/** Checks e-mail and password and opens a session. */
export async function signIn(typed: string, password: string, now: Date): Promise<SignIn> {
  const email = typed.trim().toLowerCase();
  const client = databaseClient();
  const lockedUntil = async (): Promise<Date | null> => {
    const [row] = await client.$queryRaw<{ until: Date | null }[]>`
      select sign_in_lock(${email}) as until`;
    return row?.until && row.until > now ? row.until : null;
  };
  const locked = await lockedUntil();
  if (locked) return { ok: false, code: "locked", until: locked };
  const [account] = await client.$queryRaw<
    { user_id: string; password_hash: string; disabled: boolean }[]
  >`select * from sign_in_account(${email})`;
  const fits = await passwordFits(account?.password_hash, password);
  if (!fits || !account || account.disabled) {
    const [failed] = await client.$queryRaw<{ until: Date | null }[]>`
      select sign_in_failed(${email}, ${now}, ${allowedFailures}::int, ${lockSeconds}::int) as until`;
    return failed?.until && failed.until > now
      ? { ok: false, code: "locked", until: failed.until }
      : { ok: false, code: "wrong" };
  }
  const token = randomBytes(32).toString("base64url");
  const [opened] = await client.$queryRaw<{ opened: boolean }[]>`
    select open_session(${randomUUID()}::uuid, ${hashOf(token)}, ${account.user_id}::uuid, ${now}, ${lifetimeSeconds}::int) as opened`;
  // Other attempts may have locked the address while this password was being checked.
  if (!opened?.opened) return { ok: false, code: "locked", until: (await lockedUntil()) ?? now };
  return { ok: true, token, userId: account.user_id };
}

export interface SessionPerson {
  readonly actor: Person;
  readonly email: string;
  readonly delegatedAdministrator: boolean;
  /** When the session ends if nothing is done until then. */
  readonly idleEndsAt: Date;
}

/**
 * The person behind a session token as they are now, or undefined when the session has ended.
 *
 * @param active a person's own doing, which moves the idle time; polling is not.
 */
export async function findSession(
  token: string,
  now: Date,
  active: boolean,
): Promise<SessionPerson | undefined> {
  const [row] = await databaseClient().$queryRaw<
    {
      user_id: string;
      organization_id: string;
      organization_name: string;
      email: string;
      name: string;
      initials: string;
      role: Role;
      delegated_administrator: boolean;
      last_seen_at: Date;
      expires_at: Date;
    }[]
  >`select * from session_person(${hashOf(token)}, ${now}, ${idleSeconds}::int, ${active})`;
  if (!row) return undefined;
  const idleEnd = new Date(row.last_seen_at.getTime() + idleSeconds * 1000);
  return {
    actor: {
      id: row.user_id,
      role: row.role,
      organizationId: row.organization_id,
      organizationName: row.organization_name,
      name: row.name,
      initials: row.initials,
    },
    email: row.email,
    delegatedAdministrator: row.delegated_administrator,
    idleEndsAt: idleEnd < row.expires_at ? idleEnd : row.expires_at,
  };
}

/** Ends a session; the token is worth nothing from the next call on. */
export async function endSession(token: string, now: Date): Promise<void> {
  await databaseClient().$executeRaw`select close_session(${hashOf(token)}, ${now}, 'signed_out')`;
}
