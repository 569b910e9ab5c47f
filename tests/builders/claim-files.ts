// Claims files for tests: their bytes in pieces of any size, and what a reader made of them.

import type { Claim, ClaimRefusal, FileRefusal, FileSummary, ReadStep } from "@/lib/claims/claim";

export const options = { receivedOn: "2026-11-02", allOrNothing: false } as const;

/** The bytes of a file in pieces; all at once unless a size is given. */
export async function* pieces(
  content: string | Uint8Array,
  size = Number.POSITIVE_INFINITY,
): AsyncGenerator<Uint8Array> {
  const bytes = typeof content === "string" ? Buffer.from(content) : content;
  for (let from = 0; from < bytes.length; from += size) {
    await Promise.resolve();
    yield bytes.subarray(from, Math.min(bytes.length, from + size));
  }
}

export interface ReadFile {
  readonly claims: readonly Claim[];
  readonly refusals: readonly ClaimRefusal[];
  readonly summary: FileSummary | null;
  readonly refused: FileRefusal | null;
}

/** Everything that a reader handed on. */
export async function readAll(steps: AsyncIterable<ReadStep>): Promise<ReadFile> {
  const claims: Claim[] = [];
  const refusals: ClaimRefusal[] = [];
  let summary: FileSummary | null = null;
  let refused: FileRefusal | null = null;
  for await (const step of steps) {
    if (summary || refused) throw new Error("a reader went on after its end");
    if (step.kind === "end") summary = step.summary;
    else if (step.kind === "refused") refused = step.refusal;
    else {
      claims.push(...step.batch.claims);
      refusals.push(...step.batch.refusals);
    }
  }
  return { claims, refusals, summary, refused };
}

/** One unit of the per diem on a facility claim, as cells by column. */
export const perDiemCells: Readonly<Record<string, string>> = {
  claim: "F1",
  form: "institutional",
  member: "M-1001",
  billing_tin: "56-0000001",
  received: "2026-10-12",
  type_of_bill: "0131",
  service_date_from: "2026-10-05",
  procedure: "S9480",
  revenue_code: "0905",
  units: "1",
  service_facility_npi: "1999999984",
  service_facility_address: "100 Example St, Raleigh NC 27601",
};

/** A CSV whose rows are per diems but for the cells given; cells are quoted where they must be. */
export function csvOf(
  rows: readonly Readonly<Record<string, string>>[],
  { delimiter = ",", lineEnd = "\n" }: { delimiter?: string; lineEnd?: string } = {},
): string {
  const all = rows.map((row) => ({ ...perDiemCells, ...row }));
  const columns = [...new Set(all.flatMap((row) => Object.keys(row)))];
  const quoted = (cell: string) =>
    /["\r\n]/.test(cell) || cell.includes(delimiter) ? `"${cell.replaceAll('"', '""')}"` : cell;
  return [
    columns,
    ...all.map((row: Record<string, string>) => columns.map((name) => row[name] ?? "")),
  ]
    .map((cells) => cells.map(quoted).join(delimiter) + lineEnd)
    .join("");
}

type Json = Readonly<Record<string, unknown>>;

/** A line of a JSON case: one unit of the per diem at site A. */
export const caseLine = (stated: Json = {}): Json => ({
  service_date_from: "2026-10-05",
  service_date_to: "2026-10-05",
  procedure: "S9480",
  revenue_code: "0905",
  units: 1,
  modifiers: [],
  site: "A",
  place_of_service: null,
  ...stated,
});

/** A facility claim of a JSON case. */
export const caseClaim = (claim: string, stated: Json = {}): Json => ({
  claim,
  form: "institutional (837I)",
  received: "2026-10-12",
  frequency_code: "1",
  type_of_bill: "0131",
  billing_tin: "56-0000001",
  lines: [caseLine()],
  ...stated,
});

/** A JSON case with two sites, authorization required and on file. */
export const caseOf = (claims: readonly Json[], stated: Json = {}): Json => ({
  sites: {
    A: { service_facility_npi: "1999999984", address: "100 Example St, Raleigh NC 27601" },
    B: { service_facility_npi: "1888888886", address: "9 Other Rd, Cary NC 27511" },
  },
  authorization_required_by_plan: true,
  authorizations: [
    {
      number: "AUTH-1",
      service: "S9480",
      from: "2026-10-05",
      through: "2026-11-27",
      days_authorized: 24,
      billing_npi: "1999999984",
      status: "certified",
    },
  ],
  claims_in_order_received: claims,
  ...stated,
});
