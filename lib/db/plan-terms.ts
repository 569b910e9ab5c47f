import { z } from "zod";
import { planCodesSchema } from "@/lib/policy/claims-schema";
import { fundingOf, type PlanTerms } from "@/lib/review/plan-terms";
import type { PlanTerms as Row } from "@/prisma/generated/client";
import { plainDate } from "./plain-date";
import type { Transaction } from "./transaction";

/** By first day, and of one day in the order in which they were recorded. */
export const inOrder = [{ effectiveFrom: "asc" }, { id: "asc" }] as const;

/** How people reach a plan, as the column holds it. */
export const contactSchema = z.object({
  name: z.string(),
  addressLines: z.array(z.string()),
  phone: z.string(),
  tty: z.string().nullable(),
  fax: z.string().nullable(),
  email: z.string().nullable(),
  hours: z.string(),
  languages: z.array(z.string()),
});

/** One row as terms, whether or not a later one has taken its place. */
export const termsFromRow = (row: Row): PlanTerms => ({
  effectiveFrom: plainDate(row.effectiveFrom),
  lineOfBusiness: row.lineOfBusiness,
  funding: fundingOf[row.lineOfBusiness],
  stateOfIssue: row.stateOfIssue,
  ncqaAccredited: row.ncqaAccredited,
  authorizationRequiredFrom: row.authorizationRequiredFrom
    ? plainDate(row.authorizationRequiredFrom)
    : null,
  authorizationRequiredThrough: row.authorizationRequiredThrough
    ? plainDate(row.authorizationRequiredThrough)
    : null,
  automaticCertification: row.automaticCertification,
  claims: {
    authorizationNumberRequired: row.authorizationNumberRequired,
    denyInterimBills: row.denyInterimBills,
    codes: planCodesSchema.parse(row.codes),
  },
  contact: contactSchema.parse(row.contact),
});

/**
 * A plan's terms by their first day: of several of one day the one recorded last counts.
 *
 * @param rows of one plan, in the order of `inOrder`
 */
export const termsFromRows = (rows: readonly Row[]): readonly PlanTerms[] => [
  ...new Map(rows.map((row) => [plainDate(row.effectiveFrom), termsFromRow(row)])).values(),
];

/** The terms of a plan, by their first day; empty when there is no such plan. */
export async function findPlanTerms(
  tx: Transaction,
  planId: string,
): Promise<readonly PlanTerms[]> {
  const rows = await tx.planTerms.findMany({ where: { planId }, orderBy: [...inOrder] });
  return termsFromRows(rows);
}

/** Every row ever recorded for a plan, by first day and then in the order of recording, with who did. */
export async function findPlanTermsRecorded(
  tx: Transaction,
  planId: string,
): Promise<readonly (Row & { readonly recordedByName: string })[]> {
  const rows = await tx.planTerms.findMany({ where: { planId }, orderBy: [...inOrder] });
  const people = await tx.user.findMany({
    where: { id: { in: rows.map(({ recordedBy }) => recordedBy) } },
    select: { id: true, name: true },
  });
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return rows.map((row) => ({ ...row, recordedByName: names.get(row.recordedBy) ?? "" }));
}
