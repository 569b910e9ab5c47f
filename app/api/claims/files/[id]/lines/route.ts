import { notThere, signedInActor, signedOff } from "@/lib/auth/answers";
import { linesCsvHeader, linesCsvRows } from "@/lib/claims/export/lines-csv";
import { claimFileLines } from "@/lib/queries/claim-file-lines";

const pageSize = 5000;

/**
 * The lines of a file as CSV, under the filter of the address: asked for page after page and sent
 * as they come, so that a million lines need no more room here than five thousand.
 */
export async function GET(
  request: Request,
  { params }: { readonly params: Promise<{ readonly id: string }> },
): Promise<Response> {
  const actor = await signedInActor();
  if (!actor) return signedOff();
  const { id } = await params;
  const filter = Object.fromEntries(new URL(request.url).searchParams);
  const page = (after: string | undefined) =>
    claimFileLines(
      actor,
      { ...filter, fileId: id, after, before: undefined, size: pageSize },
      new Date(),
    );
  const first = await page(undefined);
  if (!first) return notThere();
  let next: typeof first | undefined = first;
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(encoder.encode(linesCsvHeader())),
    pull: async (controller) => {
      if (!next) return controller.close();
      const { rows, after } = next;
      if (rows.length > 0) controller.enqueue(encoder.encode(linesCsvRows(rows.map(judgedLine))));
      next = after === null ? undefined : await page(after);
      if (!next) controller.close();
    },
  });
  return new Response(body, {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": 'attachment; filename="claim-lines.csv"',
      "Cache-Control": "no-store",
    },
  });
}

type Row = NonNullable<Awaited<ReturnType<typeof claimFileLines>>>["rows"][number];

/** A line as the export takes it. */
const judgedLine = (row: Row) => ({
  claimNumber: row.claimNumber,
  line: row.number,
  form: row.form,
  memberNumber: row.memberNumber,
  billingNpi: row.billingNpi,
  billingTin: row.billingTin,
  site: { npi: row.siteNpi, address: row.siteAddress },
  serviceFrom: row.serviceDate,
  serviceTo: row.serviceTo,
  procedure: row.procedure,
  modifiers: row.modifiers,
  revenueCode: row.revenueCode,
  billedUnits: row.units,
  payableUnits: row.payableUnits,
  disposition: row.disposition,
  edit: row.edit,
  edits: row.edits,
  codes: { group: row.groupCode, carc: row.carc, rarc: row.rarc },
  collision:
    row.collisionClaimNumber !== null && row.collisionLine !== null
      ? { claimNumber: row.collisionClaimNumber, line: row.collisionLine }
      : null,
  readjudicateLater: row.readjudicateLater,
});
