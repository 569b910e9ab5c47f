import type { Metadata } from "next";
import Link from "next/link";
import { lineColumns } from "@/components/claims/line-columns";
import { lineFilterNames, linesHref } from "@/components/claims/asked-lines";
import { LineFilters } from "@/components/claims/line-filters";
import { oneOf, type SearchParams } from "@/components/review/review-address";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { Table } from "@/components/ui/table";
import { requireActor } from "@/lib/auth/current-person";
import { dateInZone } from "@/lib/calendar";
import type { Edit } from "@/lib/claims/judgement";
import { memberInWords } from "@/lib/claims/member-number";
import { paths } from "@/lib/paths";
import { ownClaims } from "@/lib/queries/own-claims";
import { programZone } from "@/lib/review/zone";
import { editTitles } from "../edit-titles";
import { showLines } from "./actions";

export const metadata: Metadata = { title: "Our claims" };

/** What the plan says of the provider's own claim lines, the latest date of service first. */
export default async function OwnClaimsPage({
  searchParams,
}: {
  searchParams: Promise<SearchParams>;
}) {
  const actor = await requireActor(paths.ownClaims, ["provider"]);
  const params = await searchParams;
  const now = new Date();
  const asked = Object.fromEntries(lineFilterNames.map((name) => [name, oneOf(params, name)]));
  const page = await ownClaims(
    actor,
    { ...asked, after: oneOf(params, "after"), before: oneOf(params, "before") },
    now,
  );
  if (!page) throw new Error("a provider was refused its own claims");
  const titles = editTitles(dateInZone(now, programZone));
  const narrowed = Object.values(asked).some(Boolean);
  const at = (place: Readonly<Record<string, string>>) =>
    linesHref(paths.ownClaims, { ...asked, ...place });
  return (
    <>
      <PageHeader
        title="Our claims"
        lead="Every line the plan has received from your sites, and what became of it."
        actions={<ButtonLink href={paths.claimCheck}>Check a file before sending</ButtonLink>}
      />
      <LineFilters
        action={showLines}
        base={paths.ownClaims}
        asked={asked}
        memberNumber={page.memberNumber}
        claimNumber={page.claimNumber}
        titles={titles}
      />
      <Table
        dense
        caption="Claim lines, the latest date of service first"
        rows={page.rows}
        rowKey={({ key }) => key}
        rowHref={(line) => paths.claimLine(line.key)}
        columns={ownColumns(titles)}
        empty={
          <EmptyState
            title={narrowed ? "No line matches" : "The plan has received no claim of yours yet"}
            action={narrowed && <ButtonLink href={paths.ownClaims}>Show all lines</ButtonLink>}
          >
            {narrowed
              ? "No line of yours passes every part of the filter; take one of them back."
              : "Lines appear here once a file with claims of your sites is loaded."}
          </EmptyState>
        }
      />
      {(page.after !== null || page.before !== null) && (
        <Pagination
          label="Lines"
          position={`${page.rows.length} lines shown, the latest date first`}
          {...(page.before !== null && { previousHref: at({ before: page.before }) })}
          {...(page.after !== null && { nextHref: at({ after: page.after }) })}
        />
      )}
    </>
  );
}

/** The usual columns, the member leading to its calendar. */
const ownColumns = (titles: ReadonlyMap<Edit, string>) =>
  lineColumns(titles).map((column): typeof column =>
    column.key === "member"
      ? {
          ...column,
          cell: (line) => (
            <Link
              href={paths.claimMember(line.memberId, line.serviceDate.slice(0, 7))}
              prefetch={false}
              className="link relative z-1"
            >
              {memberInWords(line.memberNumber)}
            </Link>
          ),
        }
      : column,
  );
