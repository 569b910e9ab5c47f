import type { FieldProblem } from "@/components/ui/error-summary";
import { fail, ok, type Result } from "@/lib/result";

/**
 * The exchange with the sign-in of this portal (next-auth's credentials): first its token against
 * forged forms, then the credentials; the answer is an address, which carries `error` when it said
 * no. The codes it uses:
 *   CredentialsSignin   wrong e-mail or password; it never says which
 *   locked              too many failures; `locked:<ISO instant>` says until when
 */

const wait = "Too many attempts. Wait a little and try again, or ask your administrator.";

/** A code of the sign-in, in words that say what to do. Times are in the reader's own zone. */
export function problemOfCode(code: string): FieldProblem {
  if (code === "CredentialsSignin") {
    return { field: "email", message: "The e-mail or the password is not right. Try both again." };
  }
  if (code === "locked" || code.startsWith("locked:")) {
    const until = new Date(code.slice("locked:".length));
    if (Number.isNaN(until.getTime())) return { field: "email", message: wait };
    const time = until.toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
    return { field: "email", message: `Too many attempts. Try again at ${time}.` };
  }
  return { message: "Signing in did not work. Try again; if it goes on, tell your administrator." };
}

const unreachable: FieldProblem = {
  message: "The portal could not be reached. Check your connection and try again.",
};

/** Sends the credentials; the value is the address to go to. */
export async function sendCredentials(credentials: {
  email: string;
  password: string;
  next: string;
}): Promise<Result<string, FieldProblem>> {
  try {
    const token = readText(await (await fetch("/api/auth/csrf")).json(), "csrfToken");
    if (token === undefined) return fail(problemOfCode("Unknown"));
    const answer = await fetch("/api/auth/callback/credentials", {
      method: "POST",
      body: new URLSearchParams({
        csrfToken: token,
        email: credentials.email,
        password: credentials.password,
        callbackUrl: credentials.next,
        json: "true",
      }),
    });
    const address = readText(await answer.json(), "url");
    const code = address && new URL(address, location.origin).searchParams.get("error");
    if (answer.ok && !code) return ok(credentials.next);
    return fail(problemOfCode(code ?? "Unknown"));
  } catch {
    return fail(unreachable);
  }
}

const readText = (answer: unknown, key: string): string | undefined => {
  if (typeof answer !== "object" || answer === null) return undefined;
  const value: unknown = Reflect.get(answer, key);
  return typeof value === "string" ? value : undefined;
};
