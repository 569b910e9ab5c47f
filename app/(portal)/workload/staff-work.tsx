import Link from "next/link";
import { DueLine } from "@/components/clocks/due-line";
import { StateBadge } from "@/components/review/state-badge";
import { Badge } from "@/components/ui/badge";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { Table, type Column } from "@/components/ui/table";
import { DueBar } from "@/components/work/due-bar";
import { DueChart } from "@/components/work/due-chart";
import { Figures } from "@/components/work/figures";
import { workAddress, type WorkChoice } from "@/components/work/work-address";
import { paths } from "@/lib/paths";
import { staffWork } from "@/lib/queries/staff-work";
import { roleNames, type Person } from "@/lib/review/roles";
import { dueBands, stageOf, workStageKeys, workStageNames } from "@/lib/review/workload";

type View = NonNullable<Awaited<ReturnType<typeof staffWork>>>;
type Load = View["team"][number];

/** A clinician's own requests, when everything is due, and who holds what. */
export async function StaffWork({
  actor,
  now,
  tasks,
}: {
  actor: Person;
  now: Date;
  tasks: number;
}) {
  const view = await staffWork(actor, {}, now);
  if (!view) throw new Error("the workload was refused to a clinician of the plan");
  const { byBand, mine, team } = view;
  const nobody = team.find(({ holder }) => holder === null);
  return (
    <>
      <Figures
        label="Today"
        figures={[
          {
            key: "overdue",
            label: "Overdue",
            value: byBand.overdue,
            href: workAddress({ due: "overdue" }),
            alarming: "negative",
          },
          {
            key: "day",
            label: "Due within 24 hours",
            value: byBand.day,
            href: workAddress({ due: "day" }),
            alarming: "caution",
          },
          {
            key: "mine",
            label: "In my hands",
            value: mine.total,
            href: workAddress({ holder: actor.id }),
          },
          {
            key: "nobody",
            label: "In nobody’s hands",
            value: nobody?.total ?? 0,
            href: workAddress({ holder: "nobody" }),
          },
          { key: "tasks", label: "Open tasks", value: tasks, href: "#tasks" },
        ]}
      />
      <div className="mb-10 grid gap-x-12 gap-y-10 *:min-w-0 lg:grid-cols-[3fr_2fr]">
        <section aria-label="My requests">
          <h2 className="mb-2 text-title">My requests</h2>
          <Table
            dense
            caption="Requests in my hands, what is due first first"
            rows={mine.rows}
            rowKey={({ id }) => id}
            rowHref={({ id, state }) =>
              stageOf(state) === "contested" ? paths.appeals(id) : paths.review(id)
            }
            columns={mineColumns(now)}
            empty={
              <EmptyState
                title="You hold no request"
                action={
                  <ButtonLink href={`${paths.queue}?view=unassigned`}>Show nobody’s</ButtonLink>
                }
              >
                Take one of nobody’s; what is due first stands first.
              </EmptyState>
            }
          />
          {mine.total > mine.rows.length && (
            <p className="mt-2">
              <Link href={workAddress({ holder: actor.id })} prefetch={false} className="link">
                All {mine.total} in my hands
              </Link>
            </p>
          )}
        </section>
        <section aria-label="When it is due">
          <h2 className="mb-2 text-title">When it is due</h2>
          <DueChart byBand={byBand} />
        </section>
      </div>
      <section className="mb-10" aria-label="Who holds what">
        <h2 className="mb-2 text-title">Who holds what</h2>
        <Table
          dense
          caption="Requests by who holds them and where they stand"
          rows={team}
          rowKey={({ holder }) => holder ?? "nobody"}
          rowClassName={({ total }) => (total === 0 ? "max-sm:hidden" : undefined)}
          columns={teamColumns(Math.max(...team.map(({ total }) => total)))}
        />
      </section>
    </>
  );
}

const mineColumns = (now: Date): readonly Column<View["mine"]["rows"][number]>[] => [
  { key: "reference", header: "Reference", cell: ({ reference }) => reference },
  {
    key: "member",
    header: "Member",
    cell: ({ memberName, urgency }) => (
      <span className="inline-flex flex-wrap items-center gap-x-2">
        {memberName}
        {urgency === "urgent" && <Badge tone="negative">Urgent</Badge>}
      </span>
    ),
  },
  { key: "state", header: "Stands at", cell: ({ state }) => <StateBadge state={state} /> },
  { key: "due", header: "Due", cell: ({ dueAt }) => <DueLine dueAt={dueAt} now={now} /> },
];

/** A figure of the team's table, a link to its list unless it is nothing. */
function Count({ of, choice }: { of: number; choice: WorkChoice }) {
  if (of === 0)
    return (
      <span data-none className="text-muted">
        0
      </span>
    );
  return (
    <Link href={workAddress(choice)} prefetch={false} className="link font-semibold">
      {of}
    </Link>
  );
}

const holderOf = ({ holder }: Load): string => holder ?? "nobody";

/** On a phone: who, the bar, how many, and how many of them overdue, and only where there are any. */
const teamColumns = (most: number): readonly Column<Load>[] => [
  {
    key: "holder",
    header: "In whose hands",
    className: "lg:whitespace-nowrap",
    cell: ({ name, role }) => (
      <>
        {name ?? "Nobody’s"}
        {(role === "reviewer" || role === "medical_director") && (
          <span className="block text-small text-muted">{roleNames[role]}</span>
        )}
      </>
    ),
  },
  {
    key: "bar",
    header: "By when due",
    className: "sm:w-1/4",
    cell: ({ byBand }) => (
      <DueBar
        className="mt-1.5 min-w-32"
        most={most}
        parts={dueBands.map((band) => ({ band, requests: byBand[band] }))}
      />
    ),
  },
  {
    key: "total",
    header: "All",
    align: "right",
    cell: (load) => <Count of={load.total} choice={{ holder: holderOf(load) }} />,
  },
  {
    key: "overdue",
    header: "Overdue",
    align: "right",
    className: "max-sm:has-data-none:hidden",
    cell: (load) => (
      <Count of={load.byBand.overdue} choice={{ holder: holderOf(load), due: "overdue" }} />
    ),
  },
  {
    key: "day",
    header: "In 24 hours",
    align: "right",
    className: "max-sm:hidden",
    cell: (load) => <Count of={load.byBand.day} choice={{ holder: holderOf(load), due: "day" }} />,
  },
  ...workStageKeys.map((stage): Column<Load> => ({
    key: stage,
    header: workStageNames[stage],
    align: "right",
    className: "max-sm:hidden",
    cell: (load) => <Count of={load.byStage[stage]} choice={{ holder: holderOf(load), stage }} />,
  })),
];
