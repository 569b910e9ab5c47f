import type { MedicalLicence } from "@/lib/review/licence";
import { plainDate } from "./plain-date";
import type { Transaction } from "./transaction";

/** A person's licences as they now stand: of each number, what was recorded last. */
export async function findLicences(tx: Transaction, userId: string): Promise<MedicalLicence[]> {
  const rows = await tx.medicalLicence.findMany({
    where: { userId },
    orderBy: [{ recordedAt: "desc" }, { id: "asc" }],
  });
  const latest = new Map<string, MedicalLicence>();
  for (const row of rows) {
    const name = `${row.state} ${row.number}`;
    if (!latest.has(name))
      latest.set(name, {
        state: row.state,
        number: row.number,
        status: row.status,
        validFrom: plainDate(row.validFrom),
        validThrough: plainDate(row.validThrough),
      });
  }
  return [...latest.values()];
}
