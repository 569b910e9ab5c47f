/**
 * The weight of every page: compressed JavaScript of a first load, beside an empty page of the same
 * build, against the budget of its kind. `npm run bench -- pages` prints one line per page.
 *
 * First load: every script the HTML names, in tags or in the stream of the page's parts, once each,
 * as the production server sends it to a browser that takes gzip. Files kept for old browsers
 * (`nomodule`) do not load and do not count.
 * Empty page: the portal's own "not found" page. It has the root layout and no component of its own
 * that runs in the browser, so it carries the framework and nothing else, in the very same build.
 * Pages: the browser tests' list, which a test keeps complete; each is opened on the demonstration
 * data by the first role that may read it. A page that only leads on to others has no weight.
 */
import { get } from "node:http";
import { demonstrationAccounts, demonstrationPassword } from "@/prisma/demonstration-accounts";
import { portalPages } from "@/tests/e2e/pages/portal-pages";
import { startTestPortal } from "@/tests/e2e/portal";

const readingBudget = 20;
const formBudget = 50;
/** Pages one works in rather than reads: findings that follow every keystroke. */
const forms: ReadonlySet<string> = new Set([
  "app/(public)/criteria/try/page.tsx",
  "app/(portal)/requests/[id]/facts/page.tsx",
]);

interface Measured {
  readonly name: string;
  readonly kib: number;
  readonly over: number;
  readonly budget: number;
}

/** Measures all pages and prints them; the exit code is 1 when one is over its budget. */
export async function run(): Promise<void> {
  const portal = await startTestPortal();
  process.env["PORTAL_OWNER_URL"] = portal.ownerUrl;
  try {
    const empty = await firstLoadKib(
      portal.url,
      await htmlOf(`${portal.url}/nothing-here`, "", 404),
    );
    const sessions = new Map<string, string>();
    const measured: Measured[] = [];
    for (const { file, address, readers, leadsTo } of portalPages) {
      if (leadsTo !== undefined) continue;
      const role = readers?.[0];
      const cookie = role ? (sessions.get(role) ?? (await signIn(portal.url, role))) : "";
      if (role) sessions.set(role, cookie);
      const kib = await firstLoadKib(
        portal.url,
        await htmlOf(portal.url + (await address()), cookie),
      );
      measured.push({
        name: addressOf(file),
        kib,
        over: kib - empty,
        budget: forms.has(file) ? formBudget : readingBudget,
      });
    }
    report(empty, measured);
  } finally {
    await portal.stop();
  }
}

/** `app/(portal)/queue/page.tsx` answers at `/queue`. */
const addressOf = (file: string): string =>
  `/${file
    .split("/")
    .slice(1, -1)
    .filter((part) => !part.startsWith("("))
    .join("/")}`;

function report(empty: number, pages: readonly Measured[]): void {
  const width = Math.max(...pages.map(({ name }) => name.length)) + 2;
  console.log(`An empty page of this build: ${empty.toFixed(1)} KiB of compressed JavaScript\n`);
  console.log(`${"page".padEnd(width)}   KiB   over  budget`);
  for (const { name, kib, over, budget } of pages) {
    const figures = [
      kib.toFixed(1).padStart(6),
      over.toFixed(1).padStart(7),
      String(budget).padStart(8),
    ].join("");
    console.log(`${name.padEnd(width)}${figures}  ${over <= budget ? "ok" : "OVER"}`);
  }
  const within = pages.filter(({ over, budget }) => over <= budget).length;
  console.log(`\n${within} of ${pages.length} pages are within their budget.`);
  if (within < pages.length) process.exitCode = 1;
}

/** Signs in as the sign-in page does; the value is the cookie header of the session. */
async function signIn(origin: string, role: string): Promise<string> {
  const email = demonstrationAccounts.find((account) => account.role === role)?.email;
  if (email === undefined) throw new Error(`no demonstration account is a ${role}`);
  const first = await fetch(`${origin}/api/auth/csrf`);
  const { csrfToken } = (await first.json()) as { csrfToken: string };
  const answer = await fetch(`${origin}/api/auth/callback/credentials`, {
    method: "POST",
    redirect: "manual",
    headers: { cookie: cookiesOf(first), origin },
    body: new URLSearchParams({
      csrfToken,
      email,
      password: demonstrationPassword,
      callbackUrl: "/",
      json: "true",
    }),
  });
  if (!answer.ok) throw new Error(`the demonstration account ${email} cannot sign in`);
  return cookiesOf(answer);
}

const cookiesOf = (response: Response): string =>
  response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0])
    .join("; ");

/** The page at an address; one that led elsewhere (to sign in, to an error) is not measured. */
async function htmlOf(url: string, cookie: string, expected = 200): Promise<string> {
  const response = await fetch(url, { headers: { cookie } });
  if (response.redirected || response.status !== expected) {
    throw new Error(`${url} answered ${response.status} at ${response.url}`);
  }
  return response.text();
}

const sizes = new Map<string, Promise<number>>();

/** Compressed KiB of the scripts that a page's first load brings. */
async function firstLoadKib(origin: string, html: string): Promise<number> {
  const old = new Set(
    [...html.matchAll(/<script\b[^>]*\bnomodule\b[^>]*>/gi)].flatMap(([tag]) => scriptsIn(tag)),
  );
  const scripts = new Set(scriptsIn(html).filter((script) => !old.has(script)));
  let bytes = 0;
  for (const script of scripts) {
    const size = sizes.get(script) ?? compressedBytes(`${origin}/_next/${script}`);
    sizes.set(script, size);
    bytes += await size;
  }
  return bytes / 1024;
}

const scriptsIn = (html: string): string[] =>
  [...html.matchAll(/static\/chunks\/[\w.~/-]+\.js/g)].map(([path]) => path);

/** Bytes on the wire of one file; `fetch` would unpack them. */
function compressedBytes(url: string): Promise<number> {
  return new Promise((resolve, reject) => {
    get(url, { headers: { "accept-encoding": "gzip" } }, (response) => {
      let bytes = 0;
      response.on("data", (chunk: Buffer) => (bytes += chunk.length));
      response.on("end", () => {
        if (response.statusCode === 200) resolve(bytes);
        else reject(new Error(`${url} answered ${response.statusCode}`));
      });
    }).on("error", reject);
  });
}
