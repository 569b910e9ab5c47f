// History by the million, made inside the database. Members come three days a week for thirteen weeks,
// one facility claim a week; an eighth of them each quarter over two years, the present ones first. The
// members' numbers are those of generate-837.ts, so that its files meet a past.

import type pg from "pg";
import { asOwner } from "./database";

const linesOfMember = 39;

/** Fills empty tables with about `lines` lines; how many members there are. */
export async function fillHistory(ownerUrl: string, lines: number): Promise<number> {
  const members = Math.round(lines / linesOfMember);
  await asOwner(ownerUrl, async (owner) => {
    await owner.query("set synchronous_commit = off; set maintenance_work_mem = '512MB'");
    await owner.query(
      `select make_claim_months(array(
         select m::date from generate_series('2024-10-01'::date, '2026-11-01', '1 month') m))`,
    );
    // Indexes are built once instead of row by row.
    const indexes = await dropIndexes(owner);
    const fileId = "00000000-0000-4000-8000-000000000001";
    await owner.query(
      `insert into claim_file (id, name, plan_id, byte_size, sha256, storage_key, all_or_nothing, state, format,
         received_on, uploaded_by, uploaded_by_name, uploaded_at, loaded_by)
       select '${fileId}', 'history', (select id from plan limit 1), 0, 'none', 'none', false, 'loaded', 'x12_837',
         '2026-10-01', actor_id(), 'history', now(), actor_id()`,
    );
    await owner.query(
      `insert into claim_member (id, member_number) overriding system value
       select n + 1, 'M' || lpad(n::text, 9, '0') from generate_series(0, $1::int - 1) n`,
      [members],
    );
    await owner.query("select setval(pg_get_serial_sequence('claim_member', 'id'), $1)", [members]);
    await owner.query(
      `insert into claim (id, file_id, position_in_file, number, form, frequency_code, type_of_bill, member_id,
         billing_npi, billing_tin, site_npi, received_on, first_day, last_day, inpatient_stay)
       select n + 1, '${fileId}', n, 'H' || n, 'institutional', '1', '0131', n / 13 + 1, '1999999984', '560000001',
         '1999999984', monday + 10, monday, monday + 4, false
       from generate_series(0, $1::int * 13 - 1) n, lateral (select ${mondayOf} as monday) d`,
      [members],
    );
    await owner.query(
      `insert into claim_line (id, claim_id, file_id, member_id, service_date, service_to, number, procedure, revenue_code,
         modifiers, units, disposition, payable_units, edit, edits, group_code, carc, rarc, readjudicate_later)
       select n::bigint * 3 + day, n + 1, '${fileId}', n / 13 + 1, monday + day * 2, monday + day * 2, day + 1, 'S9480', '0905',
         '{}', 1, (case when denied then 'deny' else 'pay' end)::claim_disposition, case when denied then 0 else 1 end,
         case when denied then 'duplicate'::claim_edit end,
         case when denied then '{duplicate}'::claim_edit[] else '{}' end,
         case when denied then 'OA' end, case when denied then '18' end, null, false
       from generate_series(0, $1::int * 13 - 1) n, generate_series(0, 2) day,
         lateral (select ${mondayOf} as monday, (n * 3 + day) % 10 = 0 as denied) d`,
      [members],
    );
    for (const index of indexes) await owner.query(index);
    await owner.query(
      "select setval('claim_key', 10000000000), setval('claim_line_key', 10000000000)",
    );
    await owner.query("vacuum (freeze, analyze)");
  });
  return members;
}

/** Monday of claim n: week n % 13 of the quarter of its member, the first eighth of members last. */
const mondayOf = `date '2026-08-03' + (n % 13) * 7 - ((n / 13)::bigint * 8 / $1::int)::int * 91`;

/** Drops what indexes claims and lines; the statements that bring it back. */
async function dropIndexes(owner: pg.Client): Promise<readonly string[]> {
  const { rows } = await owner.query<{ name: string; definition: string }>(
    `select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition
     from pg_index i where i.indrelid in ('claim'::regclass, 'claim_line'::regclass) and not i.indisprimary`,
  );
  for (const { name } of rows) await owner.query(`drop index ${name}`);
  return rows.map(({ definition }) => definition.replace(" ON ONLY ", " ON "));
}
