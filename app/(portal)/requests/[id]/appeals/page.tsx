import type { Metadata } from "next";
import { ContestStory } from "@/components/appeals/contest-story";
import { CoverageMeanwhile } from "@/components/appeals/coverage-meanwhile";
import { DeterminationSummary } from "@/components/review/determination-summary";
import { Alert } from "@/components/ui/alert";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { requireActor } from "@/lib/auth/current-person";
import { formatDate } from "@/lib/calendar";
import { paths } from "@/lib/paths";
import { contests, type ContestsView } from "@/lib/queries/contests";
import { contestLevelNames } from "@/lib/review/contest";
import { timeToContest } from "@/lib/review/contest-rights";
import { ContestDesk } from "./contest-desk";
import { Decide } from "./decide";
import { Rights } from "./rights";

export const metadata: Metadata = { title: "Appeals" };

/** A decision contested: what may be asked for, every contest as it went, and what is to be done. */
export default async function AppealsPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const actor = await requireActor(paths.appeals(id), ["provider", "reviewer", "medical_director"]);
  const now = new Date();
  const view = await contests(actor, { requestId: id }, now);
  if (!view)
    return (
      <>
        <h1 className="sr-only">Appeals</h1>
        <EmptyState
          title="There is no decision to contest"
          action={<ButtonLink href={paths.request(id)}>See where the request stands</ButtonLink>}
        >
          Once a request is decided, this page says what may be asked for against the decision.
        </EmptyState>
      </>
    );
  const { open, standing } = view;
  const role =
    actor.role === "provider" || actor.role === "reviewer" ? actor.role : "medical_director";
  return (
    <div className="grid items-start gap-x-10 gap-y-8 lg:grid-cols-[minmax(0,1fr)_minmax(0,28rem)]">
      <div className="grid gap-6">
        <div>
          <h1 className="text-title">Appeals of {view.case.reference}</h1>
          {standing && (
            <div className="mt-2">
              <DeterminationSummary determination={standing} now={now} />
              <p className="mt-1 text-small text-muted figures">{timeToContest(view.facts)}</p>
            </div>
          )}
        </div>
        {open && <Standing view={view} />}
        {[...view.contests].reverse().map((contest) => (
          <ContestStory
            key={contest.id}
            contest={contest}
            known={{ names: view.names, documentNames: view.documentNames, now }}
          />
        ))}
        {view.contests.length === 0 && (
          <EmptyState title="Nothing is contested">
            Reconsiderations, appeals and further reviews of this decision appear here with
            everything that was added and decided.
          </EmptyState>
        )}
        <CoverageMeanwhile view={view} />
      </div>
      {(open || view.rights.length > 0) && (
        <aside className="grid gap-8" aria-label="What can be done">
          {open && open.reviewerId === actor.id && <Decide view={view} />}
          {open ? (
            <ContestDesk view={view} contest={open} role={role} />
          ) : (
            <Rights view={view} staff={role !== "provider"} />
          )}
        </aside>
      )}
    </div>
  );
}

/** What is open, in whose hands, and what must come before its decision. */
function Standing({ view }: { view: ContestsView }) {
  const { open, names, before } = view;
  if (!open) return null;
  return (
    <Alert
      tone={open.urgency === "expedited" ? "caution" : "info"}
      title={`${contestLevelNames[open.level]}${open.urgency === "expedited" ? ", expedited" : ""}, received on ${formatDate(open.receivedOn)}`}
    >
      <p>
        {open.reviewerId
          ? `${names[open.reviewerId] ?? "A medical director"} decides. ${open.coordinatorId ? `${names[open.coordinatorId] ?? "Somebody of the plan"} coordinates and answers questions.` : ""}`
          : "Nobody is named to decide it yet."}
      </p>
      {before && <p className="mt-1">{before}</p>}
    </Alert>
  );
}
