import type { Metadata } from "next";
import { sizeWords } from "@/components/claims/claim-words";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { buttonClass } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { Table } from "@/components/ui/table";
import { requireActor } from "@/lib/auth/current-person";
import { csvColumns } from "@/lib/claims/csv/columns";
import { largestClaimsFile } from "@/lib/documents/claims-file";
import { paths } from "@/lib/paths";

export const metadata: Metadata = { title: "What a claims file may hold" };

/** The formats in which claims are taken, column by column. */
export default async function FormatsPage() {
  const actor = await requireActor(paths.claimFormats, ["claims_analyst", "provider"]);
  const analyst = actor.role === "claims_analyst";
  return (
    <>
      <PageHeader
        breadcrumbs={
          <Breadcrumbs
            items={[
              analyst
                ? { label: "Claims", href: paths.claims }
                : { label: "Check a claims file", href: paths.claimCheck },
              { label: "What a file may hold" },
            ]}
          />
        }
        title="What a claims file may hold"
        actions={
          <a href={paths.claimTemplate} download className={buttonClass("secondary")}>
            Download a CSV template
          </a>
        }
      />
      <div className="grid gap-8 *:min-w-0">
        <section aria-labelledby="x12" className="max-w-prose">
          <h2 id="x12" className="mb-1 text-title">
            X12 837
          </h2>
          <p>
            837I (005010X223) and 837P (005010X222), with whatever separators the ISA segment names,
            with or without line ends after segments. A file may hold several interchanges, groups
            and transactions; what is no 837 in them is passed over and counted. Version 004010 is
            read as far as the same segments go.
          </p>
          {analyst && (
            <p className="mt-2">
              Files up to {sizeWords(largestClaimsFile())} are taken. A damaged file is refused as a
              whole with the place; a claim that cannot be read inside a sound file is refused
              alone, unless all or nothing was asked for. The same file sent twice changes nothing.
            </p>
          )}
        </section>
        <section aria-labelledby="csv">
          <h2 id="csv" className="mb-1 text-title">
            CSV
          </h2>
          <p className="mb-3 max-w-prose">
            UTF-8, one row for each service line, with a header. Rows of one claim stand next to
            each other; a blank cell of a claim’s column in a later row means “as in its first row”.
            The order of the columns is free.
          </p>
          <Table
            dense
            caption="Columns of a claims CSV"
            rows={csvColumns}
            rowKey={({ name }) => name}
            columns={[
              {
                key: "name",
                header: "Column",
                cell: ({ name, required }) => (
                  <>
                    <code className="font-mono text-small">{name}</code>
                    {required && <span className="block text-small font-semibold">required</span>}
                  </>
                ),
              },
              {
                key: "level",
                header: "Of the",
                cell: ({ level }) => level,
              },
              { key: "meaning", header: "Meaning", cell: ({ meaning }) => meaning },
              {
                key: "example",
                header: "Example",
                className: "figures",
                cell: ({ example }) => example,
              },
              {
                key: "aliases",
                header: "Also known as",
                cell: ({ aliases }) => (
                  <span className="text-small text-muted">{aliases.join(", ")}</span>
                ),
              },
            ]}
          />
        </section>
      </div>
    </>
  );
}
