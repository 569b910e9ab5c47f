import { isPlainDate, type PlainDate } from "@/lib/calendar";
import type { ReviewType } from "@/lib/review/case";
import type { IssuedAuthorization } from "@/lib/review/authorization-days";
import type { RequestState } from "@/lib/review/workflow";
import { Prisma } from "@/prisma/generated/client";
import type { Transaction } from "./transaction";

const chosen = (where: Prisma.Sql) => Prisma.sql`
  select distinct on (a.request_id) a.request_id as "requestId", r.reference, r.review_type as "reviewType",
         r.state, s.name as "siteName", a.number, a.issue, a.first_day::text as "firstDay",
         a.last_day::text as "lastDay", a.days, coalesce(u.days_used, 0) as "daysUsed"
  from "authorization" a join review_request r on r.id = a.request_id join site s on s.id = r.site_id
  left join claim_authorization_use u on u.authorization_number = a.number
  where ${where}
  order by a.request_id, a.issue desc`;

interface Row extends IssuedAuthorization {
  readonly reviewType: ReviewType;
  readonly state: RequestState;
}

/** The authorization of a request as it was issued last, with the days claims have used of it. */
export async function findIssuedAuthorization(
  tx: Transaction,
  requestId: string,
): Promise<IssuedAuthorization | undefined> {
  const [row] = await tx.$queryRaw<Row[]>(chosen(Prisma.sql`a.request_id = ${requestId}::uuid`));
  return row;
}

/** Every authorization of an episode of care, as issued last, by first day. */
export async function findEpisodeAuthorizations(
  tx: Transaction,
  episodeId: string,
): Promise<readonly IssuedAuthorization[]> {
  const rows = await tx.$queryRaw<Row[]>(chosen(Prisma.sql`r.episode_id = ${episodeId}::uuid`));
  return rows.sort((a, b) => (a.firstDay + a.number < b.firstDay + b.number ? -1 : 1));
}

/** Dates on which an accepted claim line used a day of one of these authorizations. */
export const findUsedDates = (
  tx: Transaction,
  memberNumber: string,
  authorizations: readonly Pick<IssuedAuthorization, "number" | "firstDay" | "lastDay">[],
): Promise<readonly { readonly number: string; readonly date: PlainDate }[]> =>
  authorizations.length === 0
    ? Promise.resolve([])
    : tx.$queryRaw<{ number: string; date: PlainDate }[]>`
        select distinct l.authorization_number as number, l.service_date::text as date
        from claim_line l
        where l.member_id = (select m.id from claim_member m where m.member_number = ${memberNumber})
          and l.service_date between ${earliest(authorizations)}::date and ${latest(authorizations)}::date
          and l.authorization_number = any(${authorizations.map(({ number }) => number)}::text[])
          and l.disposition in ('pay', 'pay_in_part', 'pay_and_flag')
        order by date`;

/** Dates the member attended, as the provider stated them last in each request of an episode. */
export async function findAttendedDates(
  tx: Transaction,
  episodeId: string,
): Promise<readonly PlainDate[]> {
  const rows = await tx.$queryRaw<{ date: string | null }[]>`
    select distinct day ->> 'date' as date
    from (
      select distinct on (s.request_id) s.facts -> 'program_days_attended' as days
      from submission s join review_request r on r.id = s.request_id
      where r.episode_id = ${episodeId}::uuid
      order by s.request_id, s.number desc
    ) latest
    cross join lateral jsonb_array_elements(
      case when jsonb_typeof(latest.days) = 'array' then latest.days else '[]' end) day`;
  return rows.flatMap(({ date }) => (isPlainDate(date) ? [date] : []));
}

const earliest = (spans: readonly { readonly firstDay: string }[]): string =>
  spans.map(({ firstDay }) => firstDay).reduce((a, b) => (a < b ? a : b));
const latest = (spans: readonly { readonly lastDay: string }[]): string =>
  spans.map(({ lastDay }) => lastDay).reduce((a, b) => (a > b ? a : b));

/**
 * Certified requests whose authorization has run out by a day: its last day is over, or claims have
 * used every day of it.
 */
export async function findRunOutRequests(
  tx: Transaction,
  today: PlainDate,
): Promise<readonly string[]> {
  const rows = await tx.$queryRaw<{ requestId: string }[]>`
    select "requestId" from (${chosen(Prisma.sql`r.state = 'certified'`)}) issued
    where "lastDay" < ${today} or "daysUsed" >= days`;
  return rows.map(({ requestId }) => requestId);
}
