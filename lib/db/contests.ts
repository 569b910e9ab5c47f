import { z } from "zod";
import { dateInZone } from "@/lib/calendar";
import type { ReviewCase } from "@/lib/review/case";
import type { ContestFacts } from "@/lib/review/contest-rights";
import {
  deedWords,
  type Candidate,
  type Deed,
  type DeedName,
  type ReportingLines,
} from "@/lib/review/contest";
import { programZone } from "@/lib/review/zone";
import type { Prisma } from "@/prisma/generated/client";
import { findLicences } from "./licences";
import { plainDate } from "./plain-date";
import type { Transaction } from "./transaction";

const licenceSchema = z.object({
  state: z.string(),
  number: z.string(),
  validThrough: z.string(),
});

const whole = {
  evidence: { orderBy: { number: "asc" } },
  decision: true,
} satisfies Prisma.ContestInclude;
type Row = Prisma.ContestGetPayload<{ include: typeof whole }>;

const dayOf = (column: Date | null): string | null => (column ? plainDate(column) : null);

const contestFromRow = (row: Row) => ({
  id: row.id,
  requestId: row.requestId,
  determinationId: row.determinationId,
  fromContestId: row.fromContestId,
  level: row.level,
  urgency: row.urgency,
  urgencyStatedBy: row.urgencyStatedBy,
  receivedOn: plainDate(row.receivedOn),
  receivedFrom: row.receivedFrom,
  reason: row.reason,
  contestedState: row.contestedState,
  notifiedOn: dayOf(row.notifiedOn),
  acceptedThrough: dayOf(row.acceptedThrough),
  recordedByName: row.recordedByName,
  recordedAt: row.recordedAt,
  coordinatorId: row.coordinator,
  reviewerId: row.reviewer,
  assignedAt: row.assignedAt,
  informationCompleteAt: row.informationCompleteAt,
  meetingOn: dayOf(row.meetingOn),
  meetingToldOn: dayOf(row.meetingToldOn),
  meetingHeldOn: dayOf(row.meetingHeldOn),
  departmentNoticeOn: dayOf(row.departmentNoticeOn),
  fileSentOn: dayOf(row.fileSentOn),
  acceptedOn: dayOf(row.acceptedOn),
  declinedOn: dayOf(row.declinedOn),
  outcome: row.outcome,
  endedAt: row.endedAt,
  evidence: row.evidence.map((item) => ({
    number: item.number,
    documentId: item.documentId,
    statement: item.statement,
    receivedFrom: item.receivedFrom,
    addedByName: item.addedByName,
    addedAt: item.addedAt,
    needsDisclosure: item.needsDisclosure,
    disclosedAt: item.disclosedAt,
    disclosedHow: item.disclosedHow,
    respondBy: dayOf(item.respondBy),
  })),
  decision: row.decision && {
    outcome: row.decision.outcome,
    determinationId: row.decision.determinationId,
    qualifications: row.decision.qualifications,
    understanding: row.decision.understanding,
    rationale: row.decision.rationale,
    licence: licenceSchema.parse(row.decision.licence),
    decidedByName: row.decision.decidedByName,
    decidedAt: row.decision.decidedAt,
  },
});

/** A contest with its evidence and its decision; dates are ISO dates, instants are UTC. */
export type ContestView = ReturnType<typeof contestFromRow>;

/** What an act changes of a contest. */
export type ContestChange = Prisma.ContestUncheckedUpdateManyInput;

/** A request's contests, oldest first. */
export async function findContests(
  tx: Transaction,
  requestId: string,
): Promise<readonly ContestView[]> {
  const rows = await tx.contest.findMany({
    where: { requestId },
    include: whole,
    orderBy: [{ recordedAt: "asc" }, { id: "asc" }],
  });
  return rows.map(contestFromRow);
}

/** The contest that is open, or undefined. */
export async function findOpenContest(
  tx: Transaction,
  requestId: string,
): Promise<ContestView | undefined> {
  const row = await tx.contest.findFirst({ where: { requestId, outcome: null }, include: whole });
  return row ? contestFromRow(row) : undefined;
}

/** The day on which the member's copy of the notice of a decision, or of a contest's, went out. */
async function notifiedOn(
  tx: Transaction,
  determinationId: string,
  contestId: string | null,
): Promise<string | null> {
  const [row] = await tx.$queryRaw<{ day: string | null }[]>`
    select decision_notified_on(${determinationId}::uuid, ${contestId}::uuid)::text as day`;
  return row?.day ?? null;
}

export interface StandingDecision extends ContestFacts {
  readonly determinationId: string;
}

/** What a contest of the standing decision is judged by, or undefined while nothing is decided. */
export async function findContestFacts(
  tx: Transaction,
  current: ReviewCase,
): Promise<StandingDecision | undefined> {
  const standing = await tx.determination.findFirst({
    where: { requestId: current.id },
    orderBy: [{ decidedAt: "desc" }, { id: "desc" }],
    select: { id: true, outcome: true, decidedAt: true },
  });
  if (!standing) return undefined;
  const decided = await tx.contest.findFirst({
    where: { requestId: current.id, outcome: { in: ["upheld", "in_part"] } },
    orderBy: { endedVersion: "desc" },
    select: { id: true, level: true },
  });
  return {
    determinationId: standing.id,
    timing: current.timing,
    plan: current.plan.terms,
    outcome: standing.outcome,
    decidedOn: dateInZone(standing.decidedAt, programZone),
    notifiedOn: await notifiedOn(tx, standing.id, null),
    decidedContest: decided && {
      level: decided.level,
      notifiedOn: await notifiedOn(tx, standing.id, decided.id),
    },
  };
}

/** What people of the plan did on the case, beside a contest. */
export async function findDeeds(tx: Transaction, contestId: string): Promise<readonly Deed[]> {
  const rows = await tx.$queryRaw<{ person: string; deed: string }[]>`
    select person, deed from case_deeds(${contestId}::uuid) order by deed`;
  const known = (deed: string): deed is DeedName => Object.hasOwn(deedWords, deed);
  return rows.flatMap(({ person, deed }) => (known(deed) ? [{ personId: person, deed }] : []));
}

/** Who reports to whom among the people of an actor's plan. */
export async function findReportingLines(
  tx: Transaction,
  organizationId: string,
): Promise<ReportingLines> {
  const rows = await tx.user.findMany({
    where: { organizationId },
    select: { id: true, name: true, reportsTo: true },
  });
  return new Map(rows.map(({ id, name, reportsTo }) => [id, { name, reportsTo }]));
}

/** A person as a candidate for deciding a contest, or undefined when there is none. */
export async function findCandidate(
  tx: Transaction,
  personId: string,
): Promise<(Candidate & { readonly name: string }) | undefined> {
  const row = await tx.user.findUnique({
    where: { id: personId },
    select: { id: true, name: true, role: true, disabledAt: true },
  });
  if (!row) return undefined;
  return {
    id: row.id,
    name: row.name,
    isDirector: row.role === "medical_director" && row.disabledAt === null,
    licences: await findLicences(tx, personId),
  };
}
