import { z } from "zod";
import { pageNumber } from "@/lib/casework/input-fields";
import { defineQuery } from "@/lib/casework/define-query";
import {
  byDue,
  listedMember,
  listedRequest,
  orderRequests,
  pagesOf,
  rowsOfPage,
  searchRequests,
} from "@/lib/db/request-list";
import { isWork, workHeldBy } from "@/lib/db/workload";
import { readListOrder } from "@/lib/list-order";
import { requestSorts } from "@/lib/review/request-sort";
import { contestStates, type RequestState } from "@/lib/review/workflow";

/** The views that show states alone. */
const statesOf = {
  with_medical_director: ["with_medical_director"],
  awaiting_information: ["awaiting_information"],
  contested: contestStates,
  decided: [
    "certified",
    "certified_in_part",
    "noncertified",
    "closed_administratively",
    "withdrawn",
    "ended",
  ],
} as const satisfies Readonly<Record<string, readonly RequestState[]>>;

const viewNames = [
  // All of the plan's work, as `workStates` says, whoever waits for whom.
  "open",
  // The work nobody holds, and the work the actor holds.
  "unassigned",
  "mine",
  "with_medical_director",
  "awaiting_information",
  "contested",
  "decided",
] as const;
export type QueueView = (typeof viewNames)[number];

/**
 * The plan's queue: what is due first stands first, by the governing clock; what is decided,
 * latest first. View, filters, search (member or reference) and `sort` stand in the address.
 */
export const reviewQueue = defineQuery({
  name: "review_queue",
  who: ["reviewer", "medical_director"],
  input: z.object({
    view: z.enum(viewNames).catch("open").default("open"),
    type: z.enum(["admission", "continued_stay"]).optional().catch(undefined),
    urgency: z.enum(["standard", "urgent"]).optional().catch(undefined),
    search: z.string().trim().max(80).optional().catch(undefined),
    sort: z.string().optional().catch(undefined),
    page: pageNumber,
  }),
  run: async ({ tx, actor }, { view, type, urgency, search, sort, page }) => {
    const narrowed = {
      submittedAt: { not: null },
      ...(type && { reviewType: type }),
      ...(urgency && { urgency }),
      ...searchRequests(search),
    };
    const unassigned = await workHeldBy(tx, null);
    const mine = await workHeldBy(tx, actor.id);
    const viewed = (name: QueueView): ReturnType<typeof searchRequests> => {
      if (name === "open") return isWork;
      if (name === "unassigned") return unassigned;
      if (name === "mine") return mine;
      return { state: { in: [...statesOf[name]] } };
    };
    const filterOf = (name: QueueView) => ({ AND: [narrowed, viewed(name)] });
    const counts = {} as Record<QueueView, number>;
    for (const name of viewNames)
      counts[name] = await tx.reviewRequest.count({ where: filterOf(name) });
    const rows = await tx.reviewRequest.findMany({
      where: filterOf(view),
      include: {
        member: listedMember,
        organization: { select: { name: true } },
        submissions: {
          select: { number: true, result: true, notMet: true, undetermined: true },
          orderBy: { number: "desc" },
          take: 1,
        },
      },
      orderBy: orderRequests(
        readListOrder(sort, requestSorts),
        view === "decided" ? [{ stateSince: "desc" }] : byDue,
      ),
      ...rowsOfPage(page),
    });
    // What is contested lies in the hands of whoever is named to decide it.
    const contests = await tx.contest.findMany({
      where: { requestId: { in: rows.map((row) => row.id) }, outcome: null },
      select: { requestId: true, reviewer: true },
    });
    const holderOf = (row: { readonly id: string; readonly assignedTo: string | null }) => {
      const contest = contests.find(({ requestId }) => requestId === row.id);
      return contest ? contest.reviewer : row.assignedTo;
    };
    const holders = await tx.user.findMany({
      where: { id: { in: rows.flatMap((row) => holderOf(row) ?? []) } },
      select: { id: true, name: true, initials: true },
    });
    const decisions = await tx.criterionDecision.findMany({
      where: { requestId: { in: rows.map((row) => row.id) } },
      select: {
        requestId: true,
        criterion: true,
        action: true,
        computedFinding: true,
        initials: true,
      },
      orderBy: [{ decidedAt: "asc" }, { id: "asc" }],
    });
    return {
      view,
      counts,
      rows: rows.map((row) => ({
        ...listedRequest(row),
        version: row.version,
        organizationName: row.organization.name,
        submittedAt: row.submittedAt,
        holder: holders.find((holder) => holder.id === holderOf(row)) ?? null,
        result: row.submissions[0]?.result ?? null,
        notMet: row.submissions[0]?.notMet ?? [],
        undetermined: row.submissions[0]?.undetermined ?? [],
        overridden: standingOverrides(
          decisions.filter((decision) => decision.requestId === row.id),
          row.submissions[0],
        ),
      })),
      page,
      pages: pagesOf(counts[view]),
    };
  },
});

interface Decided {
  readonly criterion: string;
  readonly action: "confirm" | "override";
  readonly computedFinding: string;
  readonly initials: string;
}

/**
 * How many findings a person has set otherwise than computed, and whose initials they bear.
 *
 * @param decisions of one request, oldest first; the last of a criterion counts, unless the
 *   criterion has since come to another computed finding.
 */
function standingOverrides(
  decisions: readonly Decided[],
  latest:
    { readonly notMet: readonly string[]; readonly undetermined: readonly string[] } | undefined,
): { readonly count: number; readonly initials: readonly string[] } {
  const last = new Map(decisions.map((decision) => [decision.criterion, decision]));
  const standing = [...last.values()].filter(
    ({ action, criterion, computedFinding }) =>
      action === "override" &&
      (computedFinding === "not_met") === (latest?.notMet.includes(criterion) ?? false) &&
      (computedFinding === "undetermined") === (latest?.undetermined.includes(criterion) ?? false),
  );
  return {
    count: standing.length,
    initials: [...new Set(standing.map(({ initials }) => initials))],
  };
}
