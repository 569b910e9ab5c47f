import { StateBadge } from "@/components/review/state-badge";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { Table, type Column } from "@/components/ui/table";
import { Figures } from "@/components/work/figures";
import { formatDate } from "@/lib/calendar";
import { paths } from "@/lib/paths";
import { providerWork } from "@/lib/queries/provider-work";
import type { Person } from "@/lib/review/roles";
import type { RequestState } from "@/lib/review/workflow";

type View = NonNullable<Awaited<ReturnType<typeof providerWork>>>;
type Row = View["awaited"][number];

const shown: readonly (readonly [RequestState, string])[] = [
  ["awaiting_information", "Waiting for our answer"],
  ["draft", "Drafts"],
  ["submitted", "Submitted"],
  ["in_review", "In review"],
  ["with_medical_director", "With medical director"],
];

/** An organization's requests in figures, and the answers it owes, the soonest first. */
export async function ProviderWork({
  actor,
  now,
  tasks,
}: {
  actor: Person;
  now: Date;
  tasks: number;
}) {
  const view = await providerWork(actor, {}, now);
  if (!view) throw new Error("the work was refused to a provider");
  return (
    <>
      <Figures
        label="Our requests"
        figures={[
          ...shown.map(([state, label]) => ({
            key: state,
            label,
            value: view.countByState[state] ?? 0,
            href: `${paths.requests}?state=${state}`,
            ...(state === "awaiting_information" && { alarming: "caution" as const }),
          })),
          { key: "tasks", label: "Open tasks", value: tasks, href: "#tasks" },
        ]}
      />
      <section className="mb-10" aria-label="Answers to give">
        <h2 className="mb-2 text-title">Answers to give</h2>
        <Table
          dense
          caption="Requests that wait for our answer, the soonest first"
          rows={view.awaited}
          rowKey={({ id }) => id}
          rowHref={({ id }) => paths.facts(id)}
          columns={columns}
          empty={
            <EmptyState
              title="No answer is awaited from you"
              action={<ButtonLink href={paths.newRequest}>New request</ButtonLink>}
            >
              When a reviewer asks for information, the request stands here with the days left to
              answer.
            </EmptyState>
          }
        />
      </section>
    </>
  );
}

const columns: readonly Column<Row>[] = [
  {
    key: "reference",
    header: "Reference",
    className: "figures",
    cell: ({ reference }) => reference,
  },
  { key: "member", header: "Member", cell: ({ memberName }) => memberName },
  { key: "state", header: "Stands at", cell: ({ state }) => <StateBadge state={state} /> },
  { key: "items", header: "Items", align: "right", cell: ({ items }) => items },
  {
    key: "due",
    header: "Answer by",
    className: "figures",
    cell: ({ answerDueOn }) => formatDate(answerDueOn),
  },
  {
    key: "left",
    header: "Days left",
    align: "right",
    cell: ({ daysLeft }) => <DaysLeft days={daysLeft} />,
  },
];

function DaysLeft({ days }: { days: number }) {
  if (days < 0) return <span className="font-semibold text-negative">over</span>;
  if (days === 0) return <span className="font-semibold text-caution">today</span>;
  return <span className={days <= 7 ? "font-semibold text-caution" : undefined}>{days}</span>;
}
