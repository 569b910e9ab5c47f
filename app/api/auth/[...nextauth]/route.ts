import NextAuth from "next-auth";
import { notThere } from "@/lib/auth/answers";
import { portalAddress, sameOrigin } from "@/lib/auth/origin";
import { authOptions } from "@/lib/auth/options";

const handler = NextAuth(authOptions) as (
  request: Request,
  context: { params: Promise<{ nextauth: string[] }> },
) => Promise<Response>;

/** Signing in and out change something, so they too must come from the portal's own pages. */
async function post(
  request: Request,
  context: { params: Promise<{ nextauth: string[] }> },
): Promise<Response> {
  return sameOrigin(request.headers.get("origin"), portalAddress())
    ? handler(request, context)
    : notThere();
}

export { handler as GET, post as POST };
