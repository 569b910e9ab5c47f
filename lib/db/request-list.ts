import type { ListOrder } from "@/lib/list-order";
import type { RequestSort } from "@/lib/review/request-sort";
import type { Prisma } from "@/prisma/generated/client";
import { plainDate } from "./plain-date";

/** How many requests a list shows at a time. */
const pageSize = 50;

/** Which rows of a list stand on one page. */
export const rowsOfPage = (page: number) => ({ skip: (page - 1) * pageSize, take: pageSize });

/** How many pages a list has; an empty one has one. */
export const pagesOf = (total: number): number => Math.max(1, Math.ceil(total / pageSize));

/**
 * Requests whose reference, member number or member name begins with or holds every word given.
 * Row-level security narrows it to what the actor may see.
 */
export function searchRequests(search: string | undefined): Prisma.ReviewRequestWhereInput {
  const words = search?.split(/[\s,]+/).filter(Boolean) ?? [];
  if (words.length === 0) return {};
  return {
    AND: words.map((word) => ({
      OR: [
        { reference: { contains: word, mode: "insensitive" as const } },
        { member: { memberNumber: { startsWith: word, mode: "insensitive" as const } } },
        { member: { familyName: { startsWith: word, mode: "insensitive" as const } } },
        { member: { givenName: { startsWith: word, mode: "insensitive" as const } } },
      ],
    })),
  };
}

type OrderBy = Prisma.ReviewRequestOrderByWithRelationInput;
type Direction = ListOrder<RequestSort>["direction"];

const orders: Readonly<Record<RequestSort, (direction: Direction) => readonly OrderBy[]>> = {
  reference: (reference) => [{ reference }],
  member: (name) => [{ member: { familyName: name } }, { member: { givenName: name } }],
  provider: (name) => [{ organization: { name } }],
  site: (name) => [{ site: { name } }],
  type: (reviewType) => [{ reviewType }],
  dates: (day) => [{ requestedFirstDay: day }, { requestedLastDay: day }],
  days: (requestedDays) => [{ requestedDays }],
  submitted: (submittedAt) => [{ submittedAt }],
  due: (sort) => [{ governingDueAt: { sort, nulls: "last" } }],
  state: (state) => [{ state }],
  since: (stateSince) => [{ stateSince }],
};

/** Sorted as asked, and among equals, or where nothing was asked, in the list's own order. */
export const orderRequests = (
  order: ListOrder<RequestSort> | undefined,
  own: readonly OrderBy[],
): OrderBy[] => [...(order ? orders[order.by](order.direction) : []), ...own, { id: "asc" }];

/** What is due first stands first; where no clock runs, urgent requests, then the longest wait. */
export const byDue: readonly OrderBy[] = [
  ...orders.due("asc"),
  { urgency: "desc" },
  { submittedAt: "asc" },
];

/** What a list reads of the member. */
export const listedMember = {
  select: { givenName: true, familyName: true, memberNumber: true },
} satisfies Prisma.ReviewRequestInclude["member"];

/** What every list of requests says of each. */
export const listedRequest = (
  row: Prisma.ReviewRequestGetPayload<{ include: { member: typeof listedMember } }>,
) => ({
  id: row.id,
  reference: row.reference,
  memberName: `${row.member.familyName}, ${row.member.givenName}`,
  memberNumber: row.member.memberNumber,
  reviewType: row.reviewType,
  urgency: row.urgency,
  firstDay: plainDate(row.requestedFirstDay),
  lastDay: plainDate(row.requestedLastDay),
  requestedDays: row.requestedDays,
  state: row.state,
  stateSince: row.stateSince,
  dueAt: row.governingDueAt,
});
