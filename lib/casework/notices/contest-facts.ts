import { z } from "zod";
import { dateInZone } from "@/lib/calendar";
import { findDeterminationById } from "@/lib/db/determinations";
import { plainDate } from "@/lib/db/plain-date";
import type { Transaction } from "@/lib/db/transaction";
import type { KindFacts, NoticeDeadline } from "@/lib/notices/notice";
import type { Policy } from "@/lib/policy/schema";
import { programZone } from "@/lib/review/zone";
import { deciderOf, spanOf, unmetOf, type Paragraphs } from "./decision-facts";

const licenceSchema = z.object({ state: z.string(), number: z.string() });

/** What the acknowledgement of a contest tells; `phone` is where its coordinator is reached. */
export async function acknowledgementFacts(
  tx: Transaction,
  contestId: string,
  phone: string,
  due: NoticeDeadline | null,
): Promise<{ readonly kind: "appeal_acknowledgement" } & KindFacts["appeal_acknowledgement"]> {
  const contest = await tx.contest.findUniqueOrThrow({ where: { id: contestId } });
  const [coordinator] = contest.coordinator
    ? await tx.$queryRaw<
        { name: string | null }[]
      >`select person_name(${contest.coordinator}::uuid) as name`
    : [];
  return {
    kind: "appeal_acknowledgement",
    level: contest.level,
    urgency: contest.urgency,
    receivedOn: plainDate(contest.receivedOn),
    coordinator: coordinator?.name ? { name: coordinator.name, phone } : null,
    due,
    meetingOn: contest.meetingOn ? plainDate(contest.meetingOn) : null,
  };
}

const outcomes = {
  upheld: "upheld",
  in_part: "changed_in_part",
  overturned: "overturned",
} as const;

/** What the decision of a contest tells: of the determination that stands by it. */
export async function contestDecisionFacts(
  tx: Transaction,
  contestId: string,
  policy: Policy,
  paragraphs: Paragraphs,
): Promise<{ readonly kind: "appeal_decision" } & KindFacts["appeal_decision"]> {
  const contest = await tx.contest.findUniqueOrThrow({
    where: { id: contestId },
    include: {
      decision: true,
      evidence: { orderBy: { number: "asc" } },
    },
  });
  const { decision } = contest;
  if (!decision || decision.outcome === "withdrawn" || decision.outcome === "became_appeal")
    throw new Error(`contest ${contestId} has no decision`);
  const stands = await findDeterminationById(
    tx,
    decision.determinationId ?? contest.determinationId,
  );
  if (!stands) throw new Error(`the decision of contest ${contestId} has no determination`);
  const files = await tx.document.findMany({
    where: { id: { in: contest.evidence.flatMap(({ documentId }) => documentId ?? []) } },
    select: { id: true, fileName: true },
  });
  const nameOf = new Map(files.map(({ id, fileName }) => [id, fileName]));
  const outcome = outcomes[decision.outcome];
  const { submission } = stands.record;
  return {
    kind: "appeal_decision",
    level: contest.level,
    urgency: contest.urgency,
    receivedOn: plainDate(contest.receivedOn),
    outcome,
    understanding: paragraphs["understanding"] ?? decision.understanding,
    rationale: paragraphs["rationale"] ?? decision.rationale,
    evidence: [
      `The record of the request as it was filed (submission ${submission}), and the first decision.`,
      `The reasons given for contesting the decision.`,
      ...contest.evidence.flatMap(({ documentId, statement }) => [
        ...(documentId ? [nameOf.get(documentId) ?? "A document that was added."] : []),
        ...(statement ? ["A statement that was added."] : []),
      ]),
    ],
    unmet: outcome === "overturned" ? [] : unmetOf(stands, policy, paragraphs),
    span: spanOf(stands),
    decidedOn: dateInZone(decision.decidedAt, programZone),
    decidedBy: await deciderOf(
      tx,
      decision.decidedBy,
      decision.decidedByName,
      decision.decidedAt,
      licenceSchema.nullable().catch(null).parse(decision.licence),
    ),
  };
}
