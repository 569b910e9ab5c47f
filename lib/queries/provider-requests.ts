import { z } from "zod";
import { pageNumber } from "@/lib/casework/input-fields";
import { defineQuery } from "@/lib/casework/define-query";
import { plainDate } from "@/lib/db/plain-date";
import {
  listedMember,
  listedRequest,
  orderRequests,
  pagesOf,
  rowsOfPage,
  searchRequests,
} from "@/lib/db/request-list";
import { readListOrder } from "@/lib/list-order";
import { requestSorts } from "@/lib/review/request-sort";
import { requestStates } from "@/lib/review/workflow";

/** A provider's requests, latest change first unless `sort` says otherwise, with where each stands. */
export const providerRequests = defineQuery({
  name: "provider_requests",
  who: ["provider"],
  input: z.object({
    state: z.enum(requestStates).optional().catch(undefined),
    search: z.string().trim().max(80).optional().catch(undefined),
    sort: z.string().optional().catch(undefined),
    page: pageNumber,
  }),
  run: async ({ tx }, { state, search, sort, page }) => {
    const where = { ...(state && { state }), ...searchRequests(search) };
    const rows = await tx.reviewRequest.findMany({
      where,
      include: {
        member: listedMember,
        site: { select: { name: true } },
        informationRequests: {
          where: { answeredAt: null, closedAt: null },
          select: { dueOn: true },
        },
        authorizations: {
          select: { number: true, lastDay: true, days: true },
          orderBy: { issue: "desc" },
          take: 1,
        },
      },
      orderBy: orderRequests(readListOrder(sort, requestSorts), [{ stateSince: "desc" }]),
      ...rowsOfPage(page),
    });
    const total = await tx.reviewRequest.count({ where });
    const groups = await tx.reviewRequest.groupBy({
      by: ["state"],
      _count: true,
      where: searchRequests(search),
      orderBy: { state: "asc" },
    });
    return {
      rows: rows.map((row) => ({
        ...listedRequest(row),
        siteName: row.site.name,
        answerDueOn: row.informationRequests[0]
          ? plainDate(row.informationRequests[0].dueOn)
          : null,
        certifiedDays: row.authorizations[0]?.days ?? null,
        certifiedThrough: row.authorizations[0] ? plainDate(row.authorizations[0].lastDay) : null,
      })),
      total,
      page,
      pages: pagesOf(total),
      countByState: Object.fromEntries(groups.map((group) => [group.state, group._count])),
    };
  },
});
