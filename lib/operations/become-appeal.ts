import { randomUUID } from "node:crypto";
import { z } from "zod";
import { dateInZone, formatDate } from "@/lib/calendar";
import { deadlines } from "@/lib/clocks/deadlines";
import { openContestOf } from "@/lib/casework/claim-contest";
import { endContest } from "@/lib/casework/decide-contest";
import { defineOperation, notFound } from "@/lib/casework/define-operation";
import { requireStep, takeStep } from "@/lib/casework/transition";
import { dateColumn } from "@/lib/db/plain-date";
import { lockCase } from "@/lib/db/requests";
import { lawOfClocks } from "@/lib/policy/library";
import { fail, ok } from "@/lib/result";
import { ruleNamed } from "@/lib/review/contest-rights";
import { programZone } from "@/lib/review/zone";

/**
 * A reconsideration that was not decided in the business days the law gives becomes an appeal: done
 * by the portal when that day has come, whatever version anybody has seen.
 */
export const becomeAppeal = defineOperation({
  name: "become_appeal",
  who: ["system"],
  audits: ["appeal_received"],
  input: z.object({ requestId: z.uuid() }),
  run: async (context, { requestId }) => {
    const { tx, actor, now } = context;
    const current = await lockCase(tx, requestId);
    if (!current) return fail(notFound);
    const step = requireStep(context, current, "become_appeal");
    if (!step.ok) return fail(step.error);
    const contest = await openContestOf(context, current);
    const law = lawOfClocks();
    const rule = ruleNamed("nc_reconsideration", contest.receivedOn, law);
    const day = deadlines(
      rule.id,
      { request_received: { date: contest.receivedOn, instant: null } },
      law,
    )?.["treat_as_appeal_on"];
    if (typeof day !== "string") throw new Error("the clock rule nc_reconsideration gives no day");
    if (dateInZone(now, programZone) < day)
      return fail({
        code: "condition_unmet",
        message: `${rule.title} (${rule.citation}): it becomes an appeal on ${formatDate(day)}.`,
      });
    const contestId = randomUUID();
    await endContest(context, current, contest, "became_appeal");
    await tx.contest.create({
      data: {
        id: contestId,
        requestId,
        determinationId: contest.determinationId,
        fromContestId: contest.id,
        level: "appeal",
        urgency: "standard",
        receivedOn: dateColumn(day),
        receivedFrom: contest.receivedFrom,
        reason: contest.reason,
        contestedState: contest.contestedState,
        notifiedOn: contest.notifiedOn ? dateColumn(contest.notifiedOn) : null,
        acceptedThrough: contest.acceptedThrough ? dateColumn(contest.acceptedThrough) : null,
        recordedBy: actor.id,
        recordedByName: actor.name,
        recordedAt: now,
      },
    });
    await takeStep(context, current, step.value, {
      data: {
        contest_id: contestId,
        level: "appeal",
        urgency: "standard",
        received_on: day,
        from_reconsideration: true,
      },
    });
    return ok({ requestId, contestId });
  },
});
