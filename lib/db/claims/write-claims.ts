import type { Claim } from "@/lib/claims/claim";
import type { ClaimKey, Judgement } from "@/lib/claims/judgement";
import { numberOnCard } from "@/lib/claims/member-number";
import { lineAddress, type FoundHistory } from "./claim-history";
import { claimColumns, claimRow, lineColumns, lineRow, type ClaimPlace } from "./claim-rows";
import type { ClaimSession } from "./claim-session";
import type { TotalChanges } from "./claim-totals";

/** What is written of one chunk: claims with their lines, and what they changed of older ones. */

/** How many numbers one step of claim_key and claim_line_key is worth; the migration says the same. */
const blockSize = 65_536;

/**
 * Takes `count` numbers, ascending. Call it while the members are locked: then of one member's claims
 * the later received has the higher number.
 */
export async function takeKeys(
  session: ClaimSession,
  sequence: "claim_key" | "claim_line_key",
  count: number,
): Promise<readonly number[]> {
  const blocks = await session.rows(
    `select nextval('${sequence}') from generate_series(1, $1::int)`,
    [Math.ceil(count / blockSize)],
  );
  const first = blocks.map(([start]) => Number(start));
  return Array.from(
    { length: count },
    (_, at) => (first[Math.floor(at / blockSize)] ?? 0) + (at % blockSize),
  );
}

/**
 * Writes what was judged: new claims and lines by COPY into staging tables and from there in one
 * statement each, changes of older lines, claims that no longer stand, days used.
 *
 * @param placeOf what the store knows of a new claim
 * @param lineIds numbers of the lines that are numbered together
 * @param totals takes the lines up; to be written by the caller
 * @param at the moment to put on record with changes
 */
export async function writeJudgement(
  session: ClaimSession,
  judgement: Judgement,
  history: FoundHistory,
  placeOf: (key: ClaimKey, claim: Claim) => ClaimPlace,
  lineIds: readonly number[],
  totals: TotalChanges,
  at: Date,
): Promise<void> {
  await insertClaims(session, judgement, placeOf, lineIds, totals);
  await changeLines(session, judgement, history, totals, at);
  const older = judgement.superseded.filter(({ claim }) => history.stored.has(claim));
  if (older.length > 0)
    await session.rows(
      `update claim c set superseded_by = s.by_claim
       from unnest($1::bigint[], $2::bigint[]) s (id, by_claim) where c.id = s.id`,
      [older.map(({ claim }) => claim), older.map(({ by }) => by)],
    );
  const used = [...judgement.authorizationDays].sort(([a], [b]) => (a < b ? -1 : 1));
  if (used.length > 0) {
    const values = [used.map(([number]) => number), used.map(([, days]) => days)];
    await session.rows(
      `insert into claim_authorization_use (authorization_number, days_used)
       select *, 0 from unnest($1::text[]) on conflict do nothing`,
      values.slice(0, 1),
    );
    await session.rows(
      `update claim_authorization_use u set days_used = u.days_used + n.days
       from unnest($1::text[], $2::int[]) n (number, days) where u.authorization_number = n.number`,
      values,
    );
  }
}

async function insertClaims(
  session: ClaimSession,
  { judged }: Judgement,
  placeOf: (key: ClaimKey, claim: Claim) => ClaimPlace,
  lineIds: readonly number[],
  totals: TotalChanges,
): Promise<void> {
  if (judged.length === 0) return;
  const places = judged.map(({ key, claim }) => placeOf(key, claim));
  const rows = { judged, places, lineIds };
  await session.copy("pg_temp.claim_staged", claimColumns, claimPieces(rows));
  await session.copy("pg_temp.claim_line_staged", lineColumns, linePieces(rows, totals));
  await session.rows("insert into claim select * from pg_temp.claim_staged");
  await session.rows("insert into claim_line select * from pg_temp.claim_line_staged");
}

interface NewRows {
  readonly judged: Judgement["judged"];
  /** Of each claim, in the same order. */
  readonly places: readonly ClaimPlace[];
  readonly lineIds: readonly number[];
}

/** About as much as goes into one piece of COPY, in characters. */
const pieceSize = 64 * 1024;

function* claimPieces({ judged, places }: NewRows): Generator<string> {
  let piece = "";
  for (const [index, { claim, supersededBy }] of judged.entries()) {
    const place = places[index];
    if (place) piece += claimRow(claim, place, supersededBy);
    if (piece.length < pieceSize) continue;
    yield piece;
    piece = "";
  }
  yield piece;
}

function* linePieces(
  { judged, places, lineIds }: NewRows,
  totals: TotalChanges,
): Generator<string> {
  let piece = "";
  for (const [index, { claim, judgements }] of judged.entries()) {
    const place = places[index];
    for (const [at, line] of claim.lines.entries()) {
      const judgedAs = judgements[at];
      const id = place && lineIds[place.firstLine + at];
      if (!place || judgedAs === undefined || id === undefined)
        throw new Error(`line ${line.number} of a claim came back unjudged`);
      piece += lineRow(id, line, place, judgedAs);
      const siteNpi = line.site?.npi ?? claim.site.npi;
      const { fileId, organizationId } = place;
      totals.count({ fileId, organizationId, siteNpi, line }, judgedAs, 1);
    }
    if (piece.length < pieceSize) continue;
    yield piece;
    piece = "";
  }
  yield piece;
}

async function changeLines(
  session: ClaimSession,
  judgement: Judgement,
  history: FoundHistory,
  totals: TotalChanges,
  at: Date,
): Promise<void> {
  const { changedLines } = judgement;
  if (changedLines.length === 0) return;
  const causeOf = causes(judgement);
  const changed = changedLines.map(({ claim, line: number, before, after }) => {
    const stored = history.stored.get(claim);
    const line = history.lines.get(lineAddress(claim, number));
    if (!stored || !line) throw new Error(`line ${number} of claim ${claim} is not in its history`);
    const { fileId, organizationId } = stored;
    const siteNpi = line.line.site?.npi ?? stored.claim.site.npi;
    const totalled = { fileId, organizationId, siteNpi, line: line.line };
    totals.count(totalled, before, -1);
    totals.count(totalled, after, 1);
    const by = causeOf(claim, stored.claim.memberNumber, before.collision?.claim);
    return { id: line.id, date: line.line.serviceFrom, claim, number, by, before, after };
  });
  const after = changed.map((line) => line.after);
  await session.rows(
    `update claim_line l set disposition = n.disposition, payable_units = n.payable_units, edit = n.edit,
       edits = n.edits::claim_edit[], group_code = n.group_code, carc = n.carc, rarc = n.rarc,
       collision_claim_id = n.collision_claim_id, collision_line = n.collision_line,
       readjudicate_later = n.readjudicate_later, authorization_number = n.authorization_number
     from unnest($1::bigint[], $2::date[], $3::claim_disposition[], $4::numeric[], $5::claim_edit[], $6::text[],
       $7::text[], $8::text[], $9::text[], $10::bigint[], $11::int[], $12::boolean[], $13::text[])
       n (id, service_date, disposition, payable_units, edit, edits, group_code, carc, rarc, collision_claim_id,
          collision_line, readjudicate_later, authorization_number)
     where l.service_date = n.service_date and l.id = n.id`,
    [
      changed.map(({ id }) => id),
      changed.map(({ date }) => date),
      after.map(({ disposition }) => disposition),
      after.map(({ payableUnits }) => payableUnits),
      after.map(({ edit }) => edit),
      after.map(({ edits }) => `{${edits.join(",")}}`),
      after.map(({ codes }) => codes.group),
      after.map(({ codes }) => codes.carc),
      after.map(({ codes }) => codes.rarc),
      after.map(({ collision }) => collision?.claim ?? null),
      after.map(({ collision }) => collision?.line ?? null),
      after.map(({ readjudicateLater }) => readjudicateLater),
      after.map(({ authorization }) => authorization),
    ],
  );
  await session.rows(
    `insert into claim_line_change (claim_id, line_number, service_date, by_claim_id, before, after, at)
     select *, $7::timestamptz
     from unnest($1::bigint[], $2::int[], $3::date[], $4::bigint[], $5::jsonb[], $6::jsonb[])`,
    [
      changed.map(({ claim }) => claim),
      changed.map(({ number }) => number),
      changed.map(({ date }) => date),
      changed.map(({ by }) => by),
      changed.map((line) => JSON.stringify(line.before)),
      changed.map((line) => JSON.stringify(line.after)),
      at.toISOString(),
    ],
  );
}

/**
 * The new claim behind a change: the one that voided or replaced the changed claim, or the claim that
 * had kept its day; else the last void or replacement here, or last claim, of anybody on the card.
 */
function causes({ judged, superseded }: Judgement) {
  const supersededBy = new Map(superseded.map(({ claim, by }) => [claim, by]));
  const lastOf = new Map<string, ClaimKey>();
  const lastReversal = new Map<string, ClaimKey>();
  for (const { key, claim } of judged) {
    const card = numberOnCard(claim.memberNumber);
    lastOf.set(card, key);
    if (claim.originalNumber !== null) lastReversal.set(card, key);
  }
  return (claim: ClaimKey, memberNumber: string, collision: ClaimKey | undefined): ClaimKey =>
    supersededBy.get(claim) ??
    (collision === undefined ? undefined : supersededBy.get(collision)) ??
    lastReversal.get(numberOnCard(memberNumber)) ??
    lastOf.get(numberOnCard(memberNumber)) ??
    claim;
}
