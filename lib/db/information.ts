import type { InformationStanding } from "@/lib/review/information-standing";
import { plainDate } from "./plain-date";
import type { Transaction } from "./transaction";

export interface InformationRequestView {
  readonly id: string;
  readonly number: number;
  readonly message: string;
  readonly dueOn: string;
  /** The end of the time to answer; a later answer is taken and marked late. */
  readonly dueAt: Date;
  /** The time to decide is extended for the answer. */
  readonly extends: boolean;
  readonly askedByName: string;
  readonly askedAt: Date;
  readonly answeredAt: Date | null;
  /** Taken up by a medical director when the time to answer had run out. */
  readonly closedAt: Date | null;
  readonly late: boolean;
  readonly answerMessage: string | null;
  readonly items: readonly {
    readonly id: string;
    readonly criterion: string;
    readonly factPath: string | null;
    readonly question: string;
    readonly answer: string | null;
    /** What became of it when all necessary information was last recorded as obtained. */
    readonly standing: InformationStanding | null;
  }[];
}

/** A request's rounds of questions, oldest first. */
export async function findInformationRequests(
  tx: Transaction,
  requestId: string,
): Promise<readonly InformationRequestView[]> {
  const rows = await tx.informationRequest.findMany({
    where: { requestId },
    include: {
      items: {
        orderBy: { position: "asc" },
        include: { standings: { orderBy: { recordedAt: "desc" }, take: 1 } },
      },
    },
    orderBy: { number: "asc" },
  });
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    message: row.message,
    dueOn: plainDate(row.dueOn),
    dueAt: row.dueAt,
    extends: row.extends,
    askedByName: row.askedByName,
    askedAt: row.askedAt,
    answeredAt: row.answeredAt,
    closedAt: row.closedAt,
    late: row.answeredAt !== null && row.answeredAt > row.dueAt,
    answerMessage: row.answerMessage,
    items: row.items.map(({ id, criterion, factPath, question, answer, standings }) => ({
      id,
      criterion,
      factPath,
      question,
      answer,
      standing: standings[0]?.standing ?? null,
    })),
  }));
}

/** The round that waits for its answer, if any. */
export const openInformationRequest = async (
  tx: Transaction,
  requestId: string,
): Promise<InformationRequestView | null> =>
  (await findInformationRequests(tx, requestId)).find(
    (asked) => asked.answeredAt === null && asked.closedAt === null,
  ) ?? null;

/** Closes a round that nobody answered in time. */
export async function closeInformationRequest(
  tx: Transaction,
  id: string,
  at: Date,
): Promise<void> {
  await tx.informationRequest.updateMany({ where: { id }, data: { closedAt: at } });
}
