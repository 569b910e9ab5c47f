import { z } from "zod";
import { daysBetween, dateInZone } from "@/lib/calendar";
import { defineQuery } from "@/lib/casework/define-query";
import { plainDate } from "@/lib/db/plain-date";
import { listedMember, listedRequest } from "@/lib/db/request-list";
import { programZone } from "@/lib/review/zone";

/** How many requests that wait for an answer are listed; the rest is a link away. */
const listed = 20;

/** What waits for a provider: how many requests stand where, and the answers it owes. */
export const providerWork = defineQuery({
  name: "provider_work",
  who: ["provider"],
  input: z.object({}),
  run: async ({ tx, now }) => {
    const groups = await tx.reviewRequest.groupBy({
      by: ["state"],
      _count: true,
      orderBy: { state: "asc" },
    });
    const rounds = await tx.informationRequest.findMany({
      where: { answeredAt: null, request: { state: "awaiting_information" } },
      include: { request: { include: { member: listedMember } }, items: { select: { id: true } } },
      orderBy: [{ dueOn: "asc" }, { askedAt: "asc" }],
      take: listed,
    });
    const today = dateInZone(now, programZone);
    return {
      countByState: Object.fromEntries(groups.map((group) => [group.state, group._count])),
      awaited: rounds.map((round) => ({
        ...listedRequest(round.request),
        items: round.items.length,
        answerDueOn: plainDate(round.dueOn),
        daysLeft: daysBetween(today, plainDate(round.dueOn)),
      })),
    };
  },
});
