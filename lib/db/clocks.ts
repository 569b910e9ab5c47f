import { z } from "zod";
import { clockEvents } from "@/lib/clocks/case-history";
import type { CaseEvent, ClockFacts, ClockRow } from "@/lib/clocks/clock-row";
import type { ReviewCase } from "@/lib/review/case";
import type { ClockSubject } from "@/lib/review/workflow";
import type { Clock } from "@/prisma/generated/client";
import { plainDate } from "./plain-date";
import type { Transaction } from "./transaction";

const instant = z.iso.datetime().transform((text) => new Date(text));
const tolledSchema = z.array(z.object({ from: instant, to: instant.nullable() }));
const extensionSchema = z
  .object({ until: instant, recordedAt: instant.nullable(), toldAt: instant.nullable() })
  .nullable();

/** A stored row as the ledger knows it. */
const clockFromRow = (row: Clock): ClockRow => ({
  id: row.id,
  ruleId: row.ruleId,
  title: row.title,
  citation: row.citation,
  subject: row.subject as ClockSubject,
  contestId: row.contestId,
  owedBy: row.owedBy === "claimant" ? "claimant" : "plan",
  startedAt: row.startedAt,
  startedBy: row.startedBy,
  tolled: tolledSchema.parse(row.tolled),
  extension: extensionSchema.parse(row.extension),
  dueAt: row.dueAt,
  decidedAt: row.decidedAt,
  satisfiedAt: row.satisfiedAt,
  endedAt: row.endedAt,
  governs: row.governs,
  words: row.words,
});

/** A case's clocks as they were last computed, in the order of the ledger. */
export async function findClocks(tx: Transaction, requestId: string): Promise<readonly ClockRow[]> {
  const rows = await tx.clock.findMany({
    where: { requestId },
    orderBy: [{ position: "asc" }, { id: "asc" }],
  });
  return rows.map(clockFromRow);
}

/** The entries of a case's record that move clocks, oldest first. */
export async function findClockEvents(
  tx: Transaction,
  requestId: string,
): Promise<readonly CaseEvent[]> {
  const rows = await tx.event.findMany({
    where: { requestId, kind: { in: [...clockEvents] } },
    select: { kind: true, at: true, data: true },
    orderBy: { id: "asc" },
  });
  return rows.map(({ kind, at, data }) => ({
    kind,
    at,
    data: typeof data === "object" && data !== null && !Array.isArray(data) ? data : {},
  }));
}

/** Submitted requests of which no clock is stored. */
export async function findRequestsWithoutClocks(tx: Transaction): Promise<readonly string[]> {
  const rows = await tx.reviewRequest.findMany({
    where: { submittedAt: { not: null }, clocks: { none: {} } },
    select: { id: true },
    orderBy: { submittedAt: "asc" },
  });
  return rows.map(({ id }) => id);
}

/** What the ledger must know of a case besides its events. */
export async function findClockFacts(tx: Transaction, current: ReviewCase): Promise<ClockFacts> {
  // As it stood when the request came: what is certified later moves no clock that runs.
  const before = current.previousRequestId
    ? await tx.authorization.findFirst({
        where: {
          requestId: current.previousRequestId,
          determination: { decidedAt: { lte: current.submittedAt ?? new Date(0) } },
        },
        select: { lastDay: true },
        orderBy: { lastDay: "desc" },
      })
    : null;
  const { lineOfBusiness, stateOfIssue, ncqaAccredited } = current.plan.terms;
  return {
    requestId: current.id,
    timing: current.timing,
    urgency: current.urgency,
    lineOfBusiness,
    stateOfIssue,
    ncqaAccredited,
    authorizedThrough: before && plainDate(before.lastDay),
  };
}

/**
 * Stores a case's ledger as computed now: new rows are added, those that go on are brought up to
 * date, and none is removed. A row that the plan's terms no longer ask for ends. The request is
 * told which clock governs.
 */
export async function storeClocks(
  tx: Transaction,
  requestId: string,
  rows: readonly ClockRow[],
  now: Date,
): Promise<void> {
  const governing = rows.find(({ governs }) => governs);
  const ids = rows.map(({ id }) => id);
  await tx.clock.updateMany({
    where: { requestId, governs: true, id: { not: governing?.id ?? "" } },
    data: { governs: false },
  });
  await tx.clock.updateMany({
    where: { requestId, id: { notIn: ids }, satisfiedAt: null, endedAt: null },
    data: { endedAt: now, words: "Ended: the plan’s terms ask for it no longer." },
  });
  const given = JSON.stringify(rows.map((row, position) => ({ ...columns(row), position })));
  await tx.$executeRaw`
    insert into clock (id, request_id, position, rule_id, title, citation, subject, contest_id, owed_by, started_at,
      started_by, tolled, extension, due_at, decided_at, satisfied_at, ended_at, governs, words)
    select id, ${requestId}::uuid, position, rule_id, title, citation, subject, contest_id, owed_by, started_at,
      started_by, tolled, nullif(extension, 'null'), due_at, decided_at, satisfied_at, ended_at, governs, words
    from jsonb_to_recordset(${given}::jsonb) as given (id text, position integer, rule_id text, title text,
      citation text, subject text, contest_id uuid, owed_by text, started_at timestamptz, started_by text, tolled jsonb,
      extension jsonb, due_at timestamptz, decided_at timestamptz, satisfied_at timestamptz, ended_at timestamptz,
      governs boolean, words text)
    on conflict (id) do update set position = excluded.position,
      started_at = coalesce(clock.started_at, excluded.started_at), tolled = excluded.tolled,
      extension = excluded.extension, due_at = excluded.due_at, decided_at = excluded.decided_at,
      satisfied_at = coalesce(clock.satisfied_at, excluded.satisfied_at), ended_at = excluded.ended_at,
      governs = excluded.governs, words = excluded.words`;
  await tx.reviewRequest.updateMany({
    where: { id: requestId },
    data: {
      governingDueAt: governing?.dueAt ?? null,
      governingRule: governing?.ruleId ?? null,
      governingClock: governing?.id ?? null,
    },
  });
}

const columns = (row: ClockRow) => ({
  id: row.id,
  rule_id: row.ruleId,
  title: row.title,
  citation: row.citation,
  subject: row.subject,
  contest_id: row.contestId,
  owed_by: row.owedBy,
  started_at: row.startedAt,
  started_by: row.startedBy,
  tolled: row.tolled,
  extension: row.extension,
  due_at: row.dueAt,
  decided_at: row.decidedAt,
  satisfied_at: row.satisfiedAt,
  ended_at: row.endedAt,
  governs: row.governs,
  words: row.words,
});
