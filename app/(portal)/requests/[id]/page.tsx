import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ClockList } from "@/components/clocks/clock-list";
import { FindingShape } from "@/components/policy/finding-mark";
import { findingWords } from "@/components/policy/finding-words";
import { AuthorizationDays } from "@/components/review/authorization-days";
import { ClosingSummary } from "@/components/review/closing-summary";
import { DeterminationSummary } from "@/components/review/determination-summary";
import { StateBadge } from "@/components/review/state-badge";
import { Alert } from "@/components/ui/alert";
import { ButtonLink } from "@/components/ui/button-link";
import { DataList } from "@/components/ui/data-list";
import { DefinitionList } from "@/components/ui/definition-list";
import { EmptyState } from "@/components/ui/empty-state";
import { Time } from "@/components/ui/time";
import { requireActor } from "@/lib/auth/current-person";
import { formatDate } from "@/lib/calendar";
import { documentKindNames } from "@/lib/documents/kinds";
import type { FindingValue } from "@/lib/finding";
import { writeWhen } from "@/lib/clocks/clock-words";
import { paths } from "@/lib/paths";
import { byPolicyOrder } from "@/lib/policy/checklist";
import { caseClocks } from "@/lib/queries/case-clocks";
import { authorizationLedger } from "@/lib/queries/authorization-ledger";
import { claimMemberOfRequest } from "@/lib/queries/claim-member-of-request";
import { requestOverview } from "@/lib/queries/request-overview";
import { reviewTypeNames } from "@/lib/review/case";
import { isClinicalStaff } from "@/lib/review/roles";
import { programZone } from "@/lib/review/zone";
import { DischargeForm } from "./discharge-form";
import { WithdrawForm } from "./withdraw-form";

export const metadata: Metadata = { title: "Request" };

/** What happens next, for whoever looks: the first thing the page says. */
const next: Readonly<Record<string, string>> = {
  draft: "This draft is yours until you submit it. The plan cannot see it.",
  submitted: "The plan has it. A reviewer will take it from the queue.",
  in_review: "A reviewer is working on it.",
  awaiting_information: "The plan asked for information. Answer it, and the review goes on.",
  with_medical_director: "A medical director will decide it.",
  certified: "The days below are certified.",
  certified_in_part: "Fewer days than requested are certified. The decision says why.",
  noncertified: "The request was not certified. The decision names each criterion and why.",
  in_reconsideration: "The decision is being reconsidered.",
  under_appeal: "The decision is under appeal; a medical director who never acted on it decides.",
  in_second_level: "The decision is in second-level review.",
  in_external_review: "The decision is with an independent reviewer outside the plan.",
  closed_administratively: "Closed without a clinical decision. The letter says why.",
  withdrawn: "The provider took this request back.",
  ended: "The stay has ended.",
};

/** What the plan's own side reads otherwise. */
const nextForStaff: typeof next = {
  ...next,
  submitted: "It waits in the queue for a reviewer to take it.",
  awaiting_information: "Information was asked for. The review goes on when the provider answers.",
};

export default async function RequestPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const actor = await requireActor(paths.request(id), ["provider", "reviewer", "medical_director"]);
  const now = new Date();
  const view = await requestOverview(actor, { requestId: id }, now);
  if (!view) notFound();
  const clocks = await caseClocks(actor, { requestId: id }, now);
  const claims = await claimMemberOfRequest(actor, { requestId: id }, now);
  const days = await authorizationLedger(actor, { requestId: id }, now);
  const { case: current, submission, determination } = view;
  const staff = isClinicalStaff(actor);
  const waits = (round: (typeof view.informationRequests)[number]): boolean =>
    current.state === "awaiting_information" &&
    round.answeredAt === null &&
    round.closedAt === null;
  const asked = view.informationRequests.find(waits);
  const kinds: readonly FindingValue[] = ["met", "not_met", "undetermined", "not_applicable"];
  const findings = Object.entries(submission?.evaluation.findings ?? {}).sort(([a], [b]) =>
    byPolicyOrder(a, b),
  );

  return (
    <div className="grid gap-x-10 gap-y-8 lg:grid-cols-[minmax(0,1fr)_22rem]">
      <div className="grid content-start gap-6">
        <h1 className="sr-only">Request {current.reference}</h1>
        <Alert
          title={(staff ? nextForStaff : next)[current.state]}
          tone={current.state === "awaiting_information" && !staff ? "caution" : "info"}
          actions={
            staff ? (
              <ButtonLink href={paths.review(id)} variant="primary">
                Open the review
              </ButtonLink>
            ) : current.state === "draft" ? (
              <ButtonLink href={paths.facts(id)} variant="primary">
                Continue the checklist
              </ButtonLink>
            ) : asked ? (
              <ButtonLink href={paths.facts(id)} variant="primary">
                Answer {asked.items.length} item{asked.items.length === 1 ? "" : "s"} by{" "}
                {formatDate(asked.dueOn)}
              </ButtonLink>
            ) : undefined
          }
        >
          {view.holderName && current.state === "in_review" && <p>Taken by {view.holderName}.</p>}
        </Alert>

        {clocks && (clocks.rows.length > 0 || clocks.liability) && (
          <section aria-labelledby="clocks">
            <h2 id="clocks" className="mb-2 text-lead">
              Clocks
            </h2>
            {clocks.liability && (
              <p className="mb-3">
                {clocks.liability.through
                  ? `Days from ${formatDate(clocks.liability.from)} through ${formatDate(clocks.liability.through)} stay covered: the member was told on the last of them.`
                  : `Days from ${formatDate(clocks.liability.from)} on stay covered until the member has been told.`}{" "}
                <span className="text-small text-muted">{clocks.liability.citation}</span>
              </p>
            )}
            <ClockList rows={clocks.rows} now={now} />
          </section>
        )}

        {determination && (
          <section aria-labelledby="decision">
            <h2 id="decision" className="mb-2 text-lead">
              Decision
            </h2>
            <DeterminationSummary determination={determination} now={now} />
            <p className="mt-3">
              <ButtonLink href={paths.decision(id)}>Read the whole decision</ButtonLink>
            </p>
          </section>
        )}

        {view.closing && (
          <section aria-labelledby="closing">
            <h2 id="closing" className="mb-2 text-lead">
              Why it is closed
            </h2>
            <ClosingSummary closing={view.closing} now={now} />
          </section>
        )}

        {days && <AuthorizationDays ledger={days} requestId={id} />}

        <section aria-labelledby="findings">
          <h2 id="findings" className="mb-2 text-lead">
            {submission ? `Findings of submission ${submission.number}` : "Findings"}
          </h2>
          {submission ? (
            <>
              <p className="mb-3 text-muted">
                Computed from the answers under policy version {submission.policyVersion}. A
                computed finding decides nothing; people do.
              </p>
              <ul className="grid gap-3">
                {kinds.map((kind) => {
                  const those = findings.filter(([, finding]) => finding.finding === kind);
                  if (those.length === 0) return null;
                  return (
                    <li key={kind} className="grid grid-cols-[1.25rem_minmax(0,1fr)] gap-2">
                      <span className="pt-0.5">
                        <FindingShape finding={kind} />
                      </span>
                      <div>
                        <p className="font-semibold">
                          {those.length} {findingWords[kind].toLowerCase()}
                        </p>
                        {kind === "met" || kind === "not_applicable" ? (
                          <p className="text-muted figures">
                            {those.map(([criterion]) => criterion).join(", ")}
                          </p>
                        ) : (
                          <ul className="figures">
                            {those.map(([criterion, finding]) => (
                              <li key={criterion}>
                                <span className="font-semibold">{criterion}</span>{" "}
                                {view.titles[criterion]}:{" "}
                                <span className="text-muted">{finding.reason}</span>
                              </li>
                            ))}
                          </ul>
                        )}
                      </div>
                    </li>
                  );
                })}
              </ul>
            </>
          ) : (
            <EmptyState title="Nothing is submitted yet">
              The checklist shows every finding while you answer. Here stands what the plan will
              see.
            </EmptyState>
          )}
        </section>

        {view.informationRequests.length > 0 && (
          <section aria-labelledby="information">
            <h2 id="information" className="mb-2 text-lead">
              Information asked for
            </h2>
            <ol className="grid gap-4">
              {view.informationRequests.map((round) => (
                <li key={round.id} className="rounded border border-line p-4">
                  <p className="font-semibold figures">
                    Round {round.number},{" "}
                    {round.answeredAt
                      ? round.late
                        ? "answered late"
                        : "answered"
                      : waits(round)
                        ? `due ${writeWhen(round.dueAt)}`
                        : "not answered"}
                  </p>
                  <p className="text-small text-muted">
                    Asked by {round.askedByName},{" "}
                    <Time instant={round.askedAt} now={now} timeZone={programZone} />
                  </p>
                  {round.message && <p className="mt-2">{round.message}</p>}
                  <ul className="mt-2 grid gap-2">
                    {round.items.map((item) => (
                      <li key={item.id}>
                        <span className="font-semibold figures">{shortName(item.criterion)}</span>{" "}
                        {item.question}
                        {item.answer && (
                          <p className="border-l-2 border-line pl-3">{item.answer}</p>
                        )}
                      </li>
                    ))}
                  </ul>
                </li>
              ))}
            </ol>
          </section>
        )}
      </div>

      <aside className="grid content-start gap-6" aria-label="About this request">
        <DefinitionList
          layout="columns"
          items={[
            { term: "Stands at", detail: <StateBadge state={current.state} /> },
            {
              term: "Since",
              detail: <Time instant={current.stateSince} now={now} timeZone={programZone} />,
            },
            ...(current.submittedAt
              ? [
                  {
                    term: "Submitted",
                    detail: <Time instant={current.submittedAt} now={now} timeZone={programZone} />,
                  },
                ]
              : []),
            ...(current.informationCompleteAt
              ? [
                  {
                    term: "All necessary information obtained",
                    detail: (
                      <Time
                        instant={current.informationCompleteAt}
                        now={now}
                        timeZone={programZone}
                      />
                    ),
                  },
                ]
              : []),
            { term: "Days a week", detail: current.daysPerWeek },
            { term: "Site", detail: `${current.site.name}, ${current.site.city}` },
            { term: "Home", detail: current.member.homeCityAndState },
            ...(current.urgencyStatedBy
              ? [{ term: "Urgency stated by", detail: current.urgencyStatedBy }]
              : []),
          ]}
        />
        {claims?.memberId && (
          <p>
            <ButtonLink href={paths.claimMember(claims.memberId)}>
              Calendar of authorized and billed days
            </ButtonLink>
          </p>
        )}
        <section aria-labelledby="documents">
          <h2 id="documents" className="mb-1 text-lead">
            Documents
          </h2>
          {view.documents.length === 0 ? (
            <p className="text-muted">None attached.</p>
          ) : (
            <DataList
              label="Documents"
              items={view.documents.map((document) => ({
                key: document.id,
                title: document.fileName,
                href: paths.document(document.id),
                detail: documentKindNames[document.kind],
                meta: `${document.pageCount} p.`,
              }))}
            />
          )}
        </section>
        {view.episode.length > 0 && (
          <section aria-labelledby="episode">
            <h2 id="episode" className="mb-1 text-lead">
              Same episode of care
            </h2>
            <DataList
              label="Requests of the same episode"
              items={view.episode.map((request) => ({
                key: request.id,
                title: request.reference,
                href: paths.request(request.id),
                detail: reviewTypeNames[request.reviewType],
                meta: <StateBadge state={request.state} />,
              }))}
            />
          </section>
        )}
        {!staff && (
          <div className="grid gap-3">
            {(current.state === "certified" ||
              current.state === "certified_in_part" ||
              (current.state === "ended" && !view.discharged)) && (
              <ButtonLink href={`${paths.newRequest}?continues=${id}`}>
                Request a continued stay
              </ButtonLink>
            )}
            {view.steps.includes("record_discharge") && (
              <DischargeForm
                hidden={{ requestId: id, version: current.version, key: crypto.randomUUID() }}
              />
            )}
            {view.steps.includes("withdraw") && (
              <WithdrawForm
                hidden={{ requestId: id, version: current.version, key: crypto.randomUUID() }}
              />
            )}
          </div>
        )}
      </aside>
    </div>
  );
}

/** A criterion's number; a gate, which has none, is called so. */
const shortName = (criterion: string): string =>
  /^[PAC]\d/.test(criterion) ? criterion : "Condition";
