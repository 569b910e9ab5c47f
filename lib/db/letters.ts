import { addressLines, postalAddressSchema } from "@/lib/review/member-contact";
import type { NoticeKind } from "@/lib/review/workflow";
import type { Prisma } from "@/prisma/generated/client";
import type { Transaction } from "./transaction";

/** A letter on paper: one copy of a notice that is, or was, to be mailed. */
export interface Letter {
  /** Of the copy. */
  readonly id: string;
  readonly noticeId: string;
  readonly kind: NoticeKind;
  readonly requestId: string;
  readonly reference: string;
  readonly memberId: string;
  readonly memberName: string;
  /** Lines below the name. */
  readonly address: readonly string[];
  readonly confidential: boolean;
  readonly waitingSince: Date;
  readonly mailed: { readonly at: Date; readonly byName: string } | null;
}

const withCase = {
  notice: {
    select: {
      id: true,
      kind: true,
      request: { select: { id: true, reference: true, member: true } },
    },
  },
} satisfies Prisma.NoticeDeliveryInclude;

const letterFromRow = (
  row: Prisma.NoticeDeliveryGetPayload<{ include: typeof withCase }>,
): Letter => {
  const { id: noticeId, kind, request } = row.notice;
  return {
    id: row.id,
    noticeId,
    kind,
    requestId: request.id,
    reference: request.reference,
    memberId: request.member.id,
    memberName: `${request.member.givenName} ${request.member.familyName}`,
    address: addressLines(postalAddressSchema.parse(row.address)),
    confidential: row.confidential,
    waitingSince: row.createdAt,
    mailed:
      row.settledAt && row.settledByName ? { at: row.settledAt, byName: row.settledByName } : null,
  };
};

/** Letters that wait to be mailed, the oldest first. */
export async function findWaitingLetters(
  tx: Transaction,
  atMost: number,
): Promise<{ readonly letters: readonly Letter[]; readonly total: number }> {
  const where = { channel: "print", state: "waiting" } as const;
  const rows = await tx.noticeDelivery.findMany({
    where,
    include: withCase,
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    take: atMost,
  });
  return { letters: rows.map(letterFromRow), total: await tx.noticeDelivery.count({ where }) };
}

/** Letters that were mailed, the latest first. */
export async function findMailedLetters(
  tx: Transaction,
  atMost: number,
): Promise<readonly Letter[]> {
  const rows = await tx.noticeDelivery.findMany({
    where: { channel: "print", state: "sent" },
    include: withCase,
    orderBy: [{ settledAt: "desc" }, { id: "desc" }],
    take: atMost,
  });
  return rows.map(letterFromRow);
}
