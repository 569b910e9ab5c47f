import { z } from "zod";
import { canonicalJson } from "@/lib/canonical-json";
import { parseFactValue } from "@/lib/facts/parse-fact-value";
import { setFactsRevision, storeFact } from "@/lib/db/facts";
import { factValueSchema } from "@/lib/db/json";
import { lockCase } from "@/lib/db/requests";
import { policyForCase } from "@/lib/review/policy-for-case";
import { fail, ok } from "@/lib/result";
import { editableStates, stateNames } from "@/lib/review/workflow";
import { defineOperation, notFound } from "@/lib/casework/define-operation";

/** What a save answers: the new revision, and for each path whether it was taken. */
export interface SavedFacts {
  readonly revision: number;
  readonly saved: readonly string[];
  /** Another person saved this fact since it was read here: theirs stands, ours is handed back. */
  readonly conflicts: readonly {
    readonly path: string;
    readonly theirs: unknown;
    readonly revision: number;
    readonly by: string;
    readonly at: string;
  }[];
  readonly refused: readonly { readonly path: string; readonly message: string }[];
}

/**
 * Saves some facts of a draft. Each change names the revision of the fact it was made on, so two
 * people editing one draft never overwrite each other unseen: a fact that moved on meanwhile comes
 * back with the other's value, and nothing of it is written.
 */
export const saveFacts = defineOperation({
  name: "save_facts",
  who: ["provider"],
  audits: ["facts_saved"],
  input: z.object({
    requestId: z.uuid(),
    changes: z
      .array(
        z.object({
          path: z.string().max(200),
          value: factValueSchema,
          base: z.number().int().min(0),
        }),
      )
      .min(1)
      .max(400),
  }),
  run: async ({ tx, actor, now, record }, { requestId, changes }) => {
    const current = await lockCase(tx, requestId);
    if (!current) return fail(notFound);
    if (!editableStates.includes(current.state))
      return fail({
        code: "wrong_state",
        message: `Answers cannot be changed while the request stands at “${stateNames[current.state]}”.`,
      });
    const { vocabulary } = policyForCase(current);
    const known = new Map(
      (
        await tx.requestFact.findMany({
          where: { requestId, path: { in: changes.map((change) => change.path) } },
        })
      ).map((fact) => [fact.path, fact]),
    );
    const revision = current.factsRevision + 1;
    const saved: string[] = [];
    const conflicts: { path: string; theirs: unknown; revision: number; by: string; at: string }[] =
      [];
    const refused: { path: string; message: string }[] = [];

    for (const change of changes) {
      const definition = vocabulary.facts.find((fact) => fact.path === change.path);
      if (!definition || definition.group === "evidence") {
        refused.push({ path: change.path, message: "This is not a fact of the form." });
        continue;
      }
      const parsed = parseFactValue(definition, change.value);
      if (!parsed.ok) {
        refused.push({
          path: change.path,
          message: parsed.error
            .map((problem) => `Expected ${problem.expected}; found ${problem.found}.`)
            .join(" "),
        });
        continue;
      }
      const stored = known.get(change.path);
      const same = canonicalJson(stored?.value ?? null) === canonicalJson(parsed.value);
      if (stored && stored.revision > change.base && !same) {
        conflicts.push({
          path: change.path,
          theirs: stored.value,
          revision: stored.revision,
          by: await nameOf(tx, stored.enteredBy),
          at: stored.enteredAt.toISOString(),
        });
        continue;
      }
      saved.push(change.path);
      if (same) continue;
      await storeFact(tx, {
        requestId,
        path: change.path,
        value: parsed.value,
        revision,
        origin: "provider",
        enteredBy: actor.id,
        enteredAt: now,
      });
    }

    if (saved.length === 0)
      return ok<SavedFacts>({ revision: current.factsRevision, saved, conflicts, refused });
    await setFactsRevision(tx, requestId, revision);
    await record({
      kind: "facts_saved",
      requestId,
      organizationId: current.organizationId,
      internal: false,
      data: { paths: saved, facts_revision: revision },
    });
    return ok<SavedFacts>({ revision, saved, conflicts, refused });
  },
});

async function nameOf(tx: Parameters<typeof lockCase>[0], userId: string): Promise<string> {
  const user = await tx.user.findUnique({ where: { id: userId }, select: { name: true } });
  return user?.name ?? "A colleague";
}
