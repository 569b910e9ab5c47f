import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { counted, sizeWords } from "@/components/claims/claim-words";
import { FactList } from "@/components/claims/fact-list";
import { FileFigures } from "@/components/claims/file-figures";
import { FileStateBadge } from "@/components/claims/file-state-badge";
import { underWay } from "@/components/claims/file-totals";
import { lineFilterNames, linesHref } from "@/components/claims/asked-lines";
import { LiveFigures } from "@/components/claims/live-figures";
import { RefusalAlert } from "@/components/claims/refusals";
import { oneOf, type SearchParams } from "@/components/review/review-address";
import { Alert } from "@/components/ui/alert";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { buttonClass } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { Time } from "@/components/ui/time";
import { requireActor } from "@/lib/auth/current-person";
import { formatDate } from "@/lib/calendar";
import { paths } from "@/lib/paths";
import { claimFile } from "@/lib/queries/claim-file";
import { claimFileLines } from "@/lib/queries/claim-file-lines";
import { programZone } from "@/lib/review/zone";
import { editTitles } from "../../edit-titles";
import { formatNames } from "../../format-names";
import { FileEdits } from "./file-edits";
import { FileLines } from "./file-lines";
import { FileRefusals } from "./file-refusals";
import { ResumeForm } from "./resume-form";

export const metadata: Metadata = { title: "Claims file" };

/** One file: how far it is, what became of its lines, what was refused, and every line. */
export default async function ClaimFilePage({
  params,
  searchParams,
}: {
  params: Promise<{ id: string }>;
  searchParams: Promise<SearchParams>;
}) {
  const { id } = await params;
  const actor = await requireActor(paths.claimFile(id), ["claims_analyst"]);
  const asked = await searchParams;
  const now = new Date();
  const view = await claimFile(actor, { fileId: id, refusalsAfter: oneOf(asked, "refusals") }, now);
  if (!view) notFound();
  const { file, totals } = view;
  const filter = Object.fromEntries(lineFilterNames.map((name) => [name, oneOf(asked, name)]));
  const lines = await claimFileLines(
    actor,
    { fileId: id, ...filter, after: oneOf(asked, "after"), before: oneOf(asked, "before") },
    now,
  );
  const titles = editTitles(file.receivedOn);
  const progress = { ...file, totals };

  return (
    <>
      <PageHeader
        breadcrumbs={
          <Breadcrumbs items={[{ label: "Claims", href: paths.claims }, { label: "File" }]} />
        }
        title={file.name}
        actions={
          file.linesJudged > 0 && (
            <a
              href={linesHref(paths.claimFileLines(id), filter)}
              className={buttonClass("secondary")}
              download
            >
              Download lines (CSV)
            </a>
          )
        }
      />
      {oneOf(asked, "repeated") === "1" && (
        <Alert title="This file was sent before" className="mb-5">
          The same content is known under this file. Nothing was loaded a second time.
        </Alert>
      )}
      <div className="mb-8 grid gap-x-12 gap-y-6 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <section aria-label="Totals" className="grid content-start gap-4">
          {file.refusal && <RefusalAlert refusal={file.refusal} />}
          {file.state === "stopped" && (
            <Alert
              tone="caution"
              title="Loading has stopped; what was judged is kept"
              actions={<ResumeForm fileId={id} actionKey={crypto.randomUUID()} />}
            >
              {file.problem}
            </Alert>
          )}
          {underWay(file.state) ? (
            <LiveFigures fileId={id} initial={progress} />
          ) : (
            file.state !== "refused" && <FileFigures progress={progress} />
          )}
        </section>
        <section aria-label="About this file">
          <FactList
            facts={[
              { term: "State", detail: <FileStateBadge state={file.state} /> },
              {
                term: "Received",
                detail: (
                  <Time
                    instant={file.uploadedAt}
                    now={now}
                    timeZone={programZone}
                    relative="none"
                  />
                ),
              },
              { term: "Received by", detail: file.uploadedByName },
              { term: "Receipt day", detail: formatDate(file.receivedOn) },
              { term: "Rules of plan", detail: file.planName },
              ...(file.format ? [{ term: "Format", detail: formatNames[file.format] }] : []),
              { term: "Size", detail: sizeWords(file.byteSize) },
              ...(file.claimsIn > 0
                ? [{ term: "Claims", detail: file.claimsIn.toLocaleString("en-US") }]
                : []),
              ...(file.allOrNothing ? [{ term: "Loads", detail: "All or nothing" }] : []),
              ...Object.entries(file.skipped).map(([transaction, count]) => ({
                term: `Passed over: ${transaction}`,
                detail: `${counted(count, "transaction")} without claims`,
              })),
            ]}
          />
          {file.remarks.length > 0 && (
            <ul className="mt-3 list-disc pl-5 text-small">
              {file.remarks.map((remark) => (
                <li key={remark}>{remark}</li>
              ))}
            </ul>
          )}
        </section>
      </div>
      {file.state !== "refused" && (
        <div className="grid gap-10 *:min-w-0">
          <FileEdits fileId={id} totals={totals} titles={titles} />
          <FileRefusals
            fileId={id}
            refusals={view.refusals}
            next={view.refusalsNext}
            first={oneOf(asked, "refusals") === undefined}
          />
          {lines && <FileLines fileId={id} page={lines} asked={filter} titles={titles} />}
        </div>
      )}
    </>
  );
}
