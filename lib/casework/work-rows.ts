import { listedMember, listedRequest } from "@/lib/db/request-list";
import type { Transaction } from "@/lib/db/transaction";
import { findWorkload, type WorkloadFilter } from "@/lib/db/workload";

/** A page of the workload as lists show it, what is due first first. */
export async function findWorkRows(
  tx: Transaction,
  now: Date,
  filter: WorkloadFilter,
  page: number,
) {
  const { total, rows: chosen } = await findWorkload(tx, now, filter, page);
  const requests = await tx.reviewRequest.findMany({
    where: { id: { in: chosen.map(({ id }) => id) } },
    include: { member: listedMember, organization: { select: { name: true } } },
  });
  const holders = await tx.user.findMany({
    where: { id: { in: chosen.flatMap(({ holder }) => holder ?? []) } },
    select: { id: true, name: true },
  });
  return {
    total,
    rows: chosen.flatMap(({ id, holder }) => {
      const row = requests.find((request) => request.id === id);
      if (!row) return [];
      return [
        {
          ...listedRequest(row),
          organizationName: row.organization.name,
          governingRule: row.governingRule,
          holderName: holders.find((person) => person.id === holder)?.name ?? null,
        },
      ];
    }),
  };
}
