import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { unitWords } from "@/components/claims/claim-words";
import { codesInWords } from "@/components/claims/code-words";
import { serviceWords } from "@/components/claims/service-words";
import { Alert } from "@/components/ui/alert";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { buttonClass } from "@/components/ui/button";
import { DefinitionList } from "@/components/ui/definition-list";
import { PageHeader } from "@/components/ui/page-header";
import { Table } from "@/components/ui/table";
import { requireActor } from "@/lib/auth/current-person";
import { formatDate } from "@/lib/calendar";
import type { RemittanceLine } from "@/lib/claims/export/remittance";
import { paths } from "@/lib/paths";
import { claimRemittance } from "@/lib/queries/claim-remittance";

export const metadata: Metadata = { title: "Remittance preview" };

/** What the remittance advice would say of a claim: in words, and as its segments. */
export default async function RemittancePage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const actor = await requireActor(paths.claimRemittance(id), ["claims_analyst", "provider"]);
  const view = await claimRemittance(actor, { claimId: id }, new Date());
  if (!view) notFound();
  const { claim, lines, remittance, segments } = view;
  return (
    <>
      <PageHeader
        breadcrumbs={
          <Breadcrumbs
            items={[
              actor.role === "provider"
                ? { label: "Our claims", href: paths.ownClaims }
                : { label: "Claims", href: paths.claims },
              { label: "Remittance preview" },
            ]}
          />
        }
        title={<span className="figures">Claim {claim.number}</span>}
        lead={remittance ? remittance.note : "Remittance preview"}
        actions={
          remittance && (
            <a href={paths.claimRemittanceFile(id)} download className={buttonClass("secondary")}>
              Download as text
            </a>
          )
        }
      />
      {!remittance ? (
        <Alert title="Nothing is remitted yet">
          Every line of this claim waits for records. The preview appears once one is decided.
        </Alert>
      ) : (
        <div className="grid gap-8 *:min-w-0">
          <DefinitionList
            layout="columns"
            items={[
              {
                term: "Claim status",
                detail: `${remittance.status} · ${remittance.statusInWords}`,
              },
              {
                term: "Member",
                detail: (
                  <Link
                    href={paths.claimMember(claim.memberId, lines[0]?.serviceDate.slice(0, 7))}
                    prefetch={false}
                    className="link"
                  >
                    {remittance.memberNumber}
                  </Link>
                ),
              },
              { term: "Received", detail: formatDate(claim.receivedOn) },
              ...(remittance.originalNumber === null
                ? []
                : [{ term: "Original claim", detail: remittance.originalNumber }]),
              ...(remittance.pendedLines.length === 0
                ? []
                : [{ term: "Lines still waiting", detail: remittance.pendedLines.join(", ") }]),
            ]}
          />
          <Table<RemittanceLine>
            dense
            caption="Lines of the remittance"
            rows={remittance.lines}
            rowKey={({ number, serviceFrom }) => `${number} ${serviceFrom}`}
            columns={[
              { key: "line", header: "Line", cell: ({ number }) => number },
              {
                key: "date",
                header: "Date",
                className: "figures whitespace-nowrap",
                cell: ({ serviceFrom }) => formatDate(serviceFrom),
              },
              { key: "service", header: "Service", className: "figures", cell: serviceWords },
              {
                key: "billed",
                header: "Units billed",
                align: "right",
                cell: ({ billedUnits }) => unitWords(billedUnits),
              },
              {
                key: "paid",
                header: "Units paid",
                align: "right",
                cell: ({ paidUnits }) => unitWords(paidUnits),
              },
              {
                key: "adjusted",
                header: "Units adjusted",
                align: "right",
                cell: ({ adjustment }) => (adjustment ? unitWords(adjustment.units) : "–"),
              },
              {
                key: "codes",
                header: "Codes in words",
                cell: ({ adjustment, remarkCode }) => (
                  <ul>
                    {codesInWords({
                      groupCode: adjustment?.group ?? null,
                      carc: adjustment?.carc ?? null,
                      rarc: remarkCode,
                    }).map(({ list, code, words }) => (
                      <li key={list}>
                        <strong className="figures">{code}</strong> {words}
                      </li>
                    ))}
                  </ul>
                ),
              },
            ]}
          />
          <section aria-labelledby="segments">
            <h2 id="segments" className="mb-2 text-title">
              As segments
            </h2>
            <pre
              tabIndex={0}
              aria-label="Segments of the remittance"
              className="overflow-x-auto rounded border border-line bg-sunken p-3 font-mono text-small"
            >
              {segments.join("\n")}
            </pre>
          </section>
        </div>
      )}
    </>
  );
}
