import type { NextAuthOptions } from "next-auth";
import CredentialsProvider from "next-auth/providers/credentials";
import { z } from "zod";
import { logFailure } from "@/lib/log";
import { endSession, signIn } from "./sessions";

/**
 * next-auth carries the sign-in: its credentials form, its CSRF token and its encrypted cookie.
 * Inside that cookie stands nothing but the opaque token of our own session (see sessions.ts),
 * which decides on every call; the cookie by itself proves nothing.
 */
const given = z.object({
  email: z.string().trim().toLowerCase().pipe(z.email().max(200)),
  password: z.string().min(1).max(200),
});

declare module "next-auth/jwt" {
  interface JWT {
    sessionToken?: string;
  }
}
declare module "next-auth" {
  interface User {
    sessionToken: string;
  }
}

export const authOptions: NextAuthOptions = {
  session: { strategy: "jwt", maxAge: 12 * 60 * 60 },
  pages: { signIn: "/sign-in", signOut: "/home", error: "/sign-in" },
  providers: [
    CredentialsProvider({
      credentials: { email: { type: "email" }, password: { type: "password" } },
      async authorize(credentials) {
        const parsed = given.safeParse(credentials);
        if (!parsed.success) return null;
        const { email, password } = parsed.data;
        // next-auth puts an error's message into an address, so none of ours may carry anything.
        const outcome = await signIn(email, password, new Date()).catch((error: unknown) => {
          logFailure({ doing: "sign-in", error });
          throw new Error("unavailable");
        });
        if (outcome.ok) return { id: outcome.userId, sessionToken: outcome.token };
        if (outcome.code === "locked") throw new Error(`locked:${outcome.until.toISOString()}`);
        return null;
      },
    }),
  ],
  callbacks: {
    jwt({ token, user }) {
      return user ? { sub: "", sessionToken: user.sessionToken } : token;
    },
    session({ session }) {
      return { expires: session.expires };
    },
  },
  events: {
    async signOut({ token }) {
      if (token?.sessionToken) await endSession(token.sessionToken, new Date());
    },
  },
};
