import { z } from "zod";
import {
  memberLanguages,
  postalAddressSchema,
  unknownContact,
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
