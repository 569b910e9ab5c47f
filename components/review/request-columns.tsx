import { DueLine } from "@/components/clocks/due-line";
import { Badge } from "@/components/ui/badge";
import type { Column } from "@/components/ui/table";
import { reviewTypeNames, type ReviewType, type Urgency } from "@/lib/review/case";
import type { RequestSort } from "@/lib/review/request-sort";

interface ListedRequest {
  readonly reference: string;
  readonly memberName: string;
  readonly memberNumber: string;
  readonly reviewType: ReviewType;
  readonly urgency: Urgency;
  readonly requestedDays: number;
  /** When the governing clock is due; null where none runs. */
  readonly dueAt: Date | null;
}

/** What every list of requests shows of each, and by what it can be sorted. */
export const requestColumns = (
  sorted: (by: RequestSort) => NonNullable<Column<ListedRequest>["sort"]>,
  now: Date,
) =>
  ({
    reference: {
      key: "reference",
      header: "Reference",
      sort: sorted("reference"),
      cell: (row) => row.reference,
      className: "figures whitespace-nowrap",
    },
    member: {
      key: "member",
      header: "Member",
      sort: sorted("member"),
      cell: (row) => (
        <>
          {row.memberName}
          <span className="block text-small text-muted figures">{row.memberNumber}</span>
        </>
      ),
    },
    type: {
      key: "type",
      header: "Review",
      sort: sorted("type"),
      cell: (row) => (
        <span className="inline-flex flex-wrap items-center gap-x-2 lg:whitespace-nowrap">
          {reviewTypeNames[row.reviewType]}
          {row.urgency === "urgent" && <Badge tone="negative">Urgent</Badge>}
        </span>
      ),
    },
    days: {
      key: "days",
      header: "Days",
      sort: sorted("days"),
      align: "right",
      cell: (row) => row.requestedDays,
    },
    due: {
      key: "due",
      header: "Due",
      sort: sorted("due"),
      cell: (row) => <DueLine dueAt={row.dueAt} now={now} />,
      className: "figures",
    },
  }) satisfies Readonly<Record<string, Column<ListedRequest>>>;
