/**
 * `npm run --silent screen -- FILE [--authorizations FILE] [--plan FILE] [--received YYYY-MM-DD]`
 * judges a claims file (837, CSV or a JSON case) by itself and prints what becomes of each line.
 *
 * --authorizations  a JSON list of authorizations, or an object with one; those without a member
 *                   hold for every member. A JSON case's own give way to it.
 * --plan            a JSON object with the plan's rules (authorization_required_by_plan, ...).
 *                   Without it authorization is asked for only where authorizations are given.
 * --received        the day on which claims that state none were received. No clock is read: without
 *                   it such claims count as received after their last service, and the edit for
 *                   dates in the future does not apply to them.
 * --all-or-nothing  refuses the file at its first broken row or claim.
 *
 * Exit 0 when the file was read. What cannot be read goes to standard error as one line, exit 2.
 */
import { once } from "node:events";
import { createReadStream } from "node:fs";
import { parseArgs } from "node:util";
import { isPlainDate } from "@/lib/calendar";
import type { FileRefusal } from "@/lib/claims/claim";
import { screenReport } from "@/lib/claims/export/screen-report";
import type { ClaimAuthorization, PlanRules } from "@/lib/claims/judgement";
import { readAuthorizations, readPlan } from "@/lib/claims/json/coverage-shape";
import { parseJson } from "@/lib/claims/json/read-json";
import { isObject, type ShapeFault } from "@/lib/claims/json/values";
import { screenFile, type Coverage } from "@/lib/claims/screen-file";
import { claimRulesOn } from "@/lib/policy/claim-rules";
import { policyLibrary } from "@/lib/policy/library";
import { fail, ok, type Result } from "@/lib/result";

const usage =
  "Usage: npm run --silent screen -- FILE [--authorizations FILE] [--plan FILE] [--received YYYY-MM-DD] [--all-or-nothing]";

/** After every date of service: for claims of which nobody says when they were received. */
const afterAll = "9999-12-31";
const noReceipt =
  "No day of receipt was stated or given with --received: whether a service is later was not judged.";

interface Request {
  readonly file: string;
  readonly authorizations: string | undefined;
  readonly plan: string | undefined;
  readonly received: string;
  readonly allOrNothing: boolean;
}

function requestOf(args: readonly string[]): Result<Request, string> {
  let parsed;
  try {
    parsed = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        authorizations: { type: "string" },
        plan: { type: "string" },
        received: { type: "string" },
        "all-or-nothing": { type: "boolean" },
      },
    });
  } catch (error) {
    return fail(`${error instanceof Error ? error.message : String(error)} ${usage}`);
  }
  const { positionals, values } = parsed;
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) return fail(usage);
  const { received = afterAll, authorizations, plan } = values;
  if (!isPlainDate(received)) {
    return fail("--received: expected a calendar date, as 2026-10-12");
  }
  const allOrNothing = values["all-or-nothing"] ?? false;
  return ok({ file, authorizations, plan, received, allOrNothing });
}

const inWords = ({ problem, position, remedy }: FileRefusal): string =>
  `${problem}${position === null ? "" : ` (${position})`} ${remedy}`;

/** Why the system would not read a file. */
function unreadable(error: unknown): string {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "ENOENT") return "there is no such file";
  if (code === "EISDIR") return "this is a folder, not a file";
  if (code === "EACCES" || code === "EPERM") return "this file may not be read";
  throw error;
}

async function* bytesOf(file: string): AsyncGenerator<Uint8Array> {
  for await (const piece of createReadStream(file)) yield piece as Buffer;
}

/** Does something with a file; whatever stands against it is said with the file's name. */
async function withFile<T>(
  file: string,
  run: (bytes: AsyncIterable<Uint8Array>) => Promise<Result<T, FileRefusal>>,
): Promise<Result<T, string>> {
  try {
    const done = await run(bytesOf(file));
    return done.ok ? done : fail(`${file}: ${inWords(done.error)}`);
  } catch (error) {
    return fail(`${file}: ${unreadable(error)}`);
  }
}

/** Reads a JSON file beside the claims. */
async function beside<T>(
  file: string | undefined,
  read: (document: unknown) => Result<T, readonly ShapeFault[]>,
): Promise<Result<T | undefined, string>> {
  if (file === undefined) return ok(undefined);
  const document = await withFile(file, parseJson);
  if (!document.ok) return document;
  const found = read(document.value);
  if (found.ok) return found;
  const [first] = found.error;
  const said = first ? `${first.path || "the document"} ${first.problem}: ${first.remedy}` : "";
  return fail(`${file}: ${said}`);
}

function authorizationsIn(document: unknown) {
  if (!isObject(document)) return readAuthorizations(document, "");
  return "authorizations" in document
    ? readAuthorizations(document.authorizations, "authorizations")
    : readAuthorizations([document], "");
}

const noPlan = (authorizationsGiven: boolean): PlanRules => ({
  authorizationRequiredFrom: authorizationsGiven ? "1900-01-01" : null,
  authorizationRequiredThrough: null,
  authorizationNumberRequired: false,
  denyInterimBills: false,
  codes: {},
});

/** What was given beside the file stands in for what a case carries. */
const coverage =
  (authorizations: readonly ClaimAuthorization[] | undefined, plan: PlanRules | undefined) =>
  (carried: Coverage | undefined): Coverage => ({
    authorizations: authorizations ?? carried?.authorizations ?? [],
    plan: plan ?? carried?.plan ?? noPlan(authorizations !== undefined),
    recordsRequests: carried?.recordsRequests ?? [],
  });

async function screen(request: Request): Promise<Result<Iterable<string>, string>> {
  const authorizations = await beside(request.authorizations, authorizationsIn);
  if (!authorizations.ok) return authorizations;
  const plan = await beside(request.plan, (document) =>
    readPlan(document, "", authorizations.value !== undefined),
  );
  if (!plan.ok) return plan;
  const rulesOn = claimRulesOn(policyLibrary());
  const options = { receivedOn: request.received, allOrNothing: request.allOrNothing };
  const screened = await withFile(request.file, (bytes) =>
    screenFile(bytes, options, coverage(authorizations.value, plan.value), rulesOn),
  );
  if (!screened.ok) return screened;
  const file = screened.value;
  const unreceived = file.claims.some(({ claim }) => claim.receivedOn === afterAll);
  const remarks = unreceived ? [...file.summary.remarks, noReceipt] : file.summary.remarks;
  return ok(screenReport({ ...file, summary: { ...file.summary, remarks } }, rulesOn));
}

async function run(args: readonly string[]): Promise<number> {
  const request = requestOf(args);
  const report = request.ok ? await screen(request.value) : request;
  if (!report.ok) {
    process.stderr.write(`${report.error.replace(/\s+/g, " ").trim()}\n`);
    return 2;
  }
  // A reader that has seen enough (head, less) closes the pipe: nothing more is to be said.
  process.stdout.on("error", () => process.exit());
  for (const piece of report.value) {
    if (!process.stdout.write(piece)) await once(process.stdout, "drain");
  }
  return 0;
}

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
}
