import { lineColumns } from "@/components/claims/line-columns";
import { linesHref, type AskedLines } from "@/components/claims/asked-lines";
import { LineFilters } from "@/components/claims/line-filters";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { Pagination } from "@/components/ui/pagination";
import { Table } from "@/components/ui/table";
import type { PageOfLines } from "@/lib/casework/page-of-lines";
import type { Edit } from "@/lib/claims/judgement";
import { paths } from "@/lib/paths";
import { showLines } from "./actions";

/** The lines of a file, filtered and paged by what stands in the address. */
export function FileLines({
  fileId,
  page,
  asked,
  titles,
}: {
  fileId: string;
  page: PageOfLines;
  asked: AskedLines;
  titles: ReadonlyMap<Edit, string>;
}) {
  const base = paths.claimFile(fileId);
  const narrowed = Object.values(asked).some(Boolean);
  const at = (place: Readonly<Record<string, string>>) =>
    `${linesHref(base, { ...asked, ...place })}#lines`;
  return (
    <section aria-labelledby="lines">
      <h2 id="lines" className="mb-2 text-title">
        Lines
      </h2>
      <LineFilters
        action={showLines}
        base={`${base}#lines`}
        hidden={{ fileId }}
        asked={asked}
        memberNumber={page.memberNumber}
        claimNumber={page.claimNumber}
        titles={titles}
      />
      <Table
        dense
        caption="Claim lines in the order of the file"
        rows={page.rows}
        rowKey={({ key }) => key}
        rowHref={(line) => paths.claimLine(line.key)}
        columns={lineColumns(titles)}
        empty={
          <EmptyState
            title={narrowed ? "No line matches" : "No line is judged yet"}
            action={narrowed && <ButtonLink href={base}>Show all lines</ButtonLink>}
          >
            {narrowed
              ? "No line of this file passes every part of the filter; take one of them back."
              : "Lines appear here as they are judged; look again in a moment."}
          </EmptyState>
        }
      />
      {(page.after !== null || page.before !== null) && (
        <Pagination
          label="Lines"
          position={`${page.rows.length} lines shown, in the order of the file`}
          {...(page.before !== null && { previousHref: at({ before: page.before }) })}
          {...(page.after !== null && { nextHref: at({ after: page.after }) })}
        />
      )}
    </section>
  );
}
