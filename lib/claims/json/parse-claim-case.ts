/**
 * A claim case: claims in the order in which they were received, with what is needed to judge them.
 *
 * { "sites": { "A": { "service_facility_npi", "address" } },
 *   "authorization_required_by_plan", "authorizations": [...], "records_requests": [...],
 *   "claims_in_order_received": [ { "claim", "form", "received", "frequency_code", "type_of_bill",
 *     "billing_tin", "original_claim", "lines": [ { "service_date_from", "procedure", "units",
 *     "site": "A", ... } ] } ] }
 *
 * Also read: a document with `sites` beside `cases` of one case, a list of claims, or one claim.
 * A case in which nobody is named is about one member. Keys that are not known are told in `remarks`.
 */
import type { PlainDate } from "@/lib/calendar";
import type { Claim, ClaimLine, ClaimRefusal, FileRefusal } from "@/lib/claims/claim";
import type { ClaimAuthorization, PlanRules, RecordsRequest } from "@/lib/claims/judgement";
import { readIdentifier } from "@/lib/claims/formats/stated";
import { readClaim, readSites } from "@/lib/claims/json/claim-shape";
import {
  readAuthorizations,
  readPlan,
  readRecordsRequests,
} from "@/lib/claims/json/coverage-shape";
import {
  readAttendanceRecord,
  readNoncertifications,
} from "@/lib/claims/json/noncertification-shape";
import {
  claimsNames,
  noncertificationNames,
  recordsNames,
  unknownKeys,
} from "@/lib/claims/json/unknown-keys";
import { isObject, type ShapeFault } from "@/lib/claims/json/values";
import { fail, ok, type Result } from "@/lib/result";

export interface ClaimCase {
  readonly claims: readonly Claim[];
  /** Claims that cannot be read; the others stand without them. */
  readonly refusals: readonly ClaimRefusal[];
  readonly authorizations: readonly ClaimAuthorization[];
  readonly plan: PlanRules;
  readonly recordsRequests: readonly RecordsRequest[];
  /** Things to know that refuse nothing. */
  readonly remarks: readonly string[];
}

type Document = Readonly<Record<string, unknown>>;

/**
 * Reads a case from parsed JSON.
 *
 * @param receivedOn the day of receipt of claims that state none
 */
export function parseClaimCase(
  document: unknown,
  receivedOn: PlainDate,
): Result<ClaimCase, FileRefusal> {
  const found = theCase(document);
  if (!found.ok) return found;
  const { content, key } = found.value;
  const entries = content[key];
  if (!Array.isArray(entries) || entries.length === 0) {
    return fail({ ...noClaims, position: key });
  }
  const sites = readSites(content.sites);
  if (!sites.ok) return fail(damaged(sites.error));

  const memberNumber = memberOf(content.member) ?? "MEMBER";
  const attendance = readAttendanceRecord(content.attendance);
  if (!attendance.ok) return fail(damaged(attendance.error));
  const claims: Claim[] = [];
  const refusals: ClaimRefusal[] = [];
  const recordsRequests: RecordsRequest[] = [];
  for (const [index, entry] of entries.entries()) {
    const at = `${key}[${index}]`;
    const claim = readClaim(entry, at, sites.value, { receivedOn, memberNumber });
    const records = claim.ok ? readRecordsOf(entry, at, [claim.value]) : claim;
    if (claim.ok && records.ok) {
      claims.push(attended(claim.value, attendance.value));
      recordsRequests.push(...records.value);
    } else if (!records.ok) refusals.push(refusalOf(entry, records.error));
  }

  const authorizations = readAuthorizations(content.authorizations, "authorizations");
  if (!authorizations.ok) return fail(damaged(authorizations.error));
  const adverse = readNoncertificationsOf(content, claims);
  if (!adverse.ok) return fail(damaged(adverse.error));
  const given = authorizations.value.length > 0;
  const plan = isObject(content.plan)
    ? readPlan(content.plan, "plan", given)
    : readPlan(content, "", given);
  if (!plan.ok) return fail(damaged(plan.error));
  const records = readRecordsOf(content, "", claims);
  if (!records.ok) return fail(damaged(records.error));
  return ok({
    claims,
    refusals,
    authorizations: [...authorizations.value, ...adverse.value],
    plan: plan.value,
    recordsRequests: [...recordsRequests, ...records.value],
    remarks: unknownKeys(content),
  });
}

/** The one case of a document, with the key under which its claims stand. */
function theCase(document: unknown): Result<{ content: Document; key: string }, FileRefusal> {
  if (Array.isArray(document)) return ok({ content: { claims: document }, key: "claims" });
  if (!isObject(document)) return fail(notACase);
  if (Array.isArray(document.cases)) {
    const all: readonly unknown[] = document.cases;
    const [only, ...others] = all;
    if (others.length > 0) {
      return fail({
        ...notACase,
        position: "cases",
        problem: `The file holds ${all.length} cases, each with claims of its own.`,
        remedy: "Put one case in a file, with its sites.",
      });
    }
    if (!isObject(only)) return fail({ ...noClaims, position: "cases" });
    const { cases, ...around } = document;
    return theCase({ ...around, ...only });
  }
  for (const key of claimsNames) {
    if (key in document) return ok({ content: document, key });
  }
  if (Array.isArray(document.lines)) {
    return ok({ content: { sites: document.sites, claims: [document] }, key: "claims" });
  }
  return fail(notACase);
}

/** First and last date of some claims' lines. */
function spanOf(claims: readonly Claim[]): { from: PlainDate; through: PlainDate } | null {
  const dates = claims
    .flatMap(({ lines }) => lines.flatMap((line) => [line.serviceFrom, line.serviceTo]))
    .sort();
  const [from, through] = [dates[0], dates.at(-1)];
  return from === undefined || through === undefined ? null : { from, through };
}

/** Requests of records for a claim, or for all claims of a case. */
function readRecordsOf(
  holder: unknown,
  at: string,
  claims: readonly Claim[],
): Result<readonly RecordsRequest[], readonly ShapeFault[]> {
  if (!isObject(holder)) return ok([]);
  const key = recordsNames.find((name) => name in holder);
  const span = spanOf(claims);
  const member = claims[0]?.memberNumber;
  if (key === undefined || !span || member === undefined) return ok([]);
  const path = at === "" ? key : `${at}.${key}`;
  // The day they were asked for, with due and received beside it, or an object of all three.
  const stated = holder[key];
  const request = typeof stated === "string" || stated === true ? holder : stated;
  const { records_due: due, records_received: received } = holder;
  return readRecordsRequests(request === holder ? { due, received } : request, path, {
    memberNumber: member,
    ...span,
  });
}

/** Noncertifications that stand beside the authorizations of a case. */
function readNoncertificationsOf(
  content: Document,
  claims: readonly Claim[],
): Result<readonly ClaimAuthorization[], readonly ShapeFault[]> {
  const span = spanOf(claims);
  if (!span) return ok([]);
  const found: ClaimAuthorization[] = [];
  for (const key of noncertificationNames) {
    const read = readNoncertifications(content[key], key, span, key === "retrospective_review");
    if (!read.ok) return read;
    found.push(...read.value);
  }
  return ok(found);
}

/** The claim with what the attendance record says of its days, where its lines do not say it. */
function attended(claim: Claim, record: ReadonlyMap<PlainDate, ClaimLine["attendance"]>): Claim {
  if (record.size === 0) return claim;
  const lines = claim.lines.map((line) => ({
    ...line,
    attendance: line.attendance ?? record.get(line.serviceFrom) ?? null,
  }));
  return { ...claim, lines };
}

/** A member's number, not a sentence about who the member is. */
function memberOf(value: unknown): string | null {
  if (typeof value !== "string" || /\s/.test(value.trim())) return null;
  const number = readIdentifier(value.trim());
  return number.ok && number.value !== "" ? number.value : null;
}

function refusalOf(entry: unknown, faults: readonly ShapeFault[]): ClaimRefusal {
  const number = isObject(entry) ? (entry.claim ?? entry.claim_number) : undefined;
  const lines = isObject(entry) && Array.isArray(entry.lines) ? entry.lines.length : 0;
  const { position, ...said } = damaged(faults);
  return {
    position: position ?? "",
    loop: null,
    claimNumber: typeof number === "string" && readIdentifier(number).ok ? number : null,
    lines,
    problem: said.problem,
    remedy: said.remedy,
  };
}

const shownFaults = 5;

function damaged(faults: readonly ShapeFault[]): FileRefusal {
  const shown = faults.slice(0, shownFaults);
  const more = faults.length - shown.length;
  const remedies = [...new Set(shown.map(({ remedy }) => remedy))];
  return {
    code: "damaged",
    position: faults[0]?.path ?? null,
    loop: null,
    problem:
      shown.map(({ path, problem }) => `${path || "The document"} ${problem}.`).join(" ") +
      (more > 0 ? ` And ${more} more.` : ""),
    remedy: remedies
      .map((remedy) => `${remedy.slice(0, 1).toUpperCase()}${remedy.slice(1)}.`)
      .join(" "),
  };
}

const notACase: FileRefusal = {
  code: "not_a_claims_file",
  position: null,
  loop: null,
  problem: "The JSON holds no claims.",
  remedy: "Give an object with claims_in_order_received, or a list of claims.",
};
const noClaims: FileRefusal = {
  code: "no_claims",
  position: null,
  loop: null,
  problem: "The list of claims is empty.",
  remedy: "Send the file when it has claims.",
};
