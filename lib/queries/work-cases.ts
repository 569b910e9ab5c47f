import { z } from "zod";
import { defineQuery } from "@/lib/casework/define-query";
import { pageNumber } from "@/lib/casework/input-fields";
import { findWorkRows } from "@/lib/casework/work-rows";
import { pagesOf } from "@/lib/db/request-list";
import { dueBands, workStageKeys, workStages } from "@/lib/review/workload";

/**
 * The requests behind a figure of the workload. What the address asks that means nothing is left
 * out; `holder` is a person's id, or "nobody".
 */
export const workCases = defineQuery({
  name: "work_cases",
  who: ["reviewer", "medical_director"],
  input: z.object({
    due: z.enum(dueBands).optional().catch(undefined),
    stage: z.enum(workStageKeys).optional().catch(undefined),
    holder: z
      .union([z.uuid(), z.literal("nobody").transform(() => null)])
      .optional()
      .catch(undefined),
    page: pageNumber,
  }),
  run: async ({ tx, now }, { due, stage, holder, page }) => {
    const found = await findWorkRows(
      tx,
      now,
      { band: due, states: stage && workStages[stage], holder },
      page,
    );
    const person = holder
      ? await tx.user.findUnique({ where: { id: holder }, select: { name: true } })
      : null;
    return { ...found, holderName: person?.name ?? null, page, pages: pagesOf(found.total) };
  },
});
