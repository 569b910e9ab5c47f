import { FindingMark } from "@/components/policy/finding-mark";
import { ActionForm, type FormAction } from "@/components/review/action-form";
import { reviewHref } from "@/components/review/review-address";
import { Badge } from "@/components/ui/badge";
import { ButtonLink } from "@/components/ui/button-link";
import { Disclosure } from "@/components/ui/disclosure";
import { Time } from "@/components/ui/time";
import { factDefinition } from "@/lib/facts/review-document";
import { paths } from "@/lib/paths";
import { stateNames } from "@/lib/review/workflow";
import { programZone } from "@/lib/review/zone";
import { take } from "@/app/(portal)/queue/actions";
import { completeInformation, confirmRemaining, handBack } from "./actions";
import { needsPerson, type Workspace } from "./desk";
import { partialHospitalizationSigns } from "./context-signs";

/**
 * The head of the review: what it comes to as it stands, whether it can be certified and why not,
 * what makes it pressing, and the steps open to the person who looks.
 */
export function ReviewHeader({ view, now }: { view: Workspace; now: Date }) {
  const { case: current, submission } = view;
  const seen = view.findings.filter((finding) => !needsPerson(finding)).length;
  return (
    <header className="mb-1 flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
      <div className="min-w-0 grow basis-96">
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <span>
            <span className="sr-only">As it stands: </span>
            <FindingMark finding={view.overall} />
          </span>
          {current.urgency === "urgent" && <Badge tone="negative">Urgent</Badge>}
          <span className="text-small text-muted figures">
            Submission {submission.number} · policy {submission.policyVersion} · {seen} of{" "}
            {view.findings.length} findings seen
          </span>
        </p>
        <div className="flex flex-wrap items-start gap-x-5">
          <Standing view={view} />
          <Contradicted view={view} />
          <Signs view={view} />
          <InformationMark view={view} now={now} />
        </div>
      </div>
      <Steps view={view} />
    </header>
  );
}

function InformationMark({ view, now }: { view: Workspace; now: Date }) {
  const { informationCompleteAt } = view.case;
  const asked = view.informationRequests.find((round) => round.answeredAt === null);
  const rounds = view.informationRequests.length;
  return (
    <p className="py-1.5 text-small text-muted">
      {informationCompleteAt ? (
        <>
          All information obtained{" "}
          <Time instant={informationCompleteAt} now={now} timeZone={programZone} relative="only" />
        </>
      ) : asked ? (
        "Information is awaited"
      ) : (
        "Information not yet marked complete"
      )}
      {rounds > 0 && (
        <>
          {" · "}
          <a href="#rounds" className="link">
            {rounds} round{rounds === 1 ? "" : "s"} of questions
          </a>
        </>
      )}
    </p>
  );
}

/** Whether it can be certified, in one line; the reasons one by one behind it. */
function Standing({ view }: { view: Workspace }) {
  if (view.determination)
    return (
      <p className="py-1.5 text-small">
        Decided.{" "}
        <a href={paths.decision(view.case.id)} className="link">
          Read the decision
        </a>
      </p>
    );
  const { allowed, because, notYetDue } = view.certifiable;
  if (allowed)
    return (
      <p className="py-1.5 text-small">
        Can be certified: every criterion is met or does not apply
        {notYetDue.length > 0 && `, or is not yet due (${notYetDue.join(", ")})`}.
      </p>
    );
  return (
    <Disclosure
      className="text-small"
      summary={
        because.length === 1
          ? `Cannot be certified: ${because[0]}`
          : `Cannot be certified: ${because.length} reasons`
      }
    >
      <ul className="list-disc pl-4">
        {because.map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
    </Disclosure>
  );
}

/** Facts stated otherwise than on file, also where no finding hangs on them. */
function Contradicted({ view }: { view: Workspace }) {
  const contradicted = view.submission.evaluation.facts_in_conflict ?? [];
  if (contradicted.length === 0) return null;
  const labels = contradicted.map((path) => factDefinition(view.policy, path)?.label ?? path);
  return (
    <p className="py-1.5 text-small font-semibold text-caution">
      Stated otherwise than on file: {labels.join(", ")}
    </p>
  );
}

/** The policy's signs for the next level of care, where any is ticked. They never decide. */
function Signs({ view }: { view: Workspace }) {
  const signs = partialHospitalizationSigns(view.policy, view.submission.facts);
  if (signs.length === 0) return null;
  return (
    <Disclosure
      className="text-small"
      summary={`${signs.length === 1 ? "A sign" : `${signs.length} signs`} that partial hospitalization may be preferable`}
    >
      <ul className="list-disc pl-4">
        {signs.map((sign) => (
          <li key={sign}>{sign}</li>
        ))}
      </ul>
      <p className="text-muted">
        Context from the policy’s guidelines; it decides nothing. {view.policy.related_policy.title}
        .
      </p>
    </Disclosure>
  );
}

function Steps({ view }: { view: Workspace }) {
  const { case: current, steps } = view;
  const hidden = () => ({
    requestId: current.id,
    version: current.version,
    key: crypto.randomUUID(),
  });
  const act = (id: string, action: FormAction, label: string, pendingLabel: string) => (
    <ActionForm
      id={id}
      action={action}
      hidden={hidden()}
      submit={label}
      pendingLabel={pendingLabel}
      variant="secondary"
      size="small"
    />
  );
  const remaining = view.findings
    .filter(
      (finding) =>
        needsPerson(finding) &&
        (finding.computed === "met" || finding.computed === "not_applicable"),
    )
    .map((finding) => finding.criterion);
  const referred = current.state === "with_medical_director";
  return (
    <div className="flex flex-wrap items-start gap-2">
      {!view.mayWork && !steps.includes("take") && (
        <p className="text-small text-muted">
          {view.holderName && current.state === "in_review"
            ? `Taken by ${view.holderName}. You can read it.`
            : `You can read it: it stands at “${stateNames[current.state]}”.`}
        </p>
      )}
      {steps.includes("take") && act("take", take, "Take this request", "Taking")}
      {view.mayWork && remaining.length > 0 && (
        <ActionForm
          id="confirm-remaining"
          action={confirmRemaining}
          hidden={{ ...hidden(), criteria: remaining.join(",") }}
          submit={`Confirm ${remaining.length} computed as met or not applicable`}
          pendingLabel="Saving"
          variant="secondary"
          size="small"
        />
      )}
      {view.mayWork &&
        !current.informationCompleteAt &&
        (view.standings.every(({ standing }) => standing !== null) ? (
          act("complete", completeInformation, "All information obtained", "Recording")
        ) : (
          <ButtonLink href={reviewHref(current.id, { step: "information_complete" })} size="small">
            All information obtained
          </ButtonLink>
        ))}
      {steps.includes("request_information") && (
        <ButtonLink href={reviewHref(current.id, { step: "request_information" })} size="small">
          Request information
        </ButtonLink>
      )}
      {steps.includes("hand_back") && act("hand-back", handBack, "Hand back", "Handing back")}
      {steps.includes("refer") && (
        <ButtonLink
          href={reviewHref(current.id, { step: "refer" })}
          size="small"
          variant={view.overall === "not_met" ? "primary" : "secondary"}
        >
          Refer
        </ButtonLink>
      )}
      {steps.includes("certify") && !referred && (
        <ButtonLink
          href={reviewHref(current.id, { step: "certify" })}
          size="small"
          variant={
            view.certifiable.allowed && current.informationCompleteAt ? "primary" : "secondary"
          }
        >
          Certify
        </ButtonLink>
      )}
      {referred && view.mayWork && (
        <ButtonLink href={paths.decision(current.id)} size="small" variant="primary">
          Decide
        </ButtonLink>
      )}
      {view.extension.offered && view.extension.tellBy && (
        <ButtonLink
          href={reviewHref(current.id, { step: "extend_time" })}
          size="small"
          variant="quiet"
        >
          Extend the time
        </ButtonLink>
      )}
      {steps.includes("close_administratively") &&
        (view.mayWork || current.state === "awaiting_information") && (
          <ButtonLink
            href={reviewHref(current.id, { step: "close_administratively" })}
            size="small"
            variant="quiet"
          >
            Close without a decision
          </ButtonLink>
        )}
    </div>
  );
}
