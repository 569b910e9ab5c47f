import { z } from "zod";
import { defineOperation } from "@/lib/casework/define-operation";
import { nothingDue } from "@/lib/casework/nothing-due";
import { findUntouchedDrafts } from "@/lib/db/due-matters";
import { lockCase } from "@/lib/db/requests";
import { openTask } from "@/lib/db/tasks";
import { fail, ok } from "@/lib/result";
import { draftsToldOfBefore, draftTakenAwayAt } from "@/lib/review/lead-times";
import { draftExpiringKey } from "@/lib/review/task-keys";

/** The portal tells an organization of a draft that nobody works on before it takes it away. */
export const warnOfDraft = defineOperation({
  name: "warn_of_draft",
  who: ["system"],
  audits: ["draft_expiring"],
  input: z.object({ requestId: z.uuid() }),
  run: async ({ tx, now, record }, { requestId }) => {
    const current = await lockCase(tx, requestId);
    const [draft] = current
      ? await findUntouchedDrafts(tx, draftsToldOfBefore(now), requestId)
      : [];
    if (!current || !draft) return fail(nothingDue);
    const expiresAt = draftTakenAwayAt(draft.touchedAt, now);
    const data = { untouched_since: draft.touchedAt.toISOString() };
    const opened = await openTask(
      tx,
      {
        key: draftExpiringKey(requestId, draft.touchedAt),
        kind: "draft_expiring",
        requestId,
        forRole: "provider",
        data,
        dueAt: expiresAt,
      },
      now,
    );
    if (opened)
      await record({
        kind: "draft_expiring",
        requestId,
        organizationId: current.organizationId,
        internal: false,
        data,
      });
    return ok({ opened });
  },
});
