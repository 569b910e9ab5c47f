import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import {
  dispositionMeaning,
  dispositionWords,
  frequencyWords,
  formWords,
  unitWords,
} from "@/components/claims/claim-words";
import { codesInWords } from "@/components/claims/code-words";
import { DispositionMark } from "@/components/claims/disposition-mark";
import { EditStory } from "@/components/claims/edit-story";
import { FactList } from "@/components/claims/fact-list";
import { lineColumns } from "@/components/claims/line-columns";
import { serviceWords } from "@/components/claims/service-words";
import { LinesCompared } from "@/components/claims/lines-compared";
import { Alert } from "@/components/ui/alert";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { ButtonLink } from "@/components/ui/button-link";
import { Table } from "@/components/ui/table";
import { Time } from "@/components/ui/time";
import { requireActor } from "@/lib/auth/current-person";
import { formatDate } from "@/lib/calendar";
import { memberInWords } from "@/lib/claims/member-number";
import { paths } from "@/lib/paths";
import { claimLine } from "@/lib/queries/claim-line";
import { programZone } from "@/lib/review/zone";
import { editTitles } from "../../edit-titles";

export const metadata: Metadata = { title: "Claim line" };

type View = NonNullable<Awaited<ReturnType<typeof claimLine>>>;

/** One claim line: what became of it, why, in whose words, and against which other line. */
export default async function ClaimLinePage({ params }: { params: Promise<{ key: string }> }) {
  const { key } = await params;
  const actor = await requireActor(paths.claimLine(key), ["claims_analyst", "provider"]);
  const now = new Date();
  const view = await claimLine(actor, { key }, now);
  if (!view) notFound();
  const { line, claim, edits, sisters, collision } = view;
  const titles = editTitles(line.serviceDate);
  const analyst = actor.role === "claims_analyst";

  return (
    <>
      <Breadcrumbs
        items={[
          analyst
            ? { label: "Claims", href: paths.claims }
            : { label: "Our claims", href: paths.ownClaims },
          ...(analyst ? [{ label: "File", href: paths.claimFile(claim.fileId) }] : []),
          { label: "Line" },
        ]}
      />
      <header className="mb-6 flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
        <div>
          <h1 className="text-display figures">
            {formatDate(line.serviceDate)}, line {line.number} of claim {line.claimNumber}
          </h1>
          <p className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1">
            <DispositionMark disposition={line.disposition} size="large" />
            <span className="text-muted">{dispositionMeaning[line.disposition]}</span>
          </p>
        </div>
        <div className="flex flex-wrap gap-2">
          <ButtonLink href={paths.claimMember(line.memberId, line.serviceDate.slice(0, 7))}>
            Member’s calendar
          </ButtonLink>
          <ButtonLink href={paths.claimRemittance(line.claimId)}>Remittance preview</ButtonLink>
        </div>
      </header>
      <div className="grid gap-x-12 gap-y-8 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="grid min-w-0 content-start gap-8 *:min-w-0">
          {line.readjudicateLater && (
            <Alert tone="caution" title="This line can be judged again">
              What stood in its way was voided or replaced after it was denied. It is not paid by
              itself: it is judged anew when its claim is sent again.
            </Alert>
          )}
          {view.supersededBy && (
            <Alert title="A later claim took this one’s place">
              {view.supersededBy.number === null
                ? "It was voided or replaced."
                : `Claim ${view.supersededBy.number} voids or replaces it.`}
            </Alert>
          )}
          <section aria-labelledby="why">
            <h2 id="why" className="mb-2 text-title">
              Why
            </h2>
            {edits.length === 0 ? (
              <p>No edit was hit: the line is clean.</p>
            ) : (
              <EditStory edits={edits} decisive={line.edit} />
            )}
          </section>
          {collision !== null && (
            <section aria-labelledby="collision">
              <h2 id="collision" className="mb-2 text-title">
                The other line
              </h2>
              {collision === "another_provider" ? (
                <p className="max-w-prose">
                  Another provider’s claim, received before this one, keeps the day. What it says is
                  not shown.
                </p>
              ) : (
                <LinesCompared one={line} other={collision.line} />
              )}
            </section>
          )}
          {sisters.length > 0 && (
            <section aria-labelledby="sisters">
              <h2 id="sisters" className="mb-2 text-title">
                Other lines of claim {line.claimNumber}
              </h2>
              <Table
                dense
                caption={`Other lines of claim ${line.claimNumber}`}
                rows={sisters}
                rowKey={({ key }) => key}
                rowHref={(sister) => paths.claimLine(sister.key)}
                columns={lineColumns(titles).filter(
                  ({ key: column }) => !["claim", "form", "member"].includes(column),
                )}
              />
            </section>
          )}
          <Changes view={view} now={now} />
        </div>
        <Facts view={view} analyst={analyst} />
      </div>
    </>
  );
}

/** What was billed, and the claim it stands on. */
function Facts({ view: { line, claim }, analyst }: { view: View; analyst: boolean }) {
  const codes = codesInWords(line);
  const stated = (value: string | null) => value ?? <span className="text-muted">Not stated</span>;
  return (
    <div className="grid content-start gap-6">
      <section aria-labelledby="codes">
        <h2 id="codes" className="mb-2 text-lead">
          Adjustment codes
        </h2>
        {codes.length === 0 ? (
          <p className="text-muted">None: nothing is adjusted.</p>
        ) : (
          <dl className="grid gap-2">
            {codes.map(({ list, code, words }) => (
              <div key={list} className="grid grid-cols-[6.5rem_1fr] gap-x-3">
                <dt className="font-semibold figures">
                  <span className="text-muted">{list}</span> {code}
                </dt>
                <dd>{words ?? "No words on file for this code"}</dd>
              </div>
            ))}
          </dl>
        )}
      </section>
      <section aria-labelledby="billed">
        <h2 id="billed" className="mb-2 text-lead">
          The line
        </h2>
        <FactList
          facts={[
            { term: "Service", detail: serviceWords(line) },
            {
              term: "Date of service",
              detail:
                line.serviceTo === line.serviceDate
                  ? formatDate(line.serviceDate)
                  : `${formatDate(line.serviceDate)} to ${formatDate(line.serviceTo)}`,
            },
            { term: "Units billed", detail: unitWords(line.units) },
            { term: "Units payable", detail: unitWords(line.payableUnits) },
            ...(line.placeOfService
              ? [{ term: "Place of service", detail: line.placeOfService }]
              : []),
            ...(line.attendance
              ? [
                  {
                    term: "Attendance record",
                    detail: line.attendance === "absent" ? "Absent" : "No evaluation that day",
                  },
                ]
              : []),
            {
              term: line.payableUnits > 0 ? "Uses a day of" : "Would use a day of",
              detail: line.authorizationNumber ?? <span className="text-muted">None</span>,
            },
          ]}
        />
      </section>
      <section aria-labelledby="claim">
        <h2 id="claim" className="mb-2 text-lead">
          The claim
        </h2>
        <FactList
          facts={[
            { term: "Number", detail: claim.number },
            { term: "Form", detail: formWords[claim.form] },
            {
              term: "Frequency",
              detail: `${claim.frequencyCode} · ${frequencyWords[claim.frequencyCode] ?? "Unknown"}`,
            },
            ...(claim.originalNumber
              ? [{ term: "Original claim", detail: claim.originalNumber }]
              : []),
            ...(claim.typeOfBill ? [{ term: "Type of bill", detail: claim.typeOfBill }] : []),
            {
              term: "Member",
              detail: (
                <Link
                  href={paths.claimMember(claim.memberId, line.serviceDate.slice(0, 7))}
                  prefetch={false}
                  className="link"
                >
                  {memberInWords(claim.memberNumber)}
                </Link>
              ),
            },
            { term: "Billing NPI", detail: stated(claim.billingNpi) },
            { term: "Billing TIN", detail: stated(claim.billingTin) },
            { term: "Site NPI", detail: stated(claim.siteNpi) },
            { term: "Authorization", detail: stated(claim.authorizationNumber || null) },
            { term: "Principal diagnosis", detail: stated(claim.principalDiagnosis) },
            { term: "Received", detail: formatDate(claim.receivedOn) },
            ...(analyst
              ? [
                  {
                    term: "File",
                    detail: (
                      <Link href={paths.claimFile(claim.fileId)} prefetch={false} className="link">
                        Open the file
                      </Link>
                    ),
                  },
                ]
              : []),
          ]}
        />
      </section>
    </div>
  );
}

/** How the judgement of the line changed after it was first made. */
function Changes({ view: { changes }, now }: { view: View; now: Date }) {
  if (changes.length === 0) return null;
  return (
    <section aria-labelledby="history">
      <h2 id="history" className="mb-2 text-title">
        History
      </h2>
      <ol className="grid gap-2 border-l-2 border-line pl-4">
        {changes.map(({ at, before, after, byClaimNumber }, index) => (
          <li key={index}>
            <p className="text-small text-muted">
              <Time instant={at} now={now} timeZone={programZone} />
            </p>
            <p>
              <LineChange before={before} after={after} />
              {byClaimNumber === null
                ? ", by a later claim."
                : `, when claim ${byClaimNumber} was received.`}
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}

type Judged = View["changes"][number]["before"];

/** A change of judgement as the beginning of a sentence. */
function LineChange({ before, after }: { before: Judged; after: Judged }) {
  if (before.disposition !== after.disposition)
    return (
      <>
        {dispositionWords[before.disposition]} became{" "}
        <strong>{dispositionWords[after.disposition]}</strong>
      </>
    );
  if (after.readjudicateLater && !before.readjudicateLater)
    return (
      <>
        Still {dispositionWords[after.disposition].toLowerCase()}, but{" "}
        <strong>free to be judged again</strong>
      </>
    );
  return <>Still {dispositionWords[after.disposition].toLowerCase()}, for other reasons</>;
}
