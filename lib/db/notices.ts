import { createHash } from "node:crypto";
import { canonicalJson } from "@/lib/canonical-json";
import type { NoticeFacts } from "@/lib/notices/notice";
import { postalAddressSchema } from "@/lib/review/member-contact";
import type { Letters, StoredDelivery, StoredNotice } from "@/lib/review/stored-notice";
import type { Prisma } from "@/prisma/generated/client";
import type { Transaction } from "./transaction";

/**
 * Reads notices as they are kept. What was signed is read back only as it was signed: a row whose
 * hash does not match is a fault, and nothing of it is shown.
 */
const withDeliveries = {
  deliveries: { orderBy: [{ recipient: "asc" }, { channel: "asc" }, { id: "asc" }] },
} satisfies Prisma.NoticeInclude;
type Row = Prisma.NoticeGetPayload<{ include: typeof withDeliveries }>;

/** The hash under a signature: over facts and letters as canonical JSON. */
export const noticeHash = (facts: unknown, letters: unknown): string =>
  createHash("sha256").update(canonicalJson({ facts, letters })).digest("hex");

function noticeFromRow(row: Row): StoredNotice {
  if (row.sha256 !== null && row.sha256 !== noticeHash(row.facts, row.content))
    throw new Error(`notice ${row.id} is not as it was signed`);
  return {
    id: row.id,
    requestId: row.requestId,
    eventId: row.eventId.toString(),
    kind: row.kind,
    determinationId: row.determinationId,
    informationRequestId: row.informationRequestId,
    contestId: row.contestId,
    version: row.version,
    state: row.state,
    // Written by this program whole and held unchanged since: taken at their word.
    paragraphs: row.paragraphs as Readonly<Record<string, string>>,
    facts: row.facts as unknown as NoticeFacts,
    letters: row.content as unknown as Letters,
    preparedByName: row.preparedByName,
    preparedAt: row.preparedAt,
    signedBy: row.signedBy,
    signedByName: row.signedByName,
    signedCredentials: row.signedCredentials,
    signedAt: row.signedAt,
    sha256: row.sha256,
    sentByName: row.sentByName,
    sentAt: row.sentAt,
    deliveries: row.deliveries.map(deliveryFromRow),
  };
}

function deliveryFromRow(row: Row["deliveries"][number]): StoredDelivery {
  const address = row.address;
  const email =
    typeof address === "object" && address !== null && "email" in address ? address["email"] : null;
  return {
    id: row.id,
    recipient: row.recipient,
    channel: row.channel,
    state: row.state,
    postal: row.channel === "print" ? postalAddressSchema.parse(address) : null,
    email: typeof email === "string" ? email : null,
    confidential: row.confidential,
    attempts: row.attempts,
    problem: row.problem,
    settledAt: row.settledAt,
    settledByName: row.settledByName,
  };
}

/** A case's notices that the actor may see, in the order in which they were prepared. */
export async function findNotices(
  tx: Transaction,
  requestId: string,
): Promise<readonly StoredNotice[]> {
  const rows = await tx.notice.findMany({
    where: { requestId },
    include: withDeliveries,
    orderBy: [{ preparedAt: "asc" }, { eventId: "asc" }, { version: "asc" }],
  });
  return rows.map(noticeFromRow);
}

/** One notice, or undefined when there is none the actor may see. */
export async function findNotice(tx: Transaction, id: string): Promise<StoredNotice | undefined> {
  const row = await tx.notice.findUnique({ where: { id }, include: withDeliveries });
  return row ? noticeFromRow(row) : undefined;
}

/** Locks one copy until the transaction ends and reads it with its notice. */
export async function lockDelivery(
  tx: Transaction,
  id: string,
): Promise<{ readonly delivery: StoredDelivery; readonly notice: StoredNotice } | undefined> {
  const [locked] = await tx.$queryRaw<
    { notice_id: string }[]
  >`select notice_id from notice_delivery where id = ${id}::uuid for update`;
  const notice = locked && (await findNotice(tx, locked.notice_id));
  const delivery = notice?.deliveries.find((each) => each.id === id);
  return notice && delivery && { notice, delivery };
}
