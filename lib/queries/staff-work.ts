import { z } from "zod";
import { defineQuery } from "@/lib/casework/define-query";
import { findWorkRows } from "@/lib/casework/work-rows";
import { countWorkload } from "@/lib/db/workload";
import {
  dueBands,
  stageOf,
  workStageKeys,
  type DueBand,
  type WorkStage,
} from "@/lib/review/workload";

/** What one person, or nobody, holds. */
export interface Load {
  readonly holder: string | null;
  readonly name: string | null;
  readonly role: string | null;
  readonly total: number;
  readonly byStage: Readonly<Record<WorkStage, number>>;
  readonly byBand: Readonly<Record<DueBand, number>>;
}

const zero = <Key extends string>(keys: readonly Key[]): Record<Key, number> =>
  Object.fromEntries(keys.map((key) => [key, 0])) as Record<Key, number>;

/** The plan's workload in figures, and the requests the person holds, what is due first first. */
export const staffWork = defineQuery({
  name: "staff_work",
  who: ["reviewer", "medical_director"],
  input: z.object({}),
  run: async ({ tx, actor, now }) => {
    const counts = await countWorkload(tx, now);
    const people = await tx.user.findMany({
      where: {
        OR: [
          { role: { in: ["reviewer", "medical_director"] }, disabledAt: null },
          { id: { in: counts.flatMap(({ holder }) => holder ?? []) } },
        ],
      },
      select: { id: true, name: true, role: true },
      orderBy: { name: "asc" },
    });
    const loadOf = (
      holder: string | null,
      person?: { readonly name: string; readonly role: string },
    ): Load => {
      const own = counts.filter((count) => count.holder === holder);
      const byStage = zero(workStageKeys);
      const byBand = zero(dueBands);
      for (const { state, band, requests } of own) {
        const stage = stageOf(state);
        if (stage) byStage[stage] += requests;
        byBand[band] += requests;
      }
      const total = own.reduce((sum, { requests }) => sum + requests, 0);
      return {
        holder,
        name: person?.name ?? null,
        role: person?.role ?? null,
        total,
        byStage,
        byBand,
      };
    };
    const team = [
      loadOf(null),
      ...people.map((person) => loadOf(person.id, person)).sort((a, b) => b.total - a.total),
    ];
    const byBand = zero(dueBands);
    for (const band of dueBands)
      byBand[band] = team.reduce((sum, load) => sum + load.byBand[band], 0);
    const mine = await findWorkRows(tx, now, { holder: actor.id }, 1);
    return { byBand, team, mine: { total: mine.total, rows: mine.rows.slice(0, 8) } };
  },
});
