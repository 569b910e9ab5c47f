import { z } from "zod";
import {
  memberLanguages,
  postalAddressSchema,
  unknownContact,
  type MailingAddress,
  type MemberContact,
  type MemberLanguage,
} from "@/lib/review/member-contact";
import type { MemberContact as Row } from "@/prisma/generated/client";
import type { Transaction } from "./transaction";

const languageSchema = z.enum(Object.keys(memberLanguages) as [MemberLanguage]);

const contactFromRow = (row: Row): MemberContact => ({
  number: row.number,
  address: postalAddressSchema.nullable().parse(row.address),
  confidentialAddress: postalAddressSchema.nullable().parse(row.confidentialAddress),
  largePrint: row.largePrint,
  language: languageSchema.parse(row.language),
  channel: row.channel,
  recorded: { byName: row.recordedByName, at: row.recordedAt },
});

/** What is on file of how to reach a member, latest first. */
export async function findMemberContacts(
  tx: Transaction,
  memberId: string,
): Promise<readonly MemberContact[]> {
  const rows = await tx.memberContact.findMany({
    where: { memberId },
    orderBy: { number: "desc" },
  });
  return rows.map(contactFromRow);
}

/** How to reach a member now. */
export async function findMemberContact(tx: Transaction, memberId: string): Promise<MemberContact> {
  const row = await tx.memberContact.findFirst({
    where: { memberId },
    orderBy: { number: "desc" },
  });
  return row ? contactFromRow(row) : unknownContact;
}

const mailingSchema = z.tuple([
  z.object({ address: postalAddressSchema.nullable(), confidential: z.boolean().nullable() }),
]);

/**
 * Where a letter to the member goes, or null while no address is on file: the confidential one first,
 * be it told through another program that knows the same person (45 CFR 164.522(b)). A provider is
 * told of its own record alone.
 */
export async function findMailingAddress(
  tx: Transaction,
  memberId: string,
): Promise<MailingAddress | null> {
  const [{ address, confidential }] = mailingSchema.parse(
    await tx.$queryRaw`select address, confidential from member_mailing(${memberId}::uuid)`,
  );
  return address ? { address, confidential: confidential ?? false } : null;
}
