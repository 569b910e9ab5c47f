import type { Metadata } from "next";
import { jobFigures } from "@/components/jobs/job-figures";
import { jobName, jobStateWords } from "@/components/jobs/job-words";
import { LiveJobFigures } from "@/components/jobs/live-job-figures";
import { ActionForm } from "@/components/review/action-form";
import { oneOf, type SearchParams } from "@/components/review/review-address";
import { Badge } from "@/components/ui/badge";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Table, type Column } from "@/components/ui/table";
import { Tabs } from "@/components/ui/tabs";
import { Time } from "@/components/ui/time";
import { requireActor } from "@/lib/auth/current-person";
import { paths } from "@/lib/paths";
import { backgroundJobs } from "@/lib/queries/background-jobs";
import { jobStates } from "@/lib/review/job-state";
import { programZone } from "@/lib/review/zone";
import { giveUp, retry } from "./actions";

export const metadata: Metadata = { title: "Background jobs" };

type View = NonNullable<Awaited<ReturnType<typeof backgroundJobs>>>;
type Job = View["jobs"][number];
type Process = View["processes"][number];

/** A portal says twice a minute that it lives; one that has not for longer is marked. */
const silentAfter = 60_000;

/** The queue of what is done in the background, and the portals that work it. */
export default async function JobsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await requireActor(paths.jobs, ["administrator"]);
  const asked = oneOf(await searchParams, "state");
  const state = jobStates.find((name) => name === asked);
  const now = new Date();
  const view = await backgroundJobs(actor, { state }, now);
  if (!view) throw new Error("the background jobs were refused to an administrator");
  const figures = jobFigures(view);
  const total = Object.values(view.counts).reduce((sum, jobs) => sum + jobs, 0);
  return (
    <>
      <PageHeader
        title="Background jobs"
        lead="What the portal does by itself: reminders, time limits, e-mail, claims files. A job that fails is tried again by itself, ever less often; here it is tried at once, or no more."
      />
      <LiveJobFigures key={figures.mark} initial={figures} />
      <Tabs
        label="Jobs by state"
        items={[
          { href: paths.jobs, label: "All", current: !state, count: total },
          ...jobStates.map((name) => ({
            href: `${paths.jobs}?state=${name}`,
            label: jobStateWords[name].name,
            current: name === state,
            count: view.counts[name],
          })),
        ]}
      />
      <Table
        dense
        caption="Jobs"
        rows={view.jobs}
        rowKey={({ id }) => id}
        columns={jobColumns(now)}
        empty={
          <div className="mt-4">
            <EmptyState
              title={state ? "No job stands here" : "Nothing waits and nothing has failed"}
            >
              What is done leaves this list. The portals below look every minute for what time has
              made due.
            </EmptyState>
          </div>
        }
      />
      {total > view.jobs.length && !state && (
        <p className="mt-2 text-small text-muted">
          The first {view.jobs.length} of {total} are listed.
        </p>
      )}
      <section className="mt-10" aria-label="Portals that do these jobs">
        <Table
          dense
          caption="Portals that do these jobs"
          captionHidden={false}
          rows={view.processes}
          rowKey={({ id }) => id}
          columns={processColumns(now)}
          empty={
            <EmptyState title="No portal does jobs">
              None has been seen for a day. Start one without IOP_JOBS=0: until then no reminder is
              sent and no time limit is told of.
            </EmptyState>
          }
        />
      </section>
    </>
  );
}

const jobColumns = (now: Date): readonly Column<Job>[] => [
  {
    key: "job",
    header: "Job",
    cell: ({ id, task }) => (
      <>
        {jobName(task)} <span className="text-small text-muted figures">no. {id}</span>
      </>
    ),
  },
  {
    key: "state",
    header: "Stands at",
    cell: ({ state }) => (
      <Badge tone={jobStateWords[state].tone}>{jobStateWords[state].name}</Badge>
    ),
  },
  {
    key: "attempts",
    header: "Attempts",
    align: "right",
    cell: ({ attempts, maxAttempts }) => `${attempts} of ${maxAttempts}`,
  },
  {
    key: "error",
    header: "Last error",
    cell: ({ errorCode }) =>
      errorCode === null ? <span className="text-muted">None</span> : <code>{errorCode}</code>,
  },
  {
    key: "next",
    header: "Next",
    cell: ({ state, runAt, lockedAt }) =>
      state === "running" && lockedAt ? (
        <>
          Since <Time instant={lockedAt} now={now} timeZone={programZone} />
        </>
      ) : state === "waiting" || state === "retrying" ? (
        <Time instant={runAt} now={now} timeZone={programZone} />
      ) : (
        <span className="text-muted">Not by itself</span>
      ),
  },
  {
    key: "acts",
    header: <span className="sr-only">What can be done</span>,
    cell: ({ id, state, task }) => (
      <div className="flex flex-wrap gap-2">
        {["failed", "retrying", "given_up"].includes(state) && (
          <ActionForm
            id={`retry-${id}`}
            action={retry}
            hidden={{ jobId: id }}
            submit={
              <>
                Try now
                <span className="sr-only">
                  : {jobName(task)}, no. {id}
                </span>
              </>
            }
            pendingLabel="Trying"
            size="small"
            variant="secondary"
          />
        )}
        {["failed", "retrying"].includes(state) && (
          <ActionForm
            id={`give-up-${id}`}
            action={giveUp}
            hidden={{ jobId: id }}
            submit={
              <>
                Give up
                <span className="sr-only">
                  : {jobName(task)}, no. {id}
                </span>
              </>
            }
            pendingLabel="Giving up"
            size="small"
            variant="danger"
          />
        )}
      </div>
    ),
  },
];

const processColumns = (now: Date): readonly Column<Process>[] => [
  {
    key: "where",
    header: "Portal",
    className: "figures",
    cell: ({ host, pid }) => `${host}, process ${pid}`,
  },
  {
    key: "state",
    header: "Stands at",
    cell: ({ stoppedAt, seenAt }) =>
      stoppedAt ? (
        <Badge>Ended</Badge>
      ) : now.getTime() - seenAt.getTime() > silentAfter ? (
        <Badge tone="caution">Not heard of</Badge>
      ) : (
        <Badge tone="positive">Working</Badge>
      ),
  },
  {
    key: "started",
    header: "Started",
    cell: ({ startedAt }) => (
      <Time instant={startedAt} now={now} timeZone={programZone} relative="none" />
    ),
  },
  {
    key: "seen",
    header: "Last heard of",
    cell: ({ seenAt }) => (
      <Time instant={seenAt} now={now} timeZone={programZone} relative="only" />
    ),
  },
  {
    key: "swept",
    header: "Last looked for what is due",
    cell: ({ sweptAt }) =>
      sweptAt ? (
        <Time instant={sweptAt} now={now} timeZone={programZone} />
      ) : (
        <span className="text-muted">Not yet; another portal does</span>
      ),
  },
];
