import { unitWords } from "@/components/claims/claim-words";
import { totalsByEdit, type EditTotal, type FileProgress } from "@/components/claims/file-totals";
import { linesHref } from "@/components/claims/asked-lines";
import { Bar } from "@/components/ui/bar-chart";
import { Table } from "@/components/ui/table";
import type { Edit } from "@/lib/claims/judgement";
import { paths } from "@/lib/paths";

/** A file's lines by the edit that sets their code; each row narrows the lines to it. */
export function FileEdits({
  fileId,
  totals,
  titles,
}: {
  fileId: string;
  totals: FileProgress["totals"];
  titles: ReadonlyMap<Edit, string>;
}) {
  const rows = totalsByEdit(totals);
  if (rows.length === 0) return null;
  const most = Math.max(...rows.map(({ lines }) => lines));
  return (
    <section aria-labelledby="edits" className="max-w-4xl">
      <h2 id="edits" className="mb-2 text-title">
        Edits
      </h2>
      <Table<EditTotal>
        dense
        caption="Lines by edit"
        rows={rows}
        rowKey={({ edit }) => edit}
        rowHref={({ edit }) => `${linesHref(paths.claimFile(fileId), { edit })}#lines`}
        columns={[
          { key: "edit", header: "Edit", cell: ({ edit }) => titles.get(edit) ?? edit },
          {
            key: "bar",
            header: <span className="sr-only">Share</span>,
            className: "w-1/3 max-sm:hidden",
            cell: ({ lines }) => <Bar value={lines} most={most} />,
          },
          {
            key: "lines",
            header: "Lines",
            align: "right",
            cell: ({ lines }) => lines.toLocaleString("en-US"),
          },
          {
            key: "units",
            header: "Units denied",
            align: "right",
            cell: ({ deniedUnits }) => unitWords(deniedUnits),
          },
        ]}
      />
    </section>
  );
}
