import { stringify } from "csv-stringify/sync";
import { notThere, signedInActor, signedOff } from "@/lib/auth/answers";
import { claimReports } from "@/lib/queries/claim-reports";

/** The counts behind the reports as CSV: one row a month, site, disposition and edit. */
export async function GET(request: Request): Promise<Response> {
  const actor = await signedInActor();
  if (!actor) return signedOff();
  const query = new URL(request.url).searchParams;
  const view = await claimReports(
    actor,
    { from: query.get("from") ?? undefined, through: query.get("through") ?? undefined },
    new Date(),
  );
  if (!view) return notThere();
  const text = stringify([...view.totals], {
    header: true,
    bom: true,
    escape_formulas: true,
    record_delimiter: "\r\n",
    columns: [
      { key: "month", header: "service_month" },
      { key: "siteNpi", header: "site_npi" },
      { key: "siteName", header: "site" },
      { key: "organizationName", header: "organization" },
      { key: "disposition", header: "disposition" },
      { key: "edit", header: "edit" },
      { key: "lines", header: "lines" },
      { key: "billedUnits", header: "billed_units" },
      { key: "payableUnits", header: "payable_units" },
    ],
  });
  return new Response(text, {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": 'attachment; filename="claim-counts.csv"',
      "Cache-Control": "no-store",
    },
  });
}
