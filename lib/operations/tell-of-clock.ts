import { z } from "zod";
import { defineOperation } from "@/lib/casework/define-operation";
import { nothingDue } from "@/lib/casework/nothing-due";
import { findClocksDueBy } from "@/lib/db/due-matters";
import { lockCase } from "@/lib/db/requests";
import { openTask } from "@/lib/db/tasks";
import { fail, ok } from "@/lib/result";
import { clockNearFrom, longestClockLead } from "@/lib/review/lead-times";
import type { Role } from "@/lib/review/roles";
import { clockNearKey, clockOverdueKey } from "@/lib/review/task-keys";
import type { RequestState } from "@/lib/review/workflow";

/** Whose work a request is while the plan owes something on it. */
const ofReviewers: readonly RequestState[] = [
  "submitted",
  "in_review",
  "awaiting_information",
  "certified",
  "closed_administratively",
];

/**
 * The portal opens a task for a clock that comes near its due time, or has passed it, and puts that
 * on record: once for each due time, however often it looks.
 */
export const tellOfClock = defineOperation({
  name: "tell_of_clock",
  who: ["system"],
  audits: ["clock_due_soon", "clock_overdue"],
  input: z.object({ clockId: z.string().min(1).max(200) }),
  run: async ({ tx, now, record }, { clockId }) => {
    const horizon = new Date(now.getTime() + longestClockLead);
    const [seen] = await findClocksDueBy(tx, horizon, clockId);
    const current = seen && (await lockCase(tx, seen.requestId));
    const [clock] = current ? await findClocksDueBy(tx, horizon, clockId) : [];
    if (!current || !clock) return fail(nothingDue);
    const overdue = clock.dueAt < now;
    if (!overdue && clockNearFrom(clock.startedAt, clock.dueAt) > now) return fail(nothingDue);
    const kind = overdue ? "clock_overdue" : "clock_due_soon";
    const forRole: Role = ofReviewers.includes(current.state) ? "reviewer" : "medical_director";
    const data = { clock_id: clock.id, rule_id: clock.ruleId };
    const opened = await openTask(
      tx,
      {
        key: (overdue ? clockOverdueKey : clockNearKey)(clock.id, clock.dueAt),
        kind,
        requestId: current.id,
        forRole,
        data,
        dueAt: clock.dueAt,
      },
      now,
    );
    if (opened)
      await record({
        kind,
        requestId: current.id,
        organizationId: current.organizationId,
        internal: true,
        data,
      });
    return ok({ opened });
  },
});
