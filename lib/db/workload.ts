import { Prisma } from "@/prisma/generated/client";
import { bandSpan, workStates, type DueBand } from "@/lib/review/workload";
import { contestStates, type RequestState } from "@/lib/review/workflow";
import { rowsOfPage } from "./request-list";
import type { Transaction } from "./transaction";

const work = Prisma.sql`
  select r.id, r.state, r.governing_due_at as due, r.urgency, r.submitted_at,
         case when r.state = any(${[...contestStates]}::request_state[]) then k.reviewer else r.assigned_to end as holder
  from review_request r left join contest k on k.request_id = r.id and k.outcome is null
  where r.submitted_at is not null
    and (r.state = any(${[...workStates]}::request_state[]) or r.governing_due_at is not null)`;

/** The same requests as a filter of a list. */
export const isWork = {
  submittedAt: { not: null },
  OR: [{ state: { in: [...workStates] } }, { governingDueAt: { not: null } }],
} satisfies Prisma.ReviewRequestWhereInput;

/** The work one person holds, or with null nobody, as a filter of a list. */
export async function workHeldBy(
  tx: Transaction,
  holder: string | null,
): Promise<Prisma.ReviewRequestWhereInput> {
  const contests = await tx.contest.findMany({
    where: { outcome: null, reviewer: holder },
    select: { requestId: true },
  });
  const contested = { in: [...contestStates] };
  return {
    AND: [
      isWork,
      {
        OR: [
          { assignedTo: holder, NOT: { state: contested } },
          { id: { in: contests.map(({ requestId }) => requestId) }, state: contested },
        ],
      },
    ],
  };
}

/** Which band a due time lies in; bands in the order in which they are due. */
const within = (band: DueBand, now: Date): Prisma.Sql => {
  if (band === "none") return Prisma.sql`due is null`;
  const { from, before } = bandSpan(band, now);
  return Prisma.sql`due is not null
    and (${from}::timestamptz is null or due >= ${from}) and (${before}::timestamptz is null or due < ${before})`;
};

export interface WorkloadCount {
  readonly holder: string | null;
  readonly state: RequestState;
  readonly band: DueBand;
  readonly requests: number;
}

/** The whole workload as counts, by holder, state and when it is due. */
export const countWorkload = (tx: Transaction, now: Date): Promise<readonly WorkloadCount[]> =>
  tx.$queryRaw<WorkloadCount[]>`
    select holder::text, state, band, count(*)::integer as requests
    from (select w.*, case when ${within("none", now)} then 'none' when ${within("overdue", now)} then 'overdue'
      when ${within("day", now)} then 'day' when ${within("two_days", now)} then 'two_days'
      when ${within("week", now)} then 'week' else 'later' end as band from (${work}) w) counted
    group by holder, state, band`;

export interface WorkloadFilter {
  readonly band?: DueBand | undefined;
  readonly states?: readonly RequestState[] | undefined;
  /** Null: nobody's. */
  readonly holder?: string | null | undefined;
}

/** Ids of a page of the workload, what is due first first, with how many there are in all. */
export async function findWorkload(
  tx: Transaction,
  now: Date,
  { band, states, holder }: WorkloadFilter,
  page: number,
): Promise<{
  readonly total: number;
  readonly rows: readonly { readonly id: string; readonly holder: string | null }[];
}> {
  const narrowed = Prisma.sql`
    from (${work}) w where true
    ${band ? Prisma.sql`and ${within(band, now)}` : Prisma.empty}
    ${states ? Prisma.sql`and state = any(${[...states]}::request_state[])` : Prisma.empty}
    ${holder === undefined ? Prisma.empty : Prisma.sql`and holder is not distinct from ${holder}::uuid`}`;
  const { skip, take } = rowsOfPage(page);
  const [counted] = await tx.$queryRaw<{ total: number }[]>`
    select count(*)::integer as total ${narrowed}`;
  const rows = await tx.$queryRaw<{ id: string; holder: string | null }[]>`
    select id::text, holder::text ${narrowed}
    order by due nulls last, urgency desc, submitted_at, id limit ${take} offset ${skip}`;
  return { total: counted?.total ?? 0, rows };
}
