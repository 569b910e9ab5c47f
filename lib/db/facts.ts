import type { FactValues } from "@/lib/facts/fact-values";
import type { Citation } from "@/lib/review/assemble";
import type { FactProvenance } from "@/lib/review/submission";
import { flatFactsSchema } from "./json";
import type { Transaction } from "./transaction";

/** The working copy of a request's facts, flat by path. */
export async function findStoredFacts(tx: Transaction, requestId: string): Promise<FactValues> {
  const rows = await tx.requestFact.findMany({
    where: { requestId },
    select: { path: true, value: true },
  });
  return flatFactsSchema.parse(Object.fromEntries(rows.map((row) => [row.path, row.value])));
}

/** Who stated each fact of the working copy, when, and where it came from. */
export async function findProvenance(
  tx: Transaction,
  requestId: string,
): Promise<Record<string, FactProvenance>> {
  const rows = await tx.requestFact.findMany({
    where: { requestId },
    select: { path: true, origin: true, enteredBy: true, enteredAt: true },
  });
  const people = await tx.user.findMany({
    where: { id: { in: [...new Set(rows.map((row) => row.enteredBy))] } },
    select: { id: true, name: true },
  });
  const names = new Map(people.map((person) => [person.id, person.name]));
  return Object.fromEntries(
    rows.map(({ path, origin, enteredBy, enteredAt }) => [
      path,
      { origin, by: names.get(enteredBy) ?? "", at: enteredAt.toISOString() },
    ]),
  );
}

/** The working copy of a request's citations, in a steady order. */
export async function findCitations(tx: Transaction, requestId: string): Promise<Citation[]> {
  const rows = await tx.factCitation.findMany({
    where: { requestId, document: { removedAt: null } },
    include: { document: { select: { kind: true } } },
    orderBy: [{ path: "asc" }, { page: "asc" }, { documentId: "asc" }],
  });
  return rows.map((row) => ({
    path: row.path,
    documentId: row.documentId,
    documentKind: row.document.kind,
    page: row.page,
  }));
}

/** Writes one fact of the working copy, with who stated it and at which revision. */
export async function storeFact(
  tx: Transaction,
  fact: {
    readonly requestId: string;
    readonly path: string;
    readonly value: FactValues[string];
    readonly revision: number;
    readonly origin: "provider" | "electronic_record";
    readonly enteredBy: string;
    readonly enteredAt: Date;
  },
): Promise<void> {
  await tx.$executeRaw`
    insert into request_fact (request_id, path, value, revision, origin, entered_by, entered_at)
    values (${fact.requestId}::uuid, ${fact.path}, ${JSON.stringify(fact.value ?? null)}::jsonb,
            ${fact.revision}, ${fact.origin}::fact_origin, ${fact.enteredBy}::uuid, ${fact.enteredAt})
    on conflict (request_id, path) do update
    set value = excluded.value, revision = excluded.revision, origin = excluded.origin,
        entered_by = excluded.entered_by, entered_at = excluded.entered_at`;
}

/** Marks that facts of a request moved on to `revision`. */
export async function setFactsRevision(
  tx: Transaction,
  requestId: string,
  revision: number,
): Promise<void> {
  await tx.reviewRequest.updateMany({
    where: { id: requestId },
    data: { factsRevision: revision },
  });
}
