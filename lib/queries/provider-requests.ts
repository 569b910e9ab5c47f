import { z } from "zod";
import { pageNumber } from "@/lib/casework/input-fields";
import { defineQuery } from "@/lib/casework/define-query";
import { plainDate } from "@/lib/db/plain-date";
import { searchRequests } from "@/lib/db/request-search";
import { requestStates } from "@/lib/review/workflow";

const pageSize = 50;

/** A provider's requests, latest change first, with where each stands. */
export const providerRequests = defineQuery({
  name: "provider_requests",
  who: ["provider"],
  input: z.object({
    state: z.enum(requestStates).optional().catch(undefined),
    search: z.string().trim().max(80).optional().catch(undefined),
    page: pageNumber,
  }),
  run: async ({ tx }, { state, search, page }) => {
    const where = { ...(state && { state }), ...searchRequests(search) };
    const rows = await tx.reviewRequest.findMany({
      where,
      include: {
        member: { select: { givenName: true, familyName: true, memberNumber: true } },
        site: { select: { name: true } },
        informationRequests: { where: { answeredAt: null }, select: { dueOn: true } },
        authorizations: { select: { number: true, lastDay: true, days: true } },
      },
      orderBy: [{ stateSince: "desc" }, { id: "asc" }],
      skip: (page - 1) * pageSize,
      take: pageSize,
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
        id: row.id,
        reference: row.reference,
        memberName: `${row.member.familyName}, ${row.member.givenName}`,
        memberNumber: row.member.memberNumber,
        siteName: row.site.name,
        reviewType: row.reviewType,
        urgency: row.urgency,
        firstDay: plainDate(row.requestedFirstDay),
        lastDay: plainDate(row.requestedLastDay),
        requestedDays: row.requestedDays,
        state: row.state,
        stateSince: row.stateSince,
        answerDueOn: row.informationRequests[0]
          ? plainDate(row.informationRequests[0].dueOn)
          : null,
        certifiedDays: row.authorizations[0]?.days ?? null,
        certifiedThrough: row.authorizations[0] ? plainDate(row.authorizations[0].lastDay) : null,
      })),
      total,
      page,
      pages: Math.max(1, Math.ceil(total / pageSize)),
      countByState: Object.fromEntries(groups.map((group) => [group.state, group._count])),
    };
  },
});
