import type { Metadata } from "next";
import { ActionForm } from "@/components/review/action-form";
import { requestColumns } from "@/components/review/request-columns";
import { ResultSummary } from "@/components/review/result-summary";
import { oneOf, type SearchParams } from "@/components/review/review-address";
import { StateBadge } from "@/components/review/state-badge";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { Field } from "@/components/ui/field";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { relativeTime } from "@/components/ui/relative-time";
import { Select } from "@/components/ui/select";
import { Table, type Column } from "@/components/ui/table";
import { Tabs } from "@/components/ui/tabs";
import { TextInput } from "@/components/ui/text-input";
import { Time } from "@/components/ui/time";
import { requireActor } from "@/lib/auth/current-person";
import { readListOrder, sortLinks, writeListOrder } from "@/lib/list-order";
import { paths } from "@/lib/paths";
import { reviewQueue, type QueueView } from "@/lib/queries/review-queue";
import { reviewTypeNames } from "@/lib/review/case";
import { requestSorts, type RequestSort } from "@/lib/review/request-sort";
import { clinicalStaff } from "@/lib/review/roles";
import { stageOf } from "@/lib/review/workload";
import { programZone } from "@/lib/review/zone";
import { take } from "./actions";
import { viewsFor, viewWords } from "./queue-views";

export const metadata: Metadata = { title: "Queue" };

const reviewTypes = ["admission", "continued_stay"] as const;
const urgencies = ["urgent", "standard"] as const;

type Answer = NonNullable<Awaited<ReturnType<typeof reviewQueue>>>;
type Row = Answer["rows"][number];

/** The plan's queue. View, filters, search, order and page stand in the address. */
export default async function QueuePage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await requireActor(paths.queue, clinicalStaff);
  const params = await searchParams;
  const now = new Date();
  const views = viewsFor(actor.role);
  const order = readListOrder(oneOf(params, "sort"), requestSorts);
  const asked = {
    view: views.find((name) => name === oneOf(params, "view")) ?? views[0] ?? "open",
    type: reviewTypes.find((type) => type === oneOf(params, "type")),
    urgency: urgencies.find((urgency) => urgency === oneOf(params, "urgency")),
    search: oneOf(params, "search")?.trim() || undefined,
    sort: order && writeListOrder(order),
  };
  const queue = await reviewQueue(actor, { ...asked, page: oneOf(params, "page") }, now);
  if (!queue) throw new Error("the queue was refused to a clinician of the plan");
  const narrowed = Boolean(asked.type ?? asked.urgency ?? asked.search);
  const address = (changed: Readonly<Record<string, string | undefined>>): string => {
    const query = new URLSearchParams();
    for (const [name, value] of Object.entries({ ...asked, ...changed }))
      if (value) query.set(name, value);
    return `${paths.queue}?${query.toString()}`;
  };

  return (
    <>
      <PageHeader
        title="Queue"
        lead={order ? "In the order you chose." : viewWords[queue.view].order}
      />
      <Filters asked={asked} />
      <Tabs
        label="Views of the queue"
        items={views.map((name) => ({
          href: address({ view: name }),
          label: viewWords[name].label,
          current: name === queue.view,
          count: queue.counts[name],
        }))}
      />
      <Table
        dense
        caption={`${viewWords[queue.view].label}: requests`}
        rows={queue.rows}
        rowKey={(row) => row.id}
        rowHref={(row) =>
          stageOf(row.state) === "contested" ? paths.appeals(row.id) : paths.review(row.id)
        }
        columns={columns(
          now,
          sortLinks(order, (sort) => address({ sort })),
        )}
        empty={
          <div className="mt-4">
            <Empty view={queue.view} narrowed={narrowed} />
          </div>
        }
      />
      {queue.pages > 1 && (
        <Pagination
          label="Requests"
          position={`Page ${queue.page} of ${queue.pages} · ${queue.counts[queue.view]} requests`}
          {...(queue.page > 1 && { previousHref: address({ page: String(queue.page - 1) }) })}
          {...(queue.page < queue.pages && {
            nextHref: address({ page: String(queue.page + 1) }),
          })}
        />
      )}
    </>
  );
}

const columns = (
  now: Date,
  sorted: (by: RequestSort) => NonNullable<Column<Row>["sort"]>,
): readonly Column<Row>[] => {
  const { reference, member, type, days, due } = requestColumns(sorted, now);
  return [
    reference,
    member,
    due,
    {
      key: "provider",
      header: "Provider",
      sort: sorted("provider"),
      cell: (row) => row.organizationName,
      className: "lg:whitespace-nowrap",
    },
    type,
    days,
    {
      key: "submitted",
      header: "Submitted",
      sort: sorted("submitted"),
      cell: (row) =>
        row.submittedAt && (
          <>
            <Time instant={row.submittedAt} now={now} timeZone={programZone} relative="none" />
            <span className="block text-small text-muted">
              {relativeTime(row.submittedAt, now)}
            </span>
          </>
        ),
    },
    {
      key: "result",
      header: "Computed",
      cell: (row) =>
        row.result && (
          <>
            <ResultSummary
              result={row.result}
              notMet={row.notMet}
              undetermined={row.undetermined}
            />
            {row.overridden.count > 0 && (
              <span className="block text-small font-semibold">
                {row.overridden.count} overridden{" "}
                <span className="font-normal text-muted">
                  by {row.overridden.initials.join(", ")}
                </span>
              </span>
            )}
          </>
        ),
    },
    {
      key: "state",
      header: "Stands at",
      sort: sorted("state"),
      cell: (row) => <StateBadge state={row.state} />,
    },
    {
      key: "holder",
      header: "In whose hands",
      cell: (row) =>
        row.state === "submitted" ? (
          <div className="relative z-1 w-fit max-w-80">
            <ActionForm
              id={`take-${row.id}`}
              action={take}
              hidden={{ requestId: row.id, version: row.version, key: crypto.randomUUID() }}
              submit={
                <>
                  Take<span className="sr-only"> {row.reference}</span>
                </>
              }
              pendingLabel="Taking"
              variant="secondary"
              size="small"
            />
          </div>
        ) : (
          (row.holder?.name ?? <span className="text-muted">Nobody’s</span>)
        ),
    },
  ];
};

function Filters({
  asked,
}: {
  asked: {
    readonly view: QueueView;
    readonly type: string | undefined;
    readonly urgency: string | undefined;
    readonly search: string | undefined;
    readonly sort: string | undefined;
  };
}) {
  return (
    <search>
      <form action={paths.queue} className="mb-3 flex flex-wrap items-end gap-3">
        <input type="hidden" name="view" value={asked.view} />
        {asked.sort && <input type="hidden" name="sort" value={asked.sort} />}
        <Field id="search" label="Member or reference" className="grow sm:max-w-72">
          {(control) => (
            <TextInput {...control} name="search" type="search" defaultValue={asked.search} />
          )}
        </Field>
        <Field id="type" label="Review">
          {(control) => (
            <Select
              {...control}
              name="type"
              blank="Both"
              defaultValue={asked.type ?? ""}
              options={Object.entries(reviewTypeNames).map(([value, label]) => ({ value, label }))}
            />
          )}
        </Field>
        <Field id="urgency" label="Urgency">
          {(control) => (
            <Select
              {...control}
              name="urgency"
              blank="Any"
              defaultValue={asked.urgency ?? ""}
              options={[
                { value: "urgent", label: "Urgent" },
                { value: "standard", label: "Standard" },
              ]}
            />
          )}
        </Field>
        <Button type="submit">Show</Button>
      </form>
    </search>
  );
}

function Empty({ view, narrowed }: { view: QueueView; narrowed: boolean }) {
  if (narrowed)
    return (
      <EmptyState
        title="No request matches"
        action={
          <ButtonLink href={`${paths.queue}?view=${view}`}>Clear filters and search</ButtonLink>
        }
      >
        Search by the reference, or by the beginning of the member’s name or number. The other views
        may hold what you look for.
      </EmptyState>
    );
  const { empty, todo } = viewWords[view];
  const next: QueueView = view === "mine" ? "unassigned" : "open";
  return (
    <EmptyState
      title={empty}
      action={
        view !== next &&
        view !== "open" && (
          <ButtonLink href={`${paths.queue}?view=${next}`}>
            {next === "open" ? "Show what is open" : "Show nobody’s"}
          </ButtonLink>
        )
      }
    >
      {todo}
    </EmptyState>
  );
}
