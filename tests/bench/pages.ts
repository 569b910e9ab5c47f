/**
 * The weight of every page: compressed JavaScript of a first load, beside an empty page of the same
 * build, against the budget of its kind. `npm run bench -- pages` prints one line per page.
 *
 * First load: every script the HTML names, in tags or in the stream of the page's parts, once each,
 * as the production server sends it to a browser that takes gzip. Files kept for old browsers
 * (`nomodule`) do not load and do not count.
 * Empty page: the portal's own "not found" page. It has the root layout and not one component that
 * runs in the browser, so it carries the framework and nothing else, in the very same build.
 * Pages: every page.tsx under app/. The bench signs in with the demonstration accounts of each role
 * and follows links, so that pages of a case are measured on a case; a page that no link leads to
 * is named as not reached and fails the bench.
 */
import { readdirSync } from "node:fs";
import { get } from "node:http";
import { demonstrationAccounts, demonstrationPassword } from "@/prisma/demonstration-accounts";
import { startTestPortal } from "@/tests/e2e/portal";

const readingBudget = 20;
const formBudget = 50;
/** Pages one works in, rather than reads: live findings, grids, evidence beside the criterion. */
const forms: ReadonlySet<string> = new Set(["/criteria/try", "/requests/[id]/facts"]);

interface Route {
  readonly pattern: string;
  readonly matches: RegExp;
}

interface Measured {
  readonly pattern: string;
  readonly kib: number;
  readonly over: number;
  readonly budget: number;
}

/** Measures all pages and prints them; the exit code says whether all are within their budgets. */
export async function run(): Promise<void> {
  const routes = pageRoutes();
  const portal = await startTestPortal();
  try {
    const empty = await firstLoadKib(portal.url, await htmlOf(`${portal.url}/nothing-here`, ""));
    const found = new Map<string, Measured>();
    const sessions = [""];
    for (const { email } of demonstrationAccounts) {
      sessions.push(await signIn(portal.url, email));
    }
    for (const cookie of sessions) {
      for await (const { path, html } of crawl(portal.url, cookie)) {
        const route = routes.find(({ matches }) => matches.test(path));
        if (route === undefined || found.has(route.pattern)) continue;
        const kib = await firstLoadKib(portal.url, html);
        const budget = forms.has(route.pattern) ? formBudget : readingBudget;
        found.set(route.pattern, { pattern: route.pattern, kib, over: kib - empty, budget });
      }
    }
    report(empty, routes, found);
  } finally {
    await portal.stop();
  }
}

function report(empty: number, routes: readonly Route[], found: ReadonlyMap<string, Measured>) {
  const width = Math.max(...routes.map(({ pattern }) => pattern.length)) + 2;
  console.log(`empty page: ${empty.toFixed(1)} KiB of compressed JavaScript\n`);
  console.log(`${"page".padEnd(width)}   KiB   over  budget`);
  let problems = 0;
  for (const { pattern } of routes) {
    const page = found.get(pattern);
    const fits = page !== undefined && page.over <= page.budget;
    if (!fits) problems += 1;
    const figures =
      page === undefined
        ? "not reached"
        : `${page.kib.toFixed(1).padStart(6)} ${page.over.toFixed(1).padStart(6)} ${String(page.budget).padStart(7)}  ${fits ? "ok" : "over"}`;
    console.log(pattern.padEnd(width) + figures);
  }
  console.log(`\n${routes.length - problems} of ${routes.length} pages within budget`);
  if (problems > 0) process.exitCode = 1;
}

/** The addresses the pages under app/ answer to; fixed parts come before open ones. */
function pageRoutes(): readonly Route[] {
  return readdirSync("app", { recursive: true, encoding: "utf8" })
    .filter((file) => /(^|\/)page\.tsx$/.test(file))
    .map((file) => {
      const parts = file.split("/").slice(0, -1);
      const pattern = `/${parts.filter((part) => !part.startsWith("(")).join("/")}`;
      const source = pattern.replace(/\[[^\]]+\]/g, "[^/]+");
      return { pattern, matches: new RegExp(`^${source}$`) };
    })
    .sort((a, b) => (a.pattern.replaceAll("[", "~") < b.pattern.replaceAll("[", "~") ? -1 : 1));
}

/** Walks the links of the portal from its first page, as far as one visitor gets. */
async function* crawl(
  origin: string,
  cookie: string,
): AsyncGenerator<{ path: string; html: string }> {
  const waiting = ["/", "/sign-in"];
  const seen = new Set(waiting);
  const perShape = new Map<string, number>();
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    const response = await fetch(origin + path, { headers: { cookie } });
    const type = response.headers.get("content-type") ?? "";
    const html = await response.text();
    if (!response.ok || !type.startsWith("text/html")) continue;
    const landed = new URL(response.url).pathname;
    yield { path: landed, html };
    for (const [, href = ""] of html.matchAll(/<a\b[^>]*?\shref="(\/[^"#]*)/g)) {
      const next = new URL(href.replaceAll("&amp;", "&"), origin);
      // A few of each kind of case reach every page of a case; all of them would take minutes.
      const shape = next.pathname.replace(/\/[^/]*\d[^/]*/g, "/*");
      const count = perShape.get(shape) ?? 0;
      if (next.origin !== origin || seen.has(next.pathname) || count >= 5) continue;
      if (next.pathname.startsWith("/api/")) continue;
      seen.add(next.pathname);
      perShape.set(shape, count + 1);
      waiting.push(next.pathname);
    }
  }
}

/** Signs in as the sign-in page does; the value is the cookie header of the session. */
async function signIn(origin: string, email: string): Promise<string> {
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

const htmlOf = async (url: string, cookie: string): Promise<string> =>
  (await fetch(url, { headers: { cookie } })).text();

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
