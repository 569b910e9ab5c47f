import { plainDate } from "./plain-date";
import type { Transaction } from "./transaction";

export interface InformationRequestView {
  readonly id: string;
  readonly number: number;
  readonly message: string;
  readonly dueOn: string;
  readonly askedByName: string;
  readonly askedAt: Date;
  readonly answeredAt: Date | null;
  readonly answerMessage: string | null;
  readonly items: readonly {
    readonly id: string;
    readonly criterion: string;
    readonly factPath: string | null;
    readonly question: string;
    readonly answer: string | null;
  }[];
}

/** A request's rounds of questions, oldest first. */
export async function findInformationRequests(
  tx: Transaction,
  requestId: string,
): Promise<readonly InformationRequestView[]> {
  const rows = await tx.informationRequest.findMany({
    where: { requestId },
    include: { items: { orderBy: { position: "asc" } } },
    orderBy: { number: "asc" },
  });
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    message: row.message,
    dueOn: plainDate(row.dueOn),
    askedByName: row.askedByName,
    askedAt: row.askedAt,
    answeredAt: row.answeredAt,
    answerMessage: row.answerMessage,
    items: row.items.map(({ id, criterion, factPath, question, answer }) => ({
      id,
      criterion,
      factPath,
      question,
      answer,
    })),
  }));
}

/** The round that waits for its answer, if any. */
export const openInformationRequest = async (
  tx: Transaction,
  requestId: string,
): Promise<InformationRequestView | null> =>
  (await findInformationRequests(tx, requestId)).find((asked) => asked.answeredAt === null) ?? null;
