import { z } from "zod";
import type { PlainDate } from "@/lib/calendar";
import type { ClaimRefusal, FileRefusal, FileSummary } from "@/lib/claims/claim";
import type { ClaimSession } from "./claim-session";

/**
 * A file of claims while it is checked and loaded: received, checking, loading, loaded; or refused,
 * when nothing of it stays but why; or stopped, when it can be taken up where it was left.
 */
export interface ClaimFile {
  readonly id: string;
  readonly planId: string;
  readonly sha256: string;
  readonly storageKey: string;
  readonly allOrNothing: boolean;
  readonly state: "received" | "checking" | "loading" | "loaded" | "refused" | "stopped";
  /** Null until it was checked. */
  readonly format: FileSummary["format"] | null;
  readonly receivedOn: PlainDate;
  readonly linesIn: number;
  /** How much is loaded already; of the refusals the first ones of the file. */
  readonly claimsJudged: number;
  readonly claimsRefused: number;
  readonly linesJudged: number;
  readonly linesRefused: number;
}

/** Why a file was refused; `already_loaded` names the file that brought the same claims. */
export interface KeptRefusal extends Omit<FileRefusal, "code"> {
  readonly code: FileRefusal["code"] | "already_loaded";
  readonly loadedAs?: string;
}

const stateSchema = z.enum(["received", "checking", "loading", "loaded", "refused", "stopped"]);
const formatSchema = z.enum(["x12_837", "csv", "json"]).nullable();

/** Takes the file for this session until it closes; false when another session has it. */
export async function takeClaimFile(session: ClaimSession, fileId: string): Promise<boolean> {
  const rows = await session.rows("select pg_try_advisory_lock(hashtextextended($1, 0))", [fileId]);
  return rows[0]?.[0] === "t";
}

/**
 * The file, or undefined when there is none the actor may see. Waits for a commit of its progress that
 * is still under way, of a process that may be gone.
 */
export async function readClaimFile(
  session: ClaimSession,
  fileId: string,
): Promise<ClaimFile | undefined> {
  const [row] = await session.rows(
    `select id, plan_id, sha256, storage_key, all_or_nothing, state, format, received_on, lines_in,
       claims_judged, claims_refused, lines_judged, lines_refused
     from claim_file where id = $1 for update`,
    [fileId],
  );
  if (!row) return undefined;
  const count = (at: number) => Number(row[at]);
  return {
    id: row[0] ?? "",
    planId: row[1] ?? "",
    sha256: row[2] ?? "",
    storageKey: row[3] ?? "",
    allOrNothing: row[4] === "t",
    state: stateSchema.parse(row[5]),
    format: formatSchema.parse(row[6]),
    receivedOn: row[7] ?? "",
    linesIn: count(8),
    claimsJudged: count(9),
    claimsRefused: count(10),
    linesJudged: count(11),
    linesRefused: count(12),
  };
}

/**
 * Tells by its position whether a claim of the file is stored. What comes after the first gap, which
 * lanes leave between each other, is all that is held in memory.
 */
export async function findLoadedClaims(
  session: ClaimSession,
  { id, claimsJudged }: ClaimFile,
): Promise<(position: number) => boolean> {
  if (claimsJudged === 0) return () => false;
  const rows = await session.rows(
    `select position_in_file from (
       select position_in_file, row_number() over (order by position_in_file) - 1 as place
       from claim where file_id = $1) c
     where position_in_file <> place`,
    [id],
  );
  const beyond = new Set(rows.map(([position]) => Number(position)));
  const gap = claimsJudged - beyond.size;
  return (position) => position < gap || beyond.has(position);
}

/** Says how far the check has read. */
export async function noteCheckedBytes(
  session: ClaimSession,
  fileId: string,
  bytes: number,
): Promise<void> {
  await session.rows(
    "update claim_file set state = 'checking', checked_bytes = $2, problem = null where id = $1",
    [fileId, bytes],
  );
}

/**
 * Keeps what the check found and opens the file for loading, in the caller's transaction.
 *
 * @returns the file that brought one of its transactions before: then nothing was changed
 */
export async function acceptClaimFile(
  session: ClaimSession,
  fileId: string,
  summary: FileSummary,
  bytes: number,
): Promise<{ readonly id: string; readonly name: string } | undefined> {
  // Two files with the same controls at once: the second waits here for the first to commit.
  const kept = await session.rows(
    `insert into claim_file_control (control, file_id)
     select distinct c, $2::uuid from unnest($1::text[]) c order by c
     on conflict (control) do nothing returning control`,
    [summary.controls, fileId],
  );
  if (kept.length < new Set(summary.controls).size) {
    const [before] = await session.rows(
      `select f.id, f.name from claim_file_control c join claim_file f on f.id = c.file_id
       where c.control = any($1::text[]) and c.file_id <> $2 order by f.uploaded_at, f.id limit 1`,
      [summary.controls, fileId],
    );
    return { id: before?.[0] ?? "", name: before?.[1] ?? "" };
  }
  await session.rows(
    `update claim_file set state = 'loading', format = $2::claim_file_format, checked_bytes = $3, claims_in = $4,
       lines_in = $5, skipped = $6::jsonb, remarks = $7::jsonb, problem = null where id = $1`,
    [
      fileId,
      summary.format,
      bytes,
      summary.claims + summary.refusedClaims,
      summary.lines + summary.refusedLines,
      JSON.stringify(summary.skipped),
      JSON.stringify(summary.remarks),
    ],
  );
  return undefined;
}

/** Refuses the file; the caller's transaction holds nothing else of it. */
export async function refuseClaimFile(
  session: ClaimSession,
  fileId: string,
  refusal: KeptRefusal,
  at: Date,
): Promise<void> {
  await session.rows(
    `update claim_file set state = 'refused', refusal = $2::jsonb, problem = null, finished_at = $3 where id = $1`,
    [fileId, JSON.stringify(refusal), at.toISOString()],
  );
  await recordFileEvent(session, "claim_file_refused", at, {
    file_id: fileId,
    code: refusal.code,
    ...(refusal.loadedAs && { loaded_as: refusal.loadedAs }),
  });
}

/** Keeps a file's refused claims, from the place after those kept before. */
export async function appendRefusals(
  session: ClaimSession,
  fileId: string,
  first: number,
  refusals: readonly ClaimRefusal[],
): Promise<void> {
  if (refusals.length === 0) return;
  const column = (read: (refusal: ClaimRefusal) => string | number | null) => refusals.map(read);
  await session.rows(
    `insert into claim_refusal (file_id, position_in_file, place, loop, claim_number, lines, problem, remedy)
     select $1::uuid, * from unnest($2::int[], $3::text[], $4::text[], $5::text[], $6::int[], $7::text[], $8::text[])`,
    [
      fileId,
      refusals.map((_, at) => first + at),
      column(({ position }) => position),
      column(({ loop }) => loop),
      column(({ claimNumber }) => claimNumber?.replaceAll("\0", "\ufffd") ?? null),
      column(({ lines }) => lines),
      column(({ problem }) => problem.replaceAll("\0", "\ufffd")),
      column(({ remedy }) => remedy.replaceAll("\0", "\ufffd")),
    ],
  );
}

export interface Progress {
  readonly claimsJudged: number;
  readonly linesJudged: number;
  readonly claimsRefused: number;
  readonly linesRefused: number;
}

/** Adds a chunk to the file's progress, in the transaction that writes the chunk. */
export async function advanceClaimFile(
  session: ClaimSession,
  fileId: string,
  by: Progress,
): Promise<void> {
  await session.rows(
    `update claim_file set state = 'loading', problem = null, claims_judged = claims_judged + $2,
       lines_judged = lines_judged + $3, claims_refused = claims_refused + $4, lines_refused = lines_refused + $5
     where id = $1`,
    [fileId, by.claimsJudged, by.linesJudged, by.claimsRefused, by.linesRefused],
  );
}

/** Closes a file of which everything is judged or refused. Throws when its lines do not add up. */
export async function finishClaimFile(
  session: ClaimSession,
  fileId: string,
  at: Date,
): Promise<void> {
  const [row] = await session.rows(
    `update claim_file set state = 'loaded', problem = null, finished_at = $2
     where id = $1 and lines_in = lines_judged + lines_refused
     returning claims_judged, lines_judged, claims_refused, lines_refused`,
    [fileId, at.toISOString()],
  );
  if (!row)
    throw new Error("the file's lines do not add up: judged and refused are not what came in");
  await recordFileEvent(session, "claim_file_loaded", at, {
    file_id: fileId,
    claims_judged: Number(row[0]),
    lines_judged: Number(row[1]),
    claims_refused: Number(row[2]),
    lines_refused: Number(row[3]),
  });
}

/** Leaves a file to be taken up again. */
export async function stopClaimFile(
  session: ClaimSession,
  fileId: string,
  problem: string,
  at: Date,
): Promise<void> {
  await session.rows(
    "update claim_file set state = 'stopped', problem = $2 where id = $1 and state not in ('loaded', 'refused')",
    [fileId, problem],
  );
  await recordFileEvent(session, "claim_file_stopped", at, { file_id: fileId });
}

/** Puts on record what became of a file, in the session's actor's name. */
async function recordFileEvent(
  session: ClaimSession,
  kind: string,
  at: Date,
  data: Readonly<Record<string, string | number>>,
): Promise<void> {
  await session.rows(
    `insert into event (kind, organization_id, internal, actor_id, actor_name, actor_role, at, data)
     values ($1, actor_organization(), true, actor_id(), person_name(actor_id()), actor_role(), $2, $3::jsonb)`,
    [kind, at.toISOString(), JSON.stringify(data)],
  );
}
