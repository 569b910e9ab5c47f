import Link from "next/link";
import { Alert } from "@/components/ui/alert";
import { Table } from "@/components/ui/table";
import type { FileRefusal } from "@/lib/claims/claim";
import { paths } from "@/lib/paths";

/** Why a file was refused as a whole. Nothing of it was kept. */
export function RefusalAlert({
  refusal,
}: {
  refusal: Omit<FileRefusal, "code"> & { readonly loadedAs?: string };
}) {
  return (
    <Alert tone="negative" title="The file was refused; nothing of it was loaded">
      <p>{refusal.problem}</p>
      {(refusal.position ?? refusal.loop) && (
        <p className="text-small text-muted figures">
          {[refusal.position, refusal.loop].filter(Boolean).join(" · ")}
        </p>
      )}
      <p className="mt-1 font-semibold">{refusal.remedy}</p>
      {refusal.loadedAs !== undefined && (
        <p className="mt-1">
          <Link href={paths.claimFile(refusal.loadedAs)} prefetch={false} className="link">
            Open the file that brought them
          </Link>
        </p>
      )}
    </Alert>
  );
}

export interface ShownRefusal {
  readonly place: string;
  readonly loop: string | null;
  readonly claimNumber: string | null;
  readonly lines: number;
  readonly problem: string;
  readonly remedy: string;
}

/** Claims or rows that could not be read, one by one. */
export function RefusalTable<Row extends ShownRefusal>({
  refusals,
  rowKey,
}: {
  refusals: readonly Row[];
  rowKey: (row: Row) => string;
}) {
  return (
    <Table
      dense
      caption="Refused claims"
      rows={refusals}
      rowKey={rowKey}
      columns={[
        { key: "place", header: "Where", className: "figures", cell: ({ place }) => place },
        // Only an 837 file has loops.
        ...(refusals.some(({ loop }) => loop !== null)
          ? [{ key: "loop", header: "Loop", cell: ({ loop }: Row) => loop }]
          : []),
        {
          key: "claim",
          header: "Claim",
          className: "figures",
          cell: ({ claimNumber }) => claimNumber,
        },
        { key: "lines", header: "Lines", align: "right", cell: ({ lines }) => lines },
        { key: "problem", header: "What is wrong", cell: ({ problem }) => problem },
        { key: "remedy", header: "What to do", cell: ({ remedy }) => remedy },
      ]}
    />
  );
}
