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
    result: z.string().nullish(),
  },
  {
    number: ["authorization_number"],
    member: ["member_number"],
    from: ["noncertified_from", "service_date_from", "date"],
    through: ["to", "service_date_to"],
    member_notified: ["member_notified_on", "notified_on"],
    result: ["decision", "outcome", "status", "finding"],
  },
);

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
    ({ criteria_met: met, result }) =>
      met === false ||
      (met !== true && !/^(criteria_)?(met|certified|approved)/i.test(result ?? "")),
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
