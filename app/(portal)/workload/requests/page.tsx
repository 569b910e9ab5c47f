import type { Metadata } from "next";
import { DueLine } from "@/components/clocks/due-line";
import { oneOf, type SearchParams } from "@/components/review/review-address";
import { StateBadge } from "@/components/review/state-badge";
import { Badge } from "@/components/ui/badge";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { Table, type Column } from "@/components/ui/table";
import { Tabs } from "@/components/ui/tabs";
import { workAddress, type WorkChoice } from "@/components/work/work-address";
import { requireActor } from "@/lib/auth/current-person";
import { paths } from "@/lib/paths";
import { workCases } from "@/lib/queries/work-cases";
import { reviewTypeNames } from "@/lib/review/case";
import { clinicalStaff } from "@/lib/review/roles";
import { bandNames, dueBands, workStageKeys, workStageNames } from "@/lib/review/workload";

export const metadata: Metadata = { title: "Requests at work" };

type View = NonNullable<Awaited<ReturnType<typeof workCases>>>;
type Row = View["rows"][number];

/** The requests behind a figure of the workload; what it is narrowed to stands in the address. */
export default async function WorkCasesPage({
  searchParams,
}: {
  searchParams: Promise<SearchParams>;
}) {
  const actor = await requireActor(paths.workCases, clinicalStaff);
  const params = await searchParams;
  const now = new Date();
  const choice: WorkChoice = {
    due: dueBands.find((band) => band === oneOf(params, "due")),
    stage: workStageKeys.find((stage) => stage === oneOf(params, "stage")),
    holder: oneOf(params, "holder"),
  };
  const view = await workCases(actor, { ...choice, page: oneOf(params, "page") }, now);
  if (!view) throw new Error("the workload was refused to a clinician of the plan");
  const whose =
    choice.holder === "nobody"
      ? "in nobody’s hands"
      : choice.holder === actor.id
        ? "in my hands"
        : view.holderName && `with ${view.holderName}`;
  const parts = [
    choice.due && bandNames[choice.due],
    choice.stage && workStageNames[choice.stage],
    whose,
  ].filter(Boolean);
  return (
    <>
      <PageHeader
        title="Requests at work"
        lead={`${parts.length > 0 ? `${parts.join(", ")}: ` : ""}${view.total} request${view.total === 1 ? "" : "s"}, what is due first first.`}
        breadcrumbs={<Breadcrumbs items={[{ label: "Work", href: paths.work }]} />}
        actions={
          parts.length > 0 && <ButtonLink href={paths.workCases}>Show all at work</ButtonLink>
        }
      />
      <Tabs
        label="By when they are due"
        items={[
          {
            href: workAddress({ ...choice, due: undefined }),
            label: "All",
            current: choice.due === undefined,
          },
          ...dueBands.map((due) => ({
            href: workAddress({ ...choice, due }),
            label: bandNames[due],
            current: due === choice.due,
          })),
        ]}
      />
      <Table
        dense
        caption="Requests at work"
        rows={view.rows}
        rowKey={({ id }) => id}
        rowHref={({ id }) => paths.review(id)}
        columns={columns(now)}
        empty={
          <div className="mt-4">
            <EmptyState title="No request stands here">
              Choose another stretch of time, or show all at work.
            </EmptyState>
          </div>
        }
      />
      {view.pages > 1 && (
        <Pagination
          label="Requests"
          position={`Page ${view.page} of ${view.pages} · ${view.total} requests`}
          {...(view.page > 1 && { previousHref: workAddress(choice, view.page - 1) })}
          {...(view.page < view.pages && { nextHref: workAddress(choice, view.page + 1) })}
        />
      )}
    </>
  );
}

const columns = (now: Date): readonly Column<Row>[] => [
  {
    key: "reference",
    header: "Reference",
    className: "figures whitespace-nowrap",
    cell: ({ reference }) => reference,
  },
  {
    key: "member",
    header: "Member",
    cell: ({ memberName, memberNumber }) => (
      <>
        {memberName}
        <span className="block text-small text-muted figures">{memberNumber}</span>
      </>
    ),
  },
  { key: "provider", header: "Provider", cell: ({ organizationName }) => organizationName },
  {
    key: "type",
    header: "Review",
    cell: ({ reviewType, urgency }) => (
      <span className="inline-flex flex-wrap items-center gap-x-2">
        {reviewTypeNames[reviewType]}
        {urgency === "urgent" && <Badge tone="negative">Urgent</Badge>}
      </span>
    ),
  },
  { key: "due", header: "Due", cell: ({ dueAt }) => <DueLine dueAt={dueAt} now={now} /> },
  { key: "state", header: "Stands at", cell: ({ state }) => <StateBadge state={state} /> },
  {
    key: "holder",
    header: "In whose hands",
    cell: ({ holderName }) => holderName ?? <span className="text-muted">Nobody’s</span>,
  },
];
