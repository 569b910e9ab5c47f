import type { Metadata } from "next";
import { requestColumns } from "@/components/review/request-columns";
import { StateBadge } from "@/components/review/state-badge";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { Field } from "@/components/ui/field";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { Table } from "@/components/ui/table";
import { Tabs } from "@/components/ui/tabs";
import { TextInput } from "@/components/ui/text-input";
import { Time } from "@/components/ui/time";
import { requireActor } from "@/lib/auth/current-person";
import { formatDate } from "@/lib/calendar";
import { readListOrder, sortLinks, writeListOrder } from "@/lib/list-order";
import { paths } from "@/lib/paths";
import { providerRequests } from "@/lib/queries/provider-requests";
import { requestSorts } from "@/lib/review/request-sort";
import { requestStates, stateNames } from "@/lib/review/workflow";
import { programZone } from "@/lib/review/zone";

export const metadata: Metadata = { title: "Requests" };

type Search = Promise<Record<string, string | string[] | undefined>>;

export default async function RequestsPage({ searchParams }: { searchParams: Search }) {
  const actor = await requireActor(paths.requests, ["provider"]);
  const asked = await searchParams;
  const now = new Date();
  const text = (name: string) => (typeof asked[name] === "string" ? asked[name] : undefined);
  const order = readListOrder(text("sort"), requestSorts);
  const sort = order && writeListOrder(order);
  const view = await providerRequests(
    actor,
    { state: text("state") as never, search: text("search"), sort, page: text("page") },
    now,
  );
  if (!view) throw new Error("the list of requests was refused to a provider");
  const state = requestStates.find((candidate) => candidate === text("state"));
  const search = text("search") ?? "";
  const address = (changed: Record<string, string | undefined>): string => {
    const query = new URLSearchParams();
    for (const [name, value] of Object.entries({ state, search, sort, ...changed }))
      if (value) query.set(name, value);
    const written = query.toString();
    return written ? `${paths.requests}?${written}` : paths.requests;
  };
  const sorted = sortLinks(order, (by) => address({ sort: by }));
  const { reference, member, type, days, due } = requestColumns(sorted, now);
  const total = Object.values(view.countByState).reduce((sum, count) => sum + count, 0);

  return (
    <>
      <PageHeader
        title="Requests"
        lead={`Reviews of intensive outpatient care for ${actor.organizationName}.`}
        actions={
          <ButtonLink href={paths.newRequest} variant="primary">
            New request
          </ButtonLink>
        }
      />
      <search>
        <form action={paths.requests} className="mb-3 flex max-w-md items-end gap-2">
          {state && <input type="hidden" name="state" value={state} />}
          {sort && <input type="hidden" name="sort" value={sort} />}
          <Field id="search" label="Member or reference" className="grow">
            {(control) => (
              <TextInput {...control} name="search" defaultValue={search} type="search" />
            )}
          </Field>
          <Button type="submit">Search</Button>
        </form>
      </search>
      <Tabs
        label="Requests by state"
        items={[
          { href: address({ state: undefined }), label: "All", current: !state, count: total },
          ...requestStates
            .filter((each) => each === state || (view.countByState[each] ?? 0) > 0)
            .map((each) => ({
              href: address({ state: each }),
              label: stateNames[each],
              current: each === state,
              count: view.countByState[each] ?? 0,
            })),
        ]}
      />
      <Table
        caption="Requests"
        rows={view.rows}
        rowKey={(row) => row.id}
        rowHref={(row) => (row.state === "draft" ? paths.facts(row.id) : paths.request(row.id))}
        columns={[
          reference,
          member,
          type,
          { key: "site", header: "Site", sort: sorted("site"), cell: (row) => row.siteName },
          {
            key: "dates",
            header: "Requested",
            sort: sorted("dates"),
            cell: (row) => `${formatDate(row.firstDay)} – ${formatDate(row.lastDay)}`,
            className: "figures",
          },
          days,
          due,
          {
            key: "state",
            header: "Stands at",
            sort: sorted("state"),
            cell: (row) => (
              <>
                <StateBadge state={row.state} />
                {row.state === "awaiting_information" && row.answerDueOn && (
                  <span className="ml-2 text-small figures">
                    answer by {formatDate(row.answerDueOn)}
                  </span>
                )}
                {row.certifiedDays !== null && row.certifiedThrough && (
                  <span className="ml-2 text-small text-muted figures">
                    {row.certifiedDays} days to {formatDate(row.certifiedThrough)}
                  </span>
                )}
              </>
            ),
          },
          {
            key: "since",
            header: "Since",
            sort: sorted("since"),
            cell: (row) => (
              <Time instant={row.stateSince} now={now} timeZone={programZone} relative="only" />
            ),
          },
        ]}
        empty={
          search || state ? (
            <EmptyState
              title="No request matches"
              action={<ButtonLink href={paths.requests}>Show all requests</ButtonLink>}
            >
              Search by the member’s name or number, or by the reference of a request.
            </EmptyState>
          ) : (
            <EmptyState
              title="No requests yet"
              action={
                <ButtonLink href={paths.newRequest} variant="primary">
                  New request
                </ButtonLink>
              }
            >
              Start one when a member is admitted, or before. It saves itself, and a colleague can
              finish it.
            </EmptyState>
          )
        }
      />
      {view.pages > 1 && (
        <Pagination
          label="Requests"
          position={`Page ${view.page} of ${view.pages} · ${view.total} requests`}
          {...(view.page > 1 && { previousHref: address({ page: String(view.page - 1) }) })}
          {...(view.page < view.pages && { nextHref: address({ page: String(view.page + 1) }) })}
        />
      )}
    </>
  );
}
