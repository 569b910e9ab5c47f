import { z } from "zod";
import type { DeterminationView } from "@/lib/review/determination";
import type { DeterminationRecord } from "@/lib/review/submission";
import type { Prisma } from "@/prisma/generated/client";
import { plainDate } from "./plain-date";
import type { Transaction } from "./transaction";

const unmetSchema = z.array(
  z.object({ criterion: z.string(), title: z.string(), text: z.string(), rationale: z.string() }),
);
const conditionsSchema = z.array(
  z.object({ criterion: z.string(), title: z.string(), reason: z.string() }),
);
const licenceSchema = z
  .object({ state: z.string(), number: z.string(), validThrough: z.string() })
  .nullable();

const withNumber = {
  authorization: { select: { number: true } },
} satisfies Prisma.DeterminationInclude;
type Row = Prisma.DeterminationGetPayload<{ include: typeof withNumber }>;

/** The determination that holds, the last one recorded, or null while there is none. */
export async function findDetermination(
  tx: Transaction,
  requestId: string,
): Promise<DeterminationView | null> {
  const row = await tx.determination.findFirst({
    where: { requestId },
    orderBy: [{ decidedAt: "desc" }, { id: "desc" }],
    include: withNumber,
  });
  return row ? determinationFromRow(row) : null;
}

/** One determination of a request, with the id of who decided; null when there is none such. */
export async function findDeterminationById(
  tx: Transaction,
  id: string,
): Promise<(DeterminationView & { readonly decidedBy: string }) | null> {
  const row = await tx.determination.findUnique({ where: { id }, include: withNumber });
  return row ? { ...determinationFromRow(row), decidedBy: row.decidedBy } : null;
}

const determinationFromRow = (row: Row): DeterminationView => ({
  id: row.id,
  outcome: row.outcome,
  days: row.days,
  firstDay: row.firstDay ? plainDate(row.firstDay) : null,
  lastDay: row.lastDay ? plainDate(row.lastDay) : null,
  rationale: row.rationale,
  unmet: unmetSchema.parse(row.unmet),
  conditions: conditionsSchema.parse(row.conditions),
  licence: licenceSchema.parse(row.licence),
  decidedByName: row.decidedByName,
  decidedByRole: row.decidedByRole,
  decidedAt: row.decidedAt,
  authorizationNumber: row.authorization?.number ?? null,
  record: row.record as unknown as DeterminationRecord,
});
