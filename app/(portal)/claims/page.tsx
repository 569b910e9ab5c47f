import type { Metadata } from "next";
import { counted, sizeWords } from "@/components/claims/claim-words";
import { FileStateBadge } from "@/components/claims/file-state-badge";
import { underWay } from "@/components/claims/file-totals";
import { LiveState } from "@/components/claims/live-figures";
import { UploadForm } from "@/components/claims/upload-form";
import { oneOf, type SearchParams } from "@/components/review/review-address";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { Table, type Column } from "@/components/ui/table";
import { Time } from "@/components/ui/time";
import { requireActor } from "@/lib/auth/current-person";
import { largestClaimsFile } from "@/lib/documents/claims-file";
import { paths } from "@/lib/paths";
import { claimFiles } from "@/lib/queries/claim-files";
import { programZone } from "@/lib/review/zone";
import { formatNames } from "./format-names";

export const metadata: Metadata = { title: "Claims" };

type Row = NonNullable<Awaited<ReturnType<typeof claimFiles>>>["files"][number];

/** Where an analyst's day begins: load a file, and see how those before it stand. */
export default async function ClaimsPage({
  searchParams,
}: {
  searchParams: Promise<SearchParams>;
}) {
  const actor = await requireActor(paths.claims, ["claims_analyst"]);
  const before = oneOf(await searchParams, "before");
  const now = new Date();
  const view = await claimFiles(actor, { before }, now);
  if (!view) throw new Error("the claims files were refused to a claims analyst");
  return (
    <>
      <PageHeader
        title="Claims"
        lead="Each line of a file is judged against the per-diem rule and all that was received before it."
        actions={<ButtonLink href={paths.claimFormats}>What a file may hold</ButtonLink>}
      />
      <UploadForm plans={view.plans} largest={largestClaimsFile()} />
      <h2 className="mb-2 text-title">Files</h2>
      <Table
        caption="Files of claims, the latest first"
        rows={view.files}
        rowKey={(file) => file.id}
        rowHref={(file) => paths.claimFile(file.id)}
        columns={columns(now)}
        empty={
          <EmptyState title="No file was loaded yet">
            Choose a claims file above, or drop it there. Its lines appear as they are judged.
          </EmptyState>
        }
      />
      {(before !== undefined || view.next !== null) && (
        <Pagination
          label="Files"
          position="The latest first"
          {...(before !== undefined && { previousHref: paths.claims })}
          {...(view.next !== null && { nextHref: `${paths.claims}?before=${view.next}` })}
        />
      )}
    </>
  );
}

const columns = (now: Date): readonly Column<Row>[] => [
  { key: "name", header: "File", cell: (file) => file.name },
  {
    key: "state",
    header: "State",
    className: "sm:min-w-48",
    cell: (file) =>
      underWay(file.state) ? (
        <LiveState fileId={file.id} initial={{ ...file, totals: [] }} />
      ) : (
        <FileStateBadge state={file.state} />
      ),
  },
  {
    key: "format",
    header: "Format",
    cell: (file) => (file.format ? formatNames[file.format] : ""),
  },
  {
    key: "lines",
    header: "Lines in",
    align: "right",
    cell: (file) => file.linesIn.toLocaleString("en-US"),
  },
  {
    key: "refused",
    header: "Refused",
    align: "right",
    cell: (file) => (
      <span className={file.linesRefused > 0 ? "font-semibold text-negative" : "text-muted"}>
        {file.linesRefused.toLocaleString("en-US")}
        <span className="sr-only"> {counted(file.linesRefused, "line")} refused</span>
      </span>
    ),
  },
  { key: "size", header: "Size", align: "right", cell: (file) => sizeWords(file.byteSize) },
  { key: "plan", header: "Rules of plan", cell: (file) => file.planName },
  {
    key: "uploaded",
    header: "Received",
    cell: (file) => (
      <>
        <Time instant={file.uploadedAt} now={now} timeZone={programZone} relative="none" />
        <span className="block text-small text-muted">by {file.uploadedByName}</span>
      </>
    ),
  },
];
