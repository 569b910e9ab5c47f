/** What stands beside the claims of a JSON case: authorizations, the plan's rules, records asked for. */
import { z } from "zod";
import { addDays } from "@/lib/calendar";
import type {
  AdjustmentCodes,
  ClaimAuthorization,
  PlanRules,
  RecordsRequest,
} from "@/lib/claims/judgement";
import { edits } from "@/lib/claims/judgement";
import * as read from "@/lib/claims/formats/stated";
import {
  dateOf,
  keysOf,
  readAt,
  required,
  spelled,
  stated,
  type ShapeFault,
} from "@/lib/claims/json/values";
import {
  countedService,
  dayOrWhether,
  noticeDay,
  noticeSpellings,
} from "@/lib/claims/json/noncertification-shape";
import { fail, ok, type Result } from "@/lib/result";

const date = dateOf(read.readDate);
/** Before and after every date of service: for what has no beginning or end. */
const always = "1900-01-01";
const endless = "2199-12-31";

function readDays(text: string): read.Reading<number> {
  const reading = read.readUnits(text);
  if (!reading.ok || (Number.isInteger(reading.value) && reading.value >= 0)) return reading;
  return fail({ problem: "is no number of days", remedy: "give a whole number, 0 or more" });
}

const npis = z
  .union([z.string(), z.number(), z.array(z.union([z.string(), z.number()]))])
  .nullish()
  .transform((value): unknown[] => [value ?? []].flat())
  .pipe(z.array(required(read.readNpi)));

const authorizationSchema = spelled(
  {
    number: stated(read.readIdentifier),
    member: stated(read.readIdentifier),
    service: stated(read.readProcedure),
    from: required(date),
    through: stated(date),
    days_authorized: stated(readDays),
    days_used: stated(readDays),
    billing_npi: npis,
    status: z.string().nullish(),
    noncertified_from: stated(date),
    member_notified: dayOrWhether,
    retrospective: z.boolean().nullish(),
  },
  {
    number: ["authorization_number", "authorization", "id"],
    member: ["member_number", "member_id"],
    service: ["procedure", "service_code"],
    from: ["start", "valid_from", "date_from"],
    through: ["to", "end", "valid_through", "date_to"],
    days_authorized: ["days", "units_authorized"],
    billing_npi: ["billing_npis", "provider_npis", "provider_npi"],
    status: ["decision"],
    member_notified: noticeSpellings,
    retrospective: ["retrospective_review"],
  },
);

const noncertifiedWords = /^(non|not|den|adverse|retrospective)/i;
const certifiedWords = /^((partially|partly)[ _-])?(certified|approved|authorized|active)/i;

/** Reads `authorizations`; one without a member has the empty member number: it is everyone's. */
export function readAuthorizations(
  value: unknown,
  at: string,
): Result<readonly ClaimAuthorization[], readonly ShapeFault[]> {
  const parsed = readAt(z.array(authorizationSchema), value ?? [], at);
  if (!parsed.ok) return parsed;
  const faults: ShapeFault[] = [];
  const authorizations = parsed.value.flatMap((entry, index): ClaimAuthorization[] => {
    const refuse = (key: string, problem: string, remedy: string) => {
      faults.push({ path: `${at}[${index}].${key}`, problem, remedy });
    };
    const status = entry.status ?? "certified";
    const certified = certifiedWords.test(status);
    if (!certified && !noncertifiedWords.test(status)) {
      refuse("status", "is neither certified nor noncertified", "write one of the two");
    }
    for (const key of ["number", "through", "days_authorized"] as const) {
      if (certified && entry[key] === null) refuse(key, "is missing", "fill it in");
    }
    const through = entry.through ?? endless;
    if (through < entry.from) refuse("through", "is before from", "correct one of the dates");
    const noncertifiedFrom = certified ? entry.noncertified_from : entry.from;
    const both = {
      number: entry.number ?? "",
      memberNumber: entry.member ?? "",
      service: entry.service ?? countedService,
      providerNpis: entry.billing_npi,
    };
    const granted: ClaimAuthorization = {
      ...both,
      from: entry.from,
      through: noncertifiedFrom === null ? through : addDays(noncertifiedFrom, -1),
      daysAuthorized: entry.days_authorized ?? 0,
      status: "certified",
      memberNotifiedOn: null,
      retrospective: false,
      daysUsed: entry.days_used ?? 0,
    };
    if (noncertifiedFrom === null) return [granted];
    const refused: ClaimAuthorization = {
      ...both,
      from: noncertifiedFrom,
      through,
      daysAuthorized: 0,
      status: "noncertified",
      memberNotifiedOn: noticeDay(entry.member_notified, noncertifiedFrom),
      retrospective: entry.retrospective ?? /retrospective/i.test(status),
      daysUsed: 0,
    };
    return certified ? [granted, refused] : [refused];
  });
  return faults.length > 0 ? fail(faults) : ok(authorizations);
}

const codesSchema = z.union([
  z
    .string()
    .regex(/^(CO|OA|PR|PI)-\d{1,3}(\/(M|MA|N)\d{1,3})?$/)
    .transform((text): AdjustmentCodes => {
      const [, group, carc = null, , rarc = null] =
        /^(CO|OA|PR|PI)-(\d+)(\/(.+))?$/.exec(text) ?? [];
      return { group: z.enum(["CO", "OA", "PR", "PI"]).parse(group), carc, rarc };
    }),
  z
    .looseObject({
      group_code: z.enum(["CO", "OA", "PR", "PI"]).nullish(),
      carc: z.union([z.string(), z.number()]).nullish(),
      rarc: z.string().nullish(),
    })
    .transform(({ group_code, carc, rarc }): AdjustmentCodes => ({
      group: group_code ?? null,
      carc: carc === null || carc === undefined ? null : String(carc),
      rarc: rarc ?? null,
    })),
]);

const planSchema = spelled(
  {
    authorization_required_by_plan: z.boolean().nullish(),
    authorization_required_from: stated(date),
    authorization_required_through: stated(date),
    authorization_number_required: z.boolean().nullish(),
    deny_interim_bills: z.boolean().nullish(),
    codes: z.record(z.string(), codesSchema).nullish(),
  },
  {
    authorization_required_by_plan: ["authorization_required"],
    authorization_required_through: ["authorization_required_until", "authorization_required_to"],
    deny_interim_bills: ["deny_interim", "interim_bills_denied", "contract_denies_interim_bills"],
    codes: ["code_overrides"],
  },
);

/**
 * Reads a plan's rules from the object that holds them.
 *
 * @param authorizationsGiven whether authorization is required where the plan does not say
 */
export function readPlan(
  value: unknown,
  at: string,
  authorizationsGiven: boolean,
): Result<PlanRules, readonly ShapeFault[]> {
  const parsed = readAt(planSchema, value, at);
  if (!parsed.ok) return parsed;
  const plan = parsed.value;
  const unknown = Object.keys(plan.codes ?? {}).filter(
    (key) => !edits.some((edit) => key === edit || key.startsWith(`${edit}.`)),
  );
  if (unknown.length > 0) {
    return fail(
      unknown.map((key) => ({
        path: `${at === "" ? "" : `${at}.`}codes.${key.slice(0, 60)}`,
        problem: "is the name of no edit",
        remedy: `use one of ${edits.join(", ")}`,
      })),
    );
  }
  const required =
    plan.authorization_required_by_plan ??
    (plan.authorization_required_from !== null || authorizationsGiven);
  return ok({
    authorizationRequiredFrom: required ? (plan.authorization_required_from ?? always) : null,
    authorizationRequiredThrough: plan.authorization_required_through,
    authorizationNumberRequired: plan.authorization_number_required ?? false,
    denyInterimBills: plan.deny_interim_bills ?? false,
    codes: plan.codes ?? {},
  });
}

const recordsSchema = spelled(
  {
    member: stated(read.readIdentifier),
    from: stated(date),
    through: stated(date),
    due: stated(date),
    received: dayOrWhether,
    deficient: z.boolean().nullish(),
  },
  {
    member: ["member_number", "member_id"],
    from: ["service_date_from", "service_date", "date"],
    through: ["service_date_to", "to"],
    due: ["due_on", "due_date", "due_by", "records_due"],
    received: ["received_on", "records_received"],
  },
);

/** Keys of an authorization, a plan and a request for records that are read. */
export const authorizationKeys = keysOf(authorizationSchema);
export const planKeys = keysOf(planSchema);
export const recordsKeys = keysOf(recordsSchema);

/** What a request for records leaves out. */
export interface RecordsDefaults {
  readonly memberNumber: string;
  readonly from: string;
  readonly through: string;
}

/**
 * Reads requests for records: one, a list, or none. Records that are due and did not come by then
 * were not received, whatever day it is; without a due date they are still asked for.
 */
export function readRecordsRequests(
  value: unknown,
  at: string,
  defaults: RecordsDefaults,
): Result<readonly RecordsRequest[], readonly ShapeFault[]> {
  if (value === undefined || value === null || value === false) return ok([]);
  const parsed = readAt(z.array(recordsSchema), Array.isArray(value) ? value : [value], at);
  if (!parsed.ok) return parsed;
  return ok(
    parsed.value.map((request): RecordsRequest => {
      const received = request.received ?? null;
      const inTime =
        received === true ||
        (typeof received === "string" && (request.due === null || received <= request.due));
      const missing = request.due === null && received === null ? "asked" : "not_received";
      return {
        memberNumber: request.member ?? defaults.memberNumber,
        from: request.from ?? defaults.from,
        through: request.through ?? request.from ?? defaults.through,
        state: request.deficient === true ? "deficient" : inTime ? "received" : missing,
      };
    }),
  );
}
