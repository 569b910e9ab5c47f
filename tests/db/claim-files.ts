// Files of claims for tests of the store: written as CSV, entered as the desk enters them, loaded, and
// looked at as rows.

import { createHash, randomUUID } from "node:crypto";
import { loadClaimFile, type LoadOptions } from "@/lib/casework/claims/load-claim-file";
import type { Claim } from "@/lib/claims/claim";
import { insertClaimFile } from "@/lib/db/claim-desk/claim-files";
import { enqueueClaimFile } from "@/lib/db/claims/claim-file-job";
import { withActor } from "@/lib/db/transaction";
import { storeFile } from "@/lib/documents/storage";
import type { Actor } from "@/lib/review/roles";
import { moment } from "@/tests/builders/moment";
import { lena } from "@/tests/builders/people";
import { plans } from "@/tests/builders/places";
import { connected, type TestDatabase } from "./database";

const columns = [
  "claim,form,member,billing_npi,billing_tin,received,frequency_code,original_claim,type_of_bill",
  "principal_diagnosis,authorization_number,statement_from,statement_to,line,service_date_from,service_date_to",
  "procedure,modifiers,revenue_code,units,place_of_service,service_facility_npi,service_facility_address,attendance",
].join(",");

/** Claims as CSV; one row a line. The site is told by its NPI alone. */
export function claimsCsv(claims: readonly Claim[]): string {
  const rows = claims.flatMap((claim) =>
    claim.lines.map((line) =>
      [
        claim.number,
        claim.form,
        claim.memberNumber,
        claim.billingNpi,
        claim.billingTin,
        claim.receivedOn,
        claim.frequencyCode,
        claim.originalNumber,
        claim.typeOfBill,
        claim.principalDiagnosis,
        claim.authorizationNumber,
        claim.statementFrom,
        claim.statementTo,
        line.number,
        line.serviceFrom,
        line.serviceTo,
        line.procedure,
        line.modifiers.join(" "),
        line.revenueCode,
        line.units,
        line.placeOfService,
        (line.site ?? claim.site).npi,
        "",
        line.attendance,
      ]
        .map((cell) => cell ?? "")
        .join(","),
    ),
  );
  return [columns, ...rows, ""].join("\n");
}

/** When files of tests come. */
export const receipt = moment("2026-10-30", "09:00");

export interface Entered {
  readonly by?: Actor;
  readonly allOrNothing?: boolean;
  readonly planId?: string;
  /** Whether its loading is ordered as well. */
  readonly order?: boolean;
}

/** Stores and enters a file as an upload does; its id, or that of the file it repeats. */
export async function enterClaimFile(
  content: string | Uint8Array,
  { by = lena, allOrNothing = false, planId = plans.open.id, order = true }: Entered = {},
): Promise<string> {
  const bytes = typeof content === "string" ? Buffer.from(content) : content;
  const storageKey = await storeFile(bytes);
  const id = randomUUID();
  return withActor(by, async (tx) => {
    const twin = await insertClaimFile(tx, {
      id,
      name: `${id.slice(0, 4)}.csv`,
      planId,
      byteSize: bytes.byteLength,
      sha256: createHash("sha256").update(bytes).digest("hex"),
      storageKey,
      allOrNothing,
      receivedOn: "2026-10-30",
      uploadedBy: by.id,
      uploadedByName: by.name,
      uploadedAt: receipt,
    });
    if (twin !== undefined) return twin;
    if (order) await enqueueClaimFile(tx, id);
    return id;
  });
}

/** Loads a file here and now, on behalf of the analyst. */
export const load = (fileId: string, options: Partial<LoadOptions> = {}) =>
  loadClaimFile({ fileId, actorId: lena.id }, { clock: () => receipt, ...options });

/** Enters and loads a file; its id. */
export async function loaded(content: string | Uint8Array, entered: Entered = {}): Promise<string> {
  const fileId = await enterClaimFile(content, { order: false, ...entered });
  await load(fileId);
  return fileId;
}

/** Rows of a query by the owner, who sees everything. */
export const rowsOf = (
  database: TestDatabase,
  sql: string,
  values: readonly unknown[] = [],
): Promise<readonly Record<string, unknown>[]> =>
  connected(
    database.ownerUrl,
    async (owner) => (await owner.query<Record<string, unknown>>(sql, [...values])).rows,
  );

/** How a file stands. */
export async function fileState(database: TestDatabase, fileId: string): Promise<unknown> {
  const [row] = await rowsOf(database, "select state::text from claim_file where id = $1", [
    fileId,
  ]);
  return row?.["state"];
}

/**
 * Every claim, line, change and total as they would be whatever numbers they were given: what two
 * databases that took the same claims in the same order have in common.
 */
export async function everything(database: TestDatabase): Promise<unknown> {
  const lines = await rowsOf(
    database,
    `select m.member_number, c.number as claim, l.number, l.service_date::text, l.procedure, l.units, l.disposition::text,
            l.payable_units, l.edit::text, l.edits::text, l.group_code, l.carc, l.rarc, o.number as other_claim,
            l.collision_line, l.readjudicate_later, l.authorization_number, s.number as superseded_by, c.organization_id
     from claim_line l join claim c on c.id = l.claim_id join claim_member m on m.id = l.member_id
     left join claim o on o.id = l.collision_claim_id left join claim s on s.id = c.superseded_by
     order by m.member_number, l.claim_id, l.number`,
  );
  const months = await rowsOf(
    database,
    `select service_month::text, site_npi, organization_id, disposition::text, edit::text, lines, billed_units, payable_units
     from claim_month_total where lines <> 0 order by 1, 2, 3, 4, 5`,
  );
  const used = await rowsOf(
    database,
    "select authorization_number, days_used from claim_authorization_use where days_used > 0 order by 1",
  );
  return { lines, months, used };
}
