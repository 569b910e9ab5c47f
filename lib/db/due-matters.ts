import { Prisma } from "@/prisma/generated/client";
import type { MedicalLicence } from "@/lib/review/licence";
import type { RequestState } from "@/lib/review/workflow";
import { findLicences } from "./licences";
import type { Transaction } from "./transaction";

/**
 * What time may have made due, read by the portal itself. Each question rests on an index, and can
 * be asked of one matter alone (`id`), which an operation does again once it holds the lock.
 */
const only = (column: Prisma.Sql, id: string | undefined, type: "uuid" | "text") =>
  id === undefined
    ? Prisma.empty
    : type === "uuid"
      ? Prisma.sql`and ${column} = ${id}::uuid`
      : Prisma.sql`and ${column} = ${id}`;

export interface RunningClock {
  readonly id: string;
  readonly requestId: string;
  readonly ruleId: string;
  readonly startedAt: Date;
  readonly dueAt: Date;
}

/** The plan's clocks that run and are due by an instant, the earliest first. */
export const findClocksDueBy = (
  tx: Transaction,
  instant: Date,
  id?: string,
): Promise<readonly RunningClock[]> =>
  tx.$queryRaw<RunningClock[]>`
    select c.id, c.request_id::text as "requestId", c.rule_id as "ruleId", c.started_at as "startedAt", c.due_at as "dueAt"
    from clock c
    where c.satisfied_at is null and c.ended_at is null and c.due_at <= ${instant}
      and c.owed_by = 'plan' and c.started_at is not null and not c.tolled @> '[{"to": null}]'
      ${only(Prisma.sql`c.id`, id, "text")}
    order by c.due_at`;

export interface AwaitedAnswer {
  readonly id: string;
  readonly requestId: string;
  readonly number: number;
  readonly askedAt: Date;
  readonly dueAt: Date;
}

/** Rounds of questions that wait for their answer and whose clock is due by an instant. */
export const findAnswersDueBy = (
  tx: Transaction,
  instant: Date,
  id?: string,
): Promise<readonly AwaitedAnswer[]> =>
  tx.$queryRaw<AwaitedAnswer[]>`
    select i.id::text, i.request_id::text as "requestId", i.number, i.asked_at as "askedAt", c.due_at as "dueAt"
    from clock c join review_request r on r.id = c.request_id
      join information_request i on i.request_id = c.request_id and i.answered_at is null and i.closed_at is null
    where c.satisfied_at is null and c.ended_at is null and c.due_at <= ${instant}
      and c.subject = 'information' and r.state = 'awaiting_information'
      ${only(Prisma.sql`i.id`, id, "uuid")}
    order by c.due_at`;

/** What people did to a draft; what the portal said of it does not count. */
const touches = Prisma.sql`from event e where e.request_id = r.id and e.actor_role <> 'system'`;

/** Drafts that nobody has touched since an instant, with when somebody last did. */
export const findUntouchedDrafts = (
  tx: Transaction,
  since: Date,
  id?: string,
): Promise<readonly { readonly requestId: string; readonly touchedAt: Date }[]> =>
  tx.$queryRaw<{ requestId: string; touchedAt: Date }[]>`
    select r.id::text as "requestId", (select max(e.at) ${touches}) as "touchedAt"
    from review_request r
    where r.state = 'draft' and r.state_since < ${since}
      and not exists (select ${touches} and e.at >= ${since})
      ${only(Prisma.sql`r.id`, id, "uuid")}`;

/** Drafts whose organization was told, whose time since then is over, and that nobody touched. */
export const findDraftsToTakeAway = (
  tx: Transaction,
  now: Date,
  id?: string,
): Promise<readonly { readonly requestId: string; readonly toldAt: Date }[]> =>
  tx.$queryRaw<{ requestId: string; toldAt: Date }[]>`
    select r.id::text as "requestId", max(t.opened_at) as "toldAt"
    from task t join review_request r on r.id = t.request_id
    where t.kind = 'draft_expiring' and t.due_at <= ${now} and r.state = 'draft'
      and not exists (select ${touches} and e.at >= t.opened_at)
      ${only(Prisma.sql`r.id`, id, "uuid")}
    group by r.id`;

/** Medical directors of whom a licence was recorded that ends by a day, with all they have. */
export async function findDirectorsWithLicenceEndingBy(
  tx: Transaction,
  day: string,
  id?: string,
): Promise<
  readonly {
    readonly userId: string;
    readonly organizationId: string;
    readonly licences: readonly MedicalLicence[];
  }[]
> {
  const directors = await tx.$queryRaw<{ userId: string; organizationId: string }[]>`
    select u.id::text as "userId", u.organization_id::text as "organizationId"
    from app_user u
    where u.role = 'medical_director' and u.disabled_at is null
      and exists (select from medical_licence l where l.user_id = u.id and l.valid_through <= ${day}::date)
      ${only(Prisma.sql`u.id`, id, "uuid")}`;
  return Promise.all(
    directors.map(async (director) => ({
      ...director,
      licences: await findLicences(tx, director.userId),
    })),
  );
}

/** Requests in reconsideration whose clock for it is due by an instant. */
export const findReconsiderationsDueBy = (
  tx: Transaction,
  instant: Date,
): Promise<readonly { readonly requestId: string }[]> =>
  tx.$queryRaw<{ requestId: string }[]>`
    select distinct r.id::text as "requestId"
    from clock c join review_request r on r.id = c.request_id
    where c.satisfied_at is null and c.ended_at is null and c.due_at <= ${instant}
      and c.subject = 'reconsideration' and r.state = 'in_reconsideration'`;

/**
 * Open tasks whose matter is settled: the clock was satisfied, ended or became due at another time,
 * the answer came, the talk is over, the draft was touched, the licence was renewed.
 *
 * @param licenceKeys of the tasks about licences that still stand
 */
export const findSettledTasks = (
  tx: Transaction,
  now: Date,
  licenceKeys: readonly string[],
  id?: string,
): Promise<readonly SettledTask[]> =>
  tx.$queryRaw<SettledTask[]>`
    select t.id::text, t.key, t.kind, t.request_id::text as "requestId",
           r.organization_id::text as "organizationId", r.state
    from task t left join review_request r on r.id = t.request_id
      left join clock c on c.id = t.data ->> 'clock_id'
    where t.done_at is null and case
      when t.kind in ('clock_due_soon', 'clock_overdue') then
        c.satisfied_at is not null or c.ended_at is not null or c.due_at is distinct from t.due_at
        or (t.kind = 'clock_due_soon' and c.due_at < ${now})
      when t.kind in ('information_due', 'information_expired') then
        r.state <> 'awaiting_information' or (t.kind = 'information_due' and t.due_at <= ${now})
      when t.kind = 'draft_expiring' then
        r.state <> 'draft' or exists (select ${touches} and e.at >= t.opened_at)
      when t.kind = 'peer_to_peer' then
        r.state in ('certified', 'withdrawn', 'closed_administratively')
        or exists (
          select from peer_to_peer p where p.id::text = t.data ->> 'peer_to_peer_id' and p.outcome is not null)
      when t.kind = 'licence_ending' then not t.key = any(${[...licenceKeys]}::text[])
      else false end
      ${only(Prisma.sql`t.id`, id, "uuid")}
    order by t.opened_at`;

export interface SettledTask {
  readonly id: string;
  readonly key: string;
  readonly kind: string;
  readonly requestId: string | null;
  readonly organizationId: string | null;
  readonly state: RequestState | null;
}
