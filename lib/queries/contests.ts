import { z } from "zod";
import { addDays, dateInZone } from "@/lib/calendar";
import { openBefore } from "@/lib/casework/decide-contest";
import { defineQuery } from "@/lib/casework/define-query";
import {
  findCandidate,
  findContestFacts,
  findContests,
  findDeeds,
  findReportingLines,
} from "@/lib/db/contests";
import { findDetermination } from "@/lib/db/determinations";
import { findLicences } from "@/lib/db/licences";
import { plainDate } from "@/lib/db/plain-date";
import { findCase } from "@/lib/db/requests";
import type { Transaction } from "@/lib/db/transaction";
import { lawOfClocks } from "@/lib/policy/library";
import type { ReviewCase } from "@/lib/review/case";
import { contestLevels, eligibleReviewer } from "@/lib/review/contest";
import { appliesTo, contestRight, ruleNamed } from "@/lib/review/contest-rights";
import { activeNorthCarolinaLicence } from "@/lib/review/licence";
import { clinicalStaff, isClinicalStaff } from "@/lib/review/roles";
import { stepsOpenTo } from "@/lib/review/workflow";
import { programZone } from "@/lib/review/zone";

/**
 * A decision and what became of it: what may be asked for against it and until when, every contest
 * with its evidence and decision, who may decide the open one and why others may not, and what stays
 * covered meanwhile.
 */
export const contests = defineQuery({
  name: "contests",
  who: ["provider", "reviewer", "medical_director"],
  input: z.object({ requestId: z.uuid() }),
  run: async ({ tx, actor, now }, { requestId }) => {
    const current = await findCase(tx, requestId);
    if (!current) return undefined;
    const facts = await findContestFacts(tx, current);
    if (!facts) return undefined;
    const today = dateInZone(now, programZone);
    const law = lawOfClocks();
    const staff = isClinicalStaff(actor);
    const all = await findContests(tx, requestId);
    const open = all.find(({ outcome }) => outcome === null) ?? null;
    const steps = stepsOpenTo(actor.role, current.state);
    return {
      case: current,
      facts,
      contests: all,
      open,
      steps,
      // For who decides: what must come before a decision against the member.
      before: open?.reviewerId === actor.id ? (openBefore(open, today) ?? null) : null,
      // A decision in favour leaves nothing to ask for, which is no refusal of each level.
      rights:
        facts.outcome === "certified"
          ? []
          : contestLevels.map((level) => ({
              standard: contestRight(level, "standard", facts, today, law),
              expedited: contestRight(level, "expedited", facts, today, law),
            })),
      standing: await findDetermination(tx, requestId),
      ongoing:
        facts.outcome === "certified" ? null : await ongoingCare(tx, current, facts.notifiedOn),
      names: await namesOf(
        tx,
        all.flatMap(({ coordinatorId, reviewerId }) => [coordinatorId, reviewerId]),
      ),
      documentNames: Object.fromEntries(
        (
          await tx.document.findMany({
            where: {
              id: {
                in: all.flatMap(({ evidence }) => evidence.flatMap((e) => e.documentId ?? [])),
              },
            },
            select: { id: true, fileName: true },
          })
        ).map(({ id, fileName }) => [id, fileName]),
      ),
      directors:
        actor.role === "medical_director" && open
          ? await directorsFor(tx, actor.organizationId, open.id, today)
          : [],
      qualifications:
        staff && open?.reviewerId === actor.id ? await qualificationsOf(tx, actor.id, today) : "",
      coordinators: staff
        ? await tx.user.findMany({
            where: { role: { in: [...clinicalStaff] }, disabledAt: null },
            select: { id: true, name: true },
            orderBy: { name: "asc" },
          })
        : [],
      today,
    };
  },
});

/** Every medical director, with what stands against deciding the contest today. */
async function directorsFor(
  tx: Transaction,
  organizationId: string,
  contestId: string,
  today: string,
) {
  const lines = await findReportingLines(tx, organizationId);
  const deeds = await findDeeds(tx, contestId);
  const rows = await tx.user.findMany({
    where: { organizationId, role: "medical_director", disabledAt: null },
    select: { id: true },
    orderBy: { name: "asc" },
  });
  const found = [];
  for (const { id } of rows) {
    const candidate = await findCandidate(tx, id);
    if (candidate)
      found.push({
        id,
        name: candidate.name,
        objections: eligibleReviewer(candidate, today, deeds, lines).map(({ words }) => words),
      });
  }
  return found;
}

/** What a decision begins with of who decides it: name, credentials, specialty, licence. */
async function qualificationsOf(tx: Transaction, personId: string, today: string): Promise<string> {
  const person = await tx.user.findUnique({
    where: { id: personId },
    select: { name: true, credentials: true, specialty: true },
  });
  const licence = activeNorthCarolinaLicence(await findLicences(tx, personId), today);
  return [
    person && [person.name, person.credentials].filter(Boolean).join(", "),
    person?.specialty,
    licence && `${licence.state} medical licence ${licence.number}`,
  ]
    .filter(Boolean)
    .join("; ");
}

/** Names for the record, as the database tells them to whoever is on the case. */
async function namesOf(
  tx: Transaction,
  ids: readonly (string | null)[],
): Promise<Readonly<Record<string, string>>> {
  const names: Record<string, string> = {};
  for (const id of new Set(ids.filter((each) => each !== null))) {
    const [row] = await tx.$queryRaw<{ name: string | null }[]>`
      select person_name(${id}::uuid) as name`;
    if (row?.name) names[id] = row.name;
  }
  return names;
}

/**
 * Of care that goes on from days authorized before: under North Carolina's law the plan stays liable
 * after those until the member is notified; null where nothing was authorized before, or where the
 * care is over.
 */
async function ongoingCare(tx: Transaction, current: ReviewCase, notifiedOn: string | null) {
  if (current.timing === "retrospective") return null;
  const earlier = await tx.authorization.findFirst({
    where: { request: { episodeId: current.episodeId }, requestId: { not: current.id } },
    orderBy: [{ lastDay: "desc" }, { issue: "desc" }],
    select: { lastDay: true },
  });
  if (!earlier) return null;
  const authorizedThrough = plainDate(earlier.lastDay);
  const rule = ruleNamed("nc_concurrent_liability", current.firstDay, lawOfClocks());
  return {
    authorizedThrough,
    liability: appliesTo(rule, current.plan.terms)
      ? { rule, from: addDays(authorizedThrough, 1), through: notifiedOn }
      : null,
  };
}

/** What `contests` answers. */
export type ContestsView = NonNullable<Awaited<ReturnType<typeof contests>>>;
