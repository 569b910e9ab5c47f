import { z } from "zod";
import { defineQuery } from "@/lib/casework/define-query";
import { flatFactsSchema } from "@/lib/db/json";
import { findCase } from "@/lib/db/requests";

/** How long a colleague's presence is believed after its last sign, in milliseconds. */
const presenceMilliseconds = 45_000;

/** What changed in a draft since a revision, and which colleagues have it open now. */
export const draftChanges = defineQuery({
  name: "draft_changes",
  who: ["provider"],
  input: z.object({
    requestId: z.uuid(),
    since: z.coerce.number().int().min(0).max(2_000_000_000),
  }),
  run: async ({ tx, actor, now }, { requestId, since }) => {
    const current = await findCase(tx, requestId);
    if (!current) return undefined;
    const facts = await tx.requestFact.findMany({ where: { requestId, revision: { gt: since } } });
    const colleagues = await tx.draftPresence.findMany({
      where: {
        requestId,
        userId: { not: actor.id },
        seenAt: { gt: new Date(now.getTime() - presenceMilliseconds) },
      },
      orderBy: { userName: "asc" },
    });
    const people = await tx.user.findMany({
      where: { id: { in: [...new Set(facts.map((fact) => fact.enteredBy))] } },
      select: { id: true, name: true },
    });
    const values = flatFactsSchema.parse(
      Object.fromEntries(facts.map((fact) => [fact.path, fact.value])),
    );
    return {
      revision: current.factsRevision,
      version: current.version,
      state: current.state,
      facts: facts.map((fact) => ({
        path: fact.path,
        value: values[fact.path] ?? null,
        revision: fact.revision,
        by: people.find((person) => person.id === fact.enteredBy)?.name ?? "A colleague",
        mine: fact.enteredBy === actor.id,
      })),
      colleagues: colleagues.map(({ userName, section }) => ({ name: userName, section })),
    };
  },
});
