import type { KeptRefusal } from "@/lib/db/claims/claim-files";
import type { Disposition, Edit } from "@/lib/claims/judgement";
import type { Transaction } from "@/lib/db/transaction";
import { Prisma } from "@/prisma/generated/client";

/** How a file of claims stands, in the order in which it passes. */
export type ClaimFileState = "received" | "checking" | "loading" | "loaded" | "refused" | "stopped";

/** A file of claims as screens show it; never where it lies on disk. */
export interface ClaimFileRow {
  readonly id: string;
  readonly name: string;
  readonly planName: string;
  readonly byteSize: number;
  readonly allOrNothing: boolean;
  readonly state: ClaimFileState;
  readonly format: "x12_837" | "csv" | "json" | null;
  readonly receivedOn: string;
  readonly uploadedByName: string;
  readonly uploadedAt: Date;
  readonly checkedBytes: number;
  readonly claimsIn: number;
  readonly linesIn: number;
  readonly claimsJudged: number;
  readonly linesJudged: number;
  readonly claimsRefused: number;
  readonly linesRefused: number;
  readonly skipped: Readonly<Record<string, number>>;
  readonly remarks: readonly string[];
  readonly refusal: KeptRefusal | null;
  /** Why it stopped, and what to do. */
  readonly problem: string | null;
  readonly finishedAt: Date | null;
}

const fileColumns = Prisma.sql`
  f.id::text as id, f.name, p.name as "planName", f.byte_size::float8 as "byteSize",
  f.all_or_nothing as "allOrNothing", f.state::text as state, f.format::text as format,
  f.received_on::text as "receivedOn", f.uploaded_by_name as "uploadedByName",
  f.uploaded_at as "uploadedAt", f.checked_bytes::float8 as "checkedBytes",
  f.claims_in as "claimsIn", f.lines_in as "linesIn", f.claims_judged as "claimsJudged",
  f.lines_judged as "linesJudged", f.claims_refused as "claimsRefused",
  f.lines_refused as "linesRefused", f.skipped, f.remarks, f.refusal, f.problem,
  f.finished_at as "finishedAt"`;

/**
 * Files, the latest first.
 *
 * @param before the moment and id of the last file shown before.
 */
export async function listClaimFiles(
  tx: Transaction,
  before: { readonly uploadedAt: Date; readonly id: string } | undefined,
  limit: number,
): Promise<readonly ClaimFileRow[]> {
  const earlier = before
    ? Prisma.sql`where (f.uploaded_at, f.id) < (${before.uploadedAt}::timestamptz, ${before.id}::uuid)`
    : Prisma.empty;
  return tx.$queryRaw<ClaimFileRow[]>`
    select ${fileColumns} from claim_file f join plan p on p.id = f.plan_id
    ${earlier} order by f.uploaded_at desc, f.id desc limit ${limit}`;
}

/** One file, or undefined. */
export async function findClaimFile(
  tx: Transaction,
  id: string,
): Promise<ClaimFileRow | undefined> {
  const rows = await tx.$queryRaw<ClaimFileRow[]>`
    select ${fileColumns} from claim_file f join plan p on p.id = f.plan_id
    where f.id = ${id}::uuid`;
  return rows[0];
}

export interface FileTotal {
  readonly disposition: Disposition;
  readonly edit: Edit | null;
  readonly lines: number;
  readonly billedUnits: number;
  readonly payableUnits: number;
}

/** What became of a file's lines, from its running totals: some dozens of rows at most. */
export const findFileTotals = (tx: Transaction, fileId: string): Promise<readonly FileTotal[]> =>
  tx.$queryRaw<FileTotal[]>`
    select disposition::text as disposition, edit::text as edit, lines,
           billed_units::float8 as "billedUnits", payable_units::float8 as "payableUnits"
    from claim_file_total where file_id = ${fileId}::uuid and lines > 0
    order by lines desc, disposition, edit`;

export interface RefusalRow {
  readonly positionInFile: number;
  readonly place: string;
  readonly loop: string | null;
  readonly claimNumber: string | null;
  readonly lines: number;
  readonly problem: string;
  readonly remedy: string;
}

/** Refused claims of a file in their order, from the one after `after`. */
export const listRefusals = (
  tx: Transaction,
  fileId: string,
  after: number,
  limit: number,
): Promise<readonly RefusalRow[]> =>
  tx.$queryRaw<RefusalRow[]>`
    select position_in_file as "positionInFile", place, loop, claim_number as "claimNumber", lines,
           problem, remedy
    from claim_refusal where file_id = ${fileId}::uuid and position_in_file > ${after}::int
    order by position_in_file limit ${limit}`;

export interface NewClaimFile {
  readonly id: string;
  readonly name: string;
  readonly planId: string;
  readonly byteSize: number;
  readonly sha256: string;
  readonly storageKey: string;
  readonly allOrNothing: boolean;
  readonly receivedOn: string;
  readonly uploadedBy: string;
  readonly uploadedByName: string;
  readonly uploadedAt: Date;
}

/**
 * Enters a file that has arrived. The same content is entered once, whoever comes second and
 * however close: unless what came before was refused.
 *
 * @returns undefined when it was entered, else the id of the file with the same content.
 */
export async function insertClaimFile(
  tx: Transaction,
  file: NewClaimFile,
): Promise<string | undefined> {
  const inserted = await tx.$queryRaw<{ id: string }[]>`
    insert into claim_file (id, name, plan_id, byte_size, sha256, storage_key, all_or_nothing, state,
      received_on, uploaded_by, uploaded_by_name, uploaded_at, loaded_by)
    values (${file.id}::uuid, ${file.name}, ${file.planId}::uuid, ${BigInt(file.byteSize)}, ${file.sha256},
      ${file.storageKey}, ${file.allOrNothing}, 'received', ${file.receivedOn}::date,
      ${file.uploadedBy}::uuid, ${file.uploadedByName}, ${file.uploadedAt}::timestamptz, ${file.uploadedBy}::uuid)
    on conflict (sha256) where state <> 'refused' do nothing returning id::text as id`;
  if (inserted.length > 0) return undefined;
  const twins = await tx.$queryRaw<{ id: string }[]>`
    select id::text as id from claim_file where sha256 = ${file.sha256} and state <> 'refused'`;
  const twin = twins[0]?.id;
  if (twin === undefined) throw new Error("a file with the same content came and went");
  return twin;
}

/**
 * Sets a stopped file going again on behalf of a person; its progress is kept.
 *
 * @returns how it stood: only "stopped" has been changed; undefined when there is no such file.
 */
export async function resumeClaimFile(
  tx: Transaction,
  id: string,
  personId: string,
): Promise<ClaimFileState | undefined> {
  const rows = await tx.$queryRaw<{ state: ClaimFileState }[]>`
    select state::text as state from claim_file where id = ${id}::uuid for update`;
  const state = rows[0]?.state;
  if (state === "stopped")
    await tx.$executeRaw`
      update claim_file set state = 'received', problem = null, loaded_by = ${personId}::uuid
      where id = ${id}::uuid`;
  return state;
}
