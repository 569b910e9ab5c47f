import { z } from "zod";
import { closingReasons, type AdministrativeClosing } from "@/lib/review/administrative-closing";
import type { Transaction } from "./transaction";

const reasonSchema = z.enum(closingReasons);

/** Why a request was closed administratively, or null where it was not. */
export async function findAdministrativeClosing(
  tx: Transaction,
  requestId: string,
): Promise<AdministrativeClosing | null> {
  const row = await tx.administrativeClosing.findUnique({ where: { requestId } });
  if (!row) return null;
  const duplicate = row.duplicateOf
    ? await tx.reviewRequest.findUnique({
        where: { id: row.duplicateOf },
        select: { id: true, reference: true },
      })
    : null;
  return {
    reason: reasonSchema.parse(row.reason),
    explanation: row.explanation,
    duplicateOf: duplicate,
    closedByName: row.closedByName,
    closedAt: row.closedAt,
  };
}
