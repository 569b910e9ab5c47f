import { NextResponse, type NextRequest } from "next/server";

/*
 * What an answer carries so that a browser guards the page: a content security policy with a fresh
 * nonce per request, and the headers that depend on the address (those that never change are in
 * next.config.js). Who may see what is not decided here: every page, action and handler asks for
 * itself, and the database once more.
 *
 * Scripts run only with the nonce (the framework puts it on its own tags when it finds it in the
 * request's policy, which needs pages made per request). Styles come from our own files; style
 * attributes are allowed, because bars and grids carry their measures in them. Forms go to us only,
 * and nobody frames us. Documents of a case are the exception: our own pages show them in a frame,
 * and they get a policy of their own under which nothing in them can run.
 */

const documentsPath = "/api/documents";

const pagePolicy = (nonce: string, development: boolean): string =>
  [
    "default-src 'self'",
    // The development server evaluates source maps' code; a production build never does.
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ""}`,
    `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' blob: data:",
    "font-src 'self'",
    "connect-src 'self'",
    "frame-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");

const documentPolicy = [
  "default-src 'none'",
  "img-src 'self'",
  "media-src 'self'",
  // The browser's own viewers for pictures, text and PDF style themselves and embed the file.
  "style-src 'unsafe-inline'",
  "object-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'self'",
].join("; ");

const permissions = ["camera", "microphone", "geolocation", "payment", "usb", "browsing-topics"]
  .map((feature) => `${feature}=()`)
  .join(", ");

const randomNonce = (): string =>
  btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(16))));

/** Adds the policy and the headers to whatever the portal answers. */
export function proxy(request: NextRequest): NextResponse {
  const isDocument = request.nextUrl.pathname.startsWith(`${documentsPath}/`);
  const policy = isDocument
    ? documentPolicy
    : pagePolicy(randomNonce(), process.env.NODE_ENV === "development");

  const forwarded = new Headers(request.headers);
  forwarded.set("Content-Security-Policy", policy);
  const response = NextResponse.next({ request: { headers: forwarded } });

  const { headers } = response;
  headers.set("Content-Security-Policy", policy);
  headers.set("X-Frame-Options", isDocument ? "SAMEORIGIN" : "DENY");
  headers.set("Referrer-Policy", "same-origin");
  headers.set("Permissions-Policy", permissions);
  headers.set("Cross-Origin-Opener-Policy", "same-origin");
  return response;
}

/*
 * Whatever passes here is held in memory first. Files of claims do not: they are too large, and the
 * handler that takes them answers with a few words of JSON.
 */
export const config = { matcher: "/((?!_next/static/|api/claims/files$).*)" };
