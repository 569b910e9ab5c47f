import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ClosingSummary } from "@/components/review/closing-summary";
import { DeterminationRecordView } from "@/components/review/determination-record";
import { oneOf, reviewHref, type SearchParams } from "@/components/review/review-address";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { Tabs } from "@/components/ui/tabs";
import type { Workspace } from "@/app/(portal)/requests/[id]/review/desk";
import { requireActor } from "@/lib/auth/current-person";
import { formatDate } from "@/lib/calendar";
import { paths } from "@/lib/paths";
import { requestOverview } from "@/lib/queries/request-overview";
import { reviewWorkspace } from "@/lib/queries/review-workspace";
import { isClinicalStaff } from "@/lib/review/roles";
import { stateNames } from "@/lib/review/workflow";
import { choiceHref, choiceNames, decisionChoices, readChoice } from "./decision-choice";
import { DecisionForm } from "./decision-forms";
import { ReferredCase } from "./referred-case";

export const metadata: Metadata = { title: "Decision" };

/** The decision as it was recorded; while there is none, a medical director's desk for making it. */
export default async function DecisionPage({
  params,
  searchParams,
}: {
  params: Promise<{ id: string }>;
  searchParams: Promise<SearchParams>;
}) {
  const { id } = await params;
  const actor = await requireActor(paths.decision(id), [
    "provider",
    "reviewer",
    "medical_director",
  ]);
  const now = new Date();
  const overview = await requestOverview(actor, { requestId: id }, now);
  if (!overview) notFound();
  if (overview.determination)
    return (
      <>
        <div className="mb-3 flex flex-wrap items-baseline justify-between gap-x-6 gap-y-2">
          <h1 className="text-title">Decision on {overview.case.reference}</h1>
          <ButtonLink href={paths.notices(id)} size="small">
            {isClinicalStaff(actor) ? "Notices of this decision" : "Letters about it"}
          </ButtonLink>
        </div>
        <DeterminationRecordView
          determination={overview.determination}
          overrideReasons={overview.overrideReasons}
          now={now}
        />
      </>
    );

  if (overview.closing)
    return (
      <>
        <h1 className="mb-3 text-title">{overview.case.reference} is closed</h1>
        <ClosingSummary closing={overview.closing} now={now} />
      </>
    );

  const { state } = overview.case;
  if (actor.role === "medical_director" && state === "with_medical_director") {
    const view = await reviewWorkspace(actor, { requestId: id }, now);
    if (!view) notFound();
    return (
      <Deciding
        view={view}
        choice={readChoice(oneOf(await searchParams, "decide"))}
        directorName={actor.name}
        now={now}
      />
    );
  }
  return (
    <>
      <h1 className="sr-only">Decision on {overview.case.reference}</h1>
      <EmptyState
        title="Nothing is decided yet"
        action={
          <ButtonLink href={isClinicalStaff(actor) ? paths.review(id) : paths.request(id)}>
            {isClinicalStaff(actor) ? "Open the review" : "See where it stands"}
          </ButtonLink>
        }
      >
        The request stands at “{stateNames[state]}”. The decision appears here with its reasons as
        soon as it is recorded.
      </EmptyState>
    </>
  );
}

function Deciding({
  view,
  choice,
  directorName,
  now,
}: {
  view: Workspace;
  choice: ReturnType<typeof readChoice>;
  directorName: string;
  now: Date;
}) {
  const { case: current, licence } = view;
  return (
    <>
      <h1 className="text-title">Decide on {current.reference}</h1>
      <p className="mb-4 text-muted figures">
        Asked for: {current.requestedDays} days, {formatDate(current.firstDay)} to{" "}
        {formatDate(current.lastDay)}, {current.daysPerWeek} days a week.
      </p>
      <div className="grid items-start gap-x-10 gap-y-6 lg:grid-cols-[minmax(0,1fr)_minmax(0,32rem)]">
        <ReferredCase view={view} now={now} />
        <section
          aria-labelledby="your-decision"
          className="grid gap-4 lg:sticky lg:top-[calc(var(--bar-height)+var(--storyboard-height)+1rem)] lg:max-h-[calc(100dvh-var(--bar-height)-var(--storyboard-height)-2rem)] lg:overflow-y-auto lg:p-1"
        >
          <div>
            <h2 id="your-decision" className="text-lead">
              Your decision
            </h2>
            <p className="text-small text-muted figures">
              {licence
                ? `${licence.state} ${licence.number}, active through ${formatDate(licence.validThrough)}`
                : "No active North Carolina licence on file for you today"}
            </p>
          </div>
          <Tabs
            label="Decisions"
            items={decisionChoices.map((each) => ({
              href: choiceHref(current.id, each),
              label: choiceNames[each],
              current: each === choice,
            }))}
          />
          {choice ? (
            <DecisionForm key={choice} view={view} choice={choice} directorName={directorName} />
          ) : (
            <div className="grid gap-3">
              <p className="text-muted">
                Choose what to decide. Nothing is recorded before you have read and agreed to what
                will be.
              </p>
              <p>
                <ButtonLink href={reviewHref(current.id, { step: "request_information" })}>
                  Request information instead
                </ButtonLink>
              </p>
            </div>
          )}
        </section>
      </div>
    </>
  );
}
