/** A claim of a JSON case, and the sites its lines name. */
import { z } from "zod";
import type { Claim, ClaimForm, ClaimLine, ServiceSite } from "@/lib/claims/claim";
import { dependentNumber } from "@/lib/claims/dependent";
import * as read from "@/lib/claims/formats/stated";
import {
  dateOf,
  isObject,
  keysOf,
  readAt,
  required,
  spelled,
  stated,
  type ShapeFault,
} from "@/lib/claims/json/values";
import { sameSite, siteAddressOfLine } from "@/lib/claims/site";
import { fail, ok, type Result } from "@/lib/result";

/** Sites by the letter under which lines name them. */
export type Sites = ReadonlyMap<string, ServiceSite>;

const date = dateOf(read.readDate);

/** An address in whatever words; one without street and ZIP matches no other (see site.ts). */
const anyText = (text: string) => ok(text.slice(0, 400));

const siteShape = {
  service_facility_npi: stated(read.readNpi),
  address: stated(anyText),
};
const siteSpellings = {
  service_facility_npi: ["npi", "facility_npi"],
  address: ["service_facility_address", "facility_address"],
};
const siteSchema = spelled(siteShape, siteSpellings);
/** A letter, the site itself, or nothing. */
const siteReference = z.union([z.string(), siteSchema]).nullish();

const modifiersSchema = z
  .union([z.string(), z.array(z.unknown())])
  .nullish()
  .transform((value): unknown => (Array.isArray(value) ? value.map(String).join(" ") : value))
  .pipe(stated(read.readModifiers));

const lineSchema = spelled(
  {
    line: stated(read.readUnits),
    service_date_from: required(date),
    service_date_to: stated(date),
    procedure: stated(read.readProcedure),
    revenue_code: stated(read.readRevenueCode),
    units: stated(read.readUnits),
    modifiers: modifiersSchema,
    place_of_service: stated(read.readPlaceOfService),
    principal_diagnosis: stated(read.readDiagnosis),
    attendance: stated(read.readAttendance),
    /** False when no evaluation by a licensed practitioner stands for the day. */
    evaluated: z.boolean().nullish(),
    site: siteReference,
    ...siteShape,
  },
  {
    service_date_from: ["service_date", "date_of_service", "service_from", "date"],
    service_date_to: ["service_to"],
    line: ["line_number", "number"],
    procedure: ["procedure_code", "hcpcs", "cpt"],
    revenue_code: ["revenue"],
    modifiers: ["modifier"],
    place_of_service: ["pos"],
    principal_diagnosis: ["diagnosis"],
    attendance: ["attendance_record", "attended"],
    ...siteSpellings,
  },
);

const claimSchema = spelled(
  {
    claim: required(read.readIdentifier),
    form: required(read.readForm),
    received: stated(date),
    frequency_code: stated(read.readFrequencyCode),
    type_of_bill: stated(read.readTypeOfBill),
    member: stated(read.readIdentifier),
    patient_given_name: stated(read.readGivenName),
    patient_birth_date: stated(date),
    billing_npi: stated(read.readNpi),
    billing_tin: stated(read.readTin),
    billing_address: stated(anyText),
    original_claim: stated(read.readIdentifier),
    /** Null or blank says that the claim states none; left out, nothing is known of it. */
    authorization_number: z
      .unknown()
      .optional()
      .transform((value): unknown => (value === null || value === "" ? "none" : value))
      .pipe(stated(read.readAuthorizationNumber)),
    principal_diagnosis: stated(read.readDiagnosis),
    statement_from: stated(date),
    statement_to: stated(date),
    site: siteReference,
    ...siteShape,
    lines: z.array(lineSchema).min(1).max(999),
  },
  {
    claim: ["claim_number", "claim_id", "number", "id"],
    received: ["received_on", "receipt_date", "received_at"],
    frequency_code: ["frequency"],
    type_of_bill: ["bill_type"],
    member: ["member_number", "member_id"],
    patient_given_name: ["patient_first_name"],
    patient_birth_date: ["patient_date_of_birth", "patient_dob"],
    billing_npi: ["npi", "billing_provider_npi"],
    billing_tin: ["tin", "tax_id"],
    original_claim: ["original_claim_number", "original"],
    authorization_number: ["authorization", "auth_number"],
    principal_diagnosis: ["diagnosis"],
    statement_from: ["admission_date", "admission"],
    statement_to: ["discharge_date", "discharge"],
    ...siteSpellings,
  },
);

/** Keys of a claim, a line and a site that are read. */
export const claimKeys = keysOf(claimSchema);
export const lineKeys = keysOf(lineSchema);
export const siteKeys = keysOf(siteSchema);

/** What stands in for what a claim leaves out. */
export interface ClaimDefaults {
  readonly receivedOn: string;
  readonly memberNumber: string;
}

/** Reads the `sites` of a case. */
export function readSites(value: unknown): Result<Sites, readonly ShapeFault[]> {
  const parsed = readAt(z.record(z.string(), siteSchema).nullish(), value, "sites");
  if (!parsed.ok) return parsed;
  const sites = new Map<string, ServiceSite>();
  for (const [letter, site] of Object.entries(parsed.value ?? {})) {
    sites.set(letter, siteOf(site.service_facility_npi, site.address));
  }
  return ok(sites);
}

/**
 * Reads one claim.
 *
 * @param at the path of the claim in its document
 */
export function readClaim(
  value: unknown,
  at: string,
  sites: Sites,
  defaults: ClaimDefaults,
): Result<Claim, readonly ShapeFault[]> {
  if (!isObject(value)) {
    return fail([{ path: at, problem: "is no object", remedy: "give a claim with its lines" }]);
  }
  const parsed = readAt(claimSchema, value, at);
  if (!parsed.ok) return parsed;
  const claim = parsed.value;
  const faults: ShapeFault[] = [];
  const place = (site: z.output<typeof siteReference>, path: string): ServiceSite | null => {
    if (site === null || site === undefined) return null;
    if (typeof site !== "string") return siteOf(site.service_facility_npi, site.address);
    const found = sites.get(site);
    if (found) return found;
    const remedy = "describe it there with service_facility_npi and address";
    faults.push({ path, problem: "names a site that is not among `sites`", remedy });
    return null;
  };
  const named = (
    entry: z.output<typeof claimSchema> | z.output<typeof lineSchema>,
    path: string,
  ) =>
    entry.service_facility_npi !== null || entry.address !== null
      ? siteOf(entry.service_facility_npi, entry.address)
      : place(entry.site, `${path}.site`);

  const lineSites = claim.lines.map((line, index) => named(line, `${at}.lines[${index}]`));
  const ownSite =
    named(claim, at) ??
    lineSites.find((site) => site !== null) ??
    siteOf(claim.billing_npi, claim.billing_address);
  const lines = claim.lines.map((line, index): ClaimLine => {
    const serviceTo = line.service_date_to ?? line.service_date_from;
    const path = `${at}.lines[${index}]`;
    if (serviceTo < line.service_date_from) {
      const problem = "is before service_date_from";
      faults.push({ path: `${path}.service_date_to`, problem, remedy: "correct one of the dates" });
    }
    const site = lineSites[index] ?? null;
    return {
      number: line.line ?? index + 1,
      serviceFrom: line.service_date_from,
      serviceTo,
      procedure: line.procedure,
      revenueCode: line.revenue_code,
      modifiers: line.modifiers ?? [],
      units: line.units,
      placeOfService: line.place_of_service,
      site: site === null || same(site, ownSite) ? null : site,
      attendance: line.attendance ?? (line.evaluated === false ? "not_evaluated" : null),
    };
  });
  const numbers = lines.map(({ number }) => number);
  if (
    new Set(numbers).size < numbers.length ||
    !numbers.every((n) => Number.isInteger(n) && n > 0)
  ) {
    const remedy = "number the lines of a claim from 1, each once";
    faults.push({ path: `${at}.lines`, problem: "are not numbered each by its own", remedy });
  }
  const { statement_from: from, statement_to: to } = claim;
  if (from !== null && to !== null && to < from) {
    const problem = "is before statement_from";
    faults.push({ path: `${at}.statement_to`, problem, remedy: "correct one of the dates" });
  }
  if (faults.length > 0) return fail(faults);
  const diagnosis = claim.lines.find((line) => line.principal_diagnosis !== null);
  return ok({
    number: claim.claim,
    form: claim.form satisfies ClaimForm,
    receivedOn: claim.received ?? defaults.receivedOn,
    frequencyCode: claim.frequency_code ?? "1",
    typeOfBill: claim.type_of_bill,
    memberNumber: dependentNumber(
      claim.member ?? defaults.memberNumber,
      claim.patient_birth_date,
      claim.patient_given_name,
    ),
    billingNpi: claim.billing_npi,
    billingTin: claim.billing_tin,
    site: ownSite,
    originalNumber: claim.original_claim,
    authorizationNumber: claim.authorization_number,
    principalDiagnosis: claim.principal_diagnosis ?? diagnosis?.principal_diagnosis ?? null,
    statementFrom: from,
    statementTo: to,
    lines,
  });
}

const siteOf = (npi: string | null, address: string | null): ServiceSite => ({
  npi,
  address: siteAddressOfLine(address),
});

const same = (a: ServiceSite, b: ServiceSite): boolean =>
  a === b || sameSite(a, b) || (a.npi === b.npi && a.address === b.address);
