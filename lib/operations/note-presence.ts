import { z } from "zod";
import { findCase } from "@/lib/db/requests";
import { fail, ok } from "@/lib/result";
import { defineOperation, notFound } from "@/lib/casework/define-operation";

/** Tells colleagues who has this draft open, and at which section. Not put on record. */
export const notePresence = defineOperation({
  name: "note_presence",
  who: ["provider"],
  audits: [],
  input: z.object({ requestId: z.uuid(), section: z.string().max(80) }),
  run: async ({ tx, actor, now }, { requestId, section }) => {
    if (!(await findCase(tx, requestId))) return fail(notFound);
    await tx.draftPresence.upsert({
      where: { requestId_userId: { requestId, userId: actor.id } },
      create: { requestId, userId: actor.id, userName: actor.name, section, seenAt: now },
      update: { section, seenAt: now },
    });
    return ok({ requestId });
  },
});
