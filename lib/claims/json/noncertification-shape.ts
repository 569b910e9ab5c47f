/**
 * Noncertifications of a JSON case, where they stand by themselves and not among its
 * authorizations, and what its attendance record says day by day.
 */
import { z } from "zod";
import { addDays, type PlainDate } from "@/lib/calendar";
import type { ClaimLine } from "@/lib/claims/claim";
import * as read from "@/lib/claims/formats/stated";
import type { ClaimAuthorization } from "@/lib/claims/judgement";
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
import { ok, type Result } from "@/lib/result";

const date = dateOf(read.readDate);

/** The service that an authorization without one is for: the one whose days are counted. */
export const countedService = "S9480";

/** A day, or whether it happened at all: both are written. */
export const dayOrWhether = z.union([z.boolean(), stated(date)]).optional();

/** Other names under which the day of the notice to the member is written. */
export const noticeSpellings = [
  "member_notified_on",
  "member_notified_at",
  "member_notified_date",
  "member_notification_date",
  "member_notice_date",
  "notified",
  "notified_on",
  "notification_date",
  "notice_date",
  "notice_sent",
  "notice_to_member",
] as const;

/** The day of a notice; one that is only said to have been given came before the first date. */
export function noticeDay(
  notified: z.output<typeof dayOrWhether>,
  from: PlainDate,
): PlainDate | null {
  if (typeof notified === "string") return notified;
  return notified === true ? addDays(from, -1) : null;
}

const noncertificationSchema = spelled(
  {
    number: stated(read.readIdentifier),
    member: stated(read.readIdentifier),
    service: stated(read.readProcedure),
    from: stated(date),
    through: stated(date),
    member_notified: dayOrWhether,
    criteria_met: z.boolean().nullish(),
    decided_by: z.string().nullish(),
    result: z.string().nullish(),
  },
  {
    number: ["authorization_number"],
    member: ["member_number"],
    from: ["noncertified_from", "service_date_from", "date"],
    through: ["to", "service_date_to"],
    member_notified: noticeSpellings,
    decided_by: ["decided_by_role", "reviewer", "decision_maker"],
    result: ["decision", "outcome", "status", "finding"],
  },
);

/** Keys of a noncertification that are read. */
export const noncertificationKeys = keysOf(noncertificationSchema);

/** Only a physician's decision is adverse; where nobody is named, the plan stands for it. */
const byPhysician = (decider: string | null): boolean =>
  decider === null || /physician|director|doctor|\bm\.?d\b/i.test(decider.replace(/_/g, " "));

/** What a noncertification leaves out. */
export interface CaseSpan {
  readonly from: PlainDate;
  readonly through: PlainDate;
}

/**
 * Reads one noncertification, a list of them, or none.
 *
 * @param retrospective they are retrospective reviews: those that found the criteria met count for nothing
 */
export function readNoncertifications(
  value: unknown,
  at: string,
  { from, through }: CaseSpan,
  retrospective: boolean,
): Result<readonly ClaimAuthorization[], readonly ShapeFault[]> {
  if (!isObject(value) && !Array.isArray(value)) return ok([]);
  const parsed = readAt(z.array(noncertificationSchema), isObject(value) ? [value] : value, at);
  if (!parsed.ok) return parsed;
  const adverse = parsed.value.filter(
    ({ criteria_met: met, result, decided_by: decider }) =>
      byPhysician(decider ?? null) &&
      (met === false ||
        (met !== true && !/^(criteria_)?(met|certified|approved)/i.test(result ?? ""))),
  );
  return ok(
    adverse.map((entry): ClaimAuthorization => {
      const first = entry.from ?? from;
      return {
        number: entry.number ?? "",
        memberNumber: entry.member ?? "",
        service: entry.service ?? countedService,
        from: first,
        through: entry.through ?? through,
        daysAuthorized: 0,
        providerNpis: [],
        status: "noncertified",
        memberNotifiedOn: noticeDay(entry.member_notified, first),
        retrospective,
        daysUsed: 0,
      };
    }),
  );
}

const attendanceSchema = z.union([
  z.record(z.string(), stated(read.readAttendance)),
  z.array(
    spelled(
      {
        date: required(date),
        attendance: stated(read.readAttendance),
        evaluated: z.boolean().nullish(),
      },
      { date: ["service_date", "day"], attendance: ["status", "attended", "present", "record"] },
    ),
  ),
]);

/** Reads what the attendance record of a case says of each day, where it stands by itself. */
export function readAttendanceRecord(
  value: unknown,
): Result<ReadonlyMap<PlainDate, ClaimLine["attendance"]>, readonly ShapeFault[]> {
  if (!isObject(value) && !Array.isArray(value)) return ok(new Map());
  const parsed = readAt(attendanceSchema, value, "attendance");
  if (!parsed.ok) return parsed;
  if (!Array.isArray(parsed.value)) return ok(new Map(Object.entries(parsed.value)));
  return ok(
    new Map(
      parsed.value.map(({ date: day, attendance, evaluated }) => [
        day,
        attendance ?? (evaluated === false ? "not_evaluated" : null),
      ]),
    ),
  );
}
