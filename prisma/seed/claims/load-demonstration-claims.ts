import { createHash } from "node:crypto";
import pg from "pg";
import { addDays, type PlainDate } from "@/lib/calendar";
import { loadClaimFile } from "@/lib/casework/claims/load-claim-file";
import { storeFile } from "@/lib/documents/storage";
import { loadClaimsFile } from "@/lib/operations/load-claims-file";
import { done } from "@/tests/builders/case";
import { moment } from "@/tests/builders/moment";
import { lena } from "@/tests/builders/people";
import { plans } from "@/tests/builders/places";
import { csvText } from "./csv-text";
import {
  demonstrationFiles,
  type CertifiedStay,
  type DemonstrationFile,
} from "./demonstration-bills";
import { x12Text } from "./x12-text";

/**
 * Loads the demonstration's files of claims as an analyst would, at times before today: entered by
 * the operation and judged by what the portal's jobs run. Their members are those of the stories.
 *
 * @param ownerUrl where certified days are read, as the owner of the tables
 */
export async function loadDemonstrationClaims(ownerUrl: string, today: PlainDate): Promise<void> {
  const stays = await certifiedStays(ownerUrl);
  for (const [index, file] of demonstrationFiles(stays, today).entries()) {
    const bytes = new TextEncoder().encode(textOf(file, index));
    const now = moment(file.receivedOn, "10:12");
    const { fileId } = done(
      await loadClaimsFile(
        lena,
        {
          name: file.name,
          planId: plans.group.id,
          allOrNothing: false,
          storageKey: await storeFile(bytes),
          byteSize: bytes.byteLength,
          sha256: createHash("sha256").update(bytes).digest("hex"),
        },
        { now },
      ),
    );
    await loadClaimFile(
      { fileId, actorId: lena.id },
      { clock: () => new Date(now.getTime() + 4000) },
    );
  }
}

function textOf(file: DemonstrationFile, index: number): string {
  const text =
    file.format === "csv"
      ? csvText(file.bills)
      : x12Text(
          {
            control: String(417_000_001 + index),
            sender: "DEMOCLEARING",
            date: addDays(file.receivedOn, -1),
          },
          file.bills,
        );
  return file.spoiled ? file.spoiled(text) : text;
}

async function certifiedStays(ownerUrl: string): Promise<readonly CertifiedStay[]> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const { rows } = await client.query<CertifiedStay>(
      `select m.member_number as "memberNumber", m.given_name as "givenName",
              m.family_name as "familyName", a.number as authorization,
              a.first_day::text as "firstDay", a.last_day::text as "lastDay", a.days,
              s.npi as "siteNpi"
       from "authorization" a join review_request r on r.id = a.request_id
       join member m on m.id = r.member_id join site s on s.id = r.site_id
       order by a.number`,
    );
    return rows;
  } finally {
    await client.end();
  }
}
