import type { Metadata } from "next";
import type { ReactNode } from "react";
import { monthWords, unitWords } from "@/components/claims/claim-words";
import { linesHref } from "@/components/claims/asked-lines";
import { monthsThrough } from "@/components/claims/member-days";
import {
  sumsByEdit,
  sumsByMonth,
  sumsBySite,
  type ReportRow,
} from "@/components/claims/report-sums";
import { oneOf, type SearchParams } from "@/components/review/review-address";
import { Bar, ColumnChart } from "@/components/ui/bar-chart";
import { Button, buttonClass } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Field } from "@/components/ui/field";
import { PageHeader } from "@/components/ui/page-header";
import { Select } from "@/components/ui/select";
import { Table, type Column } from "@/components/ui/table";
import { requireActor } from "@/lib/auth/current-person";
import { paths } from "@/lib/paths";
import { claimReports } from "@/lib/queries/claim-reports";
import { editTitles } from "../edit-titles";

export const metadata: Metadata = { title: "Claims reports" };

/** Units denied by month, edit and site: a picture of each, and the counts beneath. No money. */
export default async function ReportsPage({
  searchParams,
}: {
  searchParams: Promise<SearchParams>;
}) {
  const actor = await requireActor(paths.claimReports, ["claims_analyst"]);
  const params = await searchParams;
  const asked = { from: oneOf(params, "from"), through: oneOf(params, "through") };
  const view = await claimReports(actor, asked, new Date());
  if (!view) throw new Error("the claims reports were refused to a claims analyst");
  const { span, from, through, totals } = view;
  if (!span || from === null)
    return (
      <>
        <PageHeader title="Reports" />
        <EmptyState title="Nothing is judged yet">
          Load a file of claims; the counts follow as its lines are judged.
        </EmptyState>
      </>
    );
  const titles = editTitles(`${through}-01`);
  const byMonth = sumsByMonth(totals, from, through);
  const byEdit = sumsByEdit(totals, titles);
  const bySite = sumsBySite(totals);
  const all = byMonth.reduce(
    (sum, row) => ({
      lines: sum.lines + row.lines,
      deniedLines: sum.deniedLines + row.deniedLines,
      deniedUnits: sum.deniedUnits + row.deniedUnits,
      billedUnits: sum.billedUnits + row.billedUnits,
    }),
    { lines: 0, deniedLines: 0, deniedUnits: 0, billedUnits: 0 },
  );

  return (
    <>
      <PageHeader
        title="Reports"
        lead="Units denied by month, edit and site, by the date of service. Counts only, no money."
        actions={
          <a
            href={linesHref(paths.claimReportFile, { from, through })}
            download
            className={buttonClass("secondary")}
          >
            Download counts (CSV)
          </a>
        }
      />
      <MonthFilter first={span.first} last={span.last} from={from} through={through} />
      <dl className="mb-8 flex flex-wrap gap-x-10 gap-y-3">
        {(
          [
            ["Lines judged", all.lines],
            ["Lines denied, whole or in part", all.deniedLines],
            ["Units billed", all.billedUnits],
            ["Units denied", all.deniedUnits],
          ] as const
        ).map(([term, value]) => (
          <div key={term}>
            <dt className="text-small text-muted">{term}</dt>
            <dd className="text-title font-semibold figures">{unitWords(value)}</dd>
          </div>
        ))}
      </dl>
      <div className="grid gap-10 *:min-w-0">
        <Report
          id="months"
          title="By month"
          rows={byMonth}
          naming="Month of service"
          name={({ key }) => monthWords(key)}
          chart={
            <ColumnChart
              columns={byMonth.map(({ key, deniedUnits }) => ({
                key,
                label: shortMonth(key),
                value: deniedUnits,
              }))}
              format={unitWords}
            />
          }
        />
        <Report id="edits" title="By edit" rows={byEdit} naming="Edit" bars />
        <Report id="sites" title="By site" rows={bySite} naming="Site" bars />
      </div>
    </>
  );
}

/** "Oct", with the year where it begins: "Jan 27". */
function shortMonth(month: string): string {
  const name = monthWords(month).slice(0, 3);
  return month.endsWith("-01") ? `${name} ${month.slice(2, 4)}` : name;
}

function Report({
  id,
  title,
  rows,
  naming,
  name = (row) => row.name,
  chart,
  bars = false,
}: {
  id: string;
  title: string;
  rows: readonly ReportRow[];
  /** The head of the first column. */
  naming: string;
  name?: (row: ReportRow) => string;
  chart?: ReactNode;
  /** A bar of units denied within each row, where there is no chart above. */
  bars?: boolean;
}) {
  const most = Math.max(...rows.map(({ deniedUnits }) => deniedUnits));
  const figures: readonly (readonly [keyof ReportRow, string])[] = [
    ["deniedUnits", "Units denied"],
    ["deniedLines", "Lines denied"],
    ["lines", "Lines"],
    ["billedUnits", "Units billed"],
    ["payableUnits", "Units payable"],
  ];
  const columns: readonly Column<ReportRow>[] = [
    { key: "name", header: naming, cell: name },
    ...(bars
      ? [
          {
            key: "bar",
            header: <span className="sr-only">Share</span>,
            className: "w-1/3 max-sm:hidden",
            cell: ({ deniedUnits }: ReportRow) => <Bar value={deniedUnits} most={most} />,
          },
        ]
      : []),
    ...figures.map(([key, header]) => ({
      key,
      header,
      align: "right" as const,
      cell: (row: ReportRow) => unitWords(Number(row[key])),
    })),
  ];
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className="mb-2 text-title">
        {title}
      </h2>
      {chart && <div className="mb-3">{chart}</div>}
      <Table
        dense
        caption={`Units denied and lines, ${title.toLowerCase()}`}
        rows={rows}
        rowKey={({ key }) => key}
        columns={columns}
      />
    </section>
  );
}

function MonthFilter({
  first,
  last,
  from,
  through,
}: Readonly<Record<"first" | "last" | "from" | "through", string>>) {
  const options = monthsThrough(first, last)
    .toReversed()
    .map((month) => ({ value: month, label: monthWords(month) }));
  return (
    <search>
      <form action={paths.claimReports} className="mb-5 flex flex-wrap items-end gap-3">
        <Field id="from" label="From">
          {(control) => <Select {...control} name="from" defaultValue={from} options={options} />}
        </Field>
        <Field id="through" label="Through">
          {(control) => (
            <Select {...control} name="through" defaultValue={through} options={options} />
          )}
        </Field>
        <Button type="submit">Show</Button>
      </form>
    </search>
  );
}
