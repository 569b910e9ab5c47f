import { ActionForm } from "@/components/review/action-form";
import { DayField, NumberField } from "@/components/review/action-fields";
import { reviewHref } from "@/components/review/review-address";
import { Alert } from "@/components/ui/alert";
import { ButtonLink } from "@/components/ui/button-link";
import { addDays, formatDate } from "@/lib/calendar";
import { numberSetting } from "@/lib/policy/settings";
import { certifiable } from "@/lib/review/certifiable";
import { certify } from "./actions";
import { criterionName, needsPerson, type Workspace } from "./desk";
import { OpenFindings } from "./open-findings";
import { StepPanel } from "./step-panel";

/**
 * Certifying: days and span as requested; or the reasons why it is not possible and
 * what to do instead. Where only what is not yet due stands in the way, the longest first span that
 * the setting allows is proposed.
 */
export function CertifyStep({ view }: { view: Workspace }) {
  const { case: current, policy, submission, findings } = view;
  const longest = numberSetting(policy, "first_certification_while_not_yet_due_days");
  const shortLast = addDays(current.firstDay, longest - 1);
  const short =
    !view.certifiable.allowed && longest > 0 && shortLast < current.lastDay
      ? certifiable(
          current.reviewType,
          submission.evaluation,
          findings,
          { firstDay: current.firstDay, lastDay: shortLast },
          view.notYetDueToday,
          longest,
        )
      : undefined;
  const verdict = short?.allowed ? short : view.certifiable;
  const lastDay = short?.allowed ? shortLast : current.lastDay;
  const openFindings = findings.filter(
    ({ finding }) => finding === "not_met" || finding === "undetermined",
  );
  const days = short?.allowed
    ? Math.min(current.requestedDays, current.daysPerWeek * Math.max(1, Math.ceil(longest / 7)))
    : current.requestedDays;
  return (
    <StepPanel
      requestId={current.id}
      title="Certify"
      lead={`Asked for: ${current.requestedDays} days, ${formatDate(current.firstDay)} to ${formatDate(current.lastDay)}, ${current.daysPerWeek} days a week.`}
    >
      {verdict.allowed ? (
        <ActionForm
          id="certify"
          action={certify}
          hidden={{ requestId: current.id, version: current.version, key: crypto.randomUUID() }}
          submit="Certify these days"
          pendingLabel="Certifying"
          className="grid gap-4"
        >
          {verdict.notYetDue.length > 0 && (
            <Alert tone="caution" title="Certified for a short first span">
              <p>
                Not yet due, and falling due later:{" "}
                {verdict.notYetDue.map((id) => criterionName(view, id)).join("; ")}.
              </p>
              <p>{policy.settings["first_certification_while_not_yet_due_days"]?.reading}</p>
            </Alert>
          )}
          <NotSeen view={view} />
          <div className="flex flex-wrap gap-4">
            <NumberField name="days" label="Days" defaultValue={days} />
            <DayField name="firstDay" label="First day" defaultValue={current.firstDay} />
            <DayField name="lastDay" label="Last day" defaultValue={lastDay} />
          </div>
          <p className="text-small text-muted">
            Recorded with an authorization number, the findings as they stand and the policy’s
            wording. A certification is not a guarantee of payment.
          </p>
        </ActionForm>
      ) : (
        <div className="grid gap-4">
          <Alert tone="caution" title="This cannot be certified as it stands">
            {verdict.because.join(" ")}
          </Alert>
          <OpenFindings view={view} findings={openFindings} />
          <p className="max-w-prose">
            Ask for what could still change the answer; set another finding where the record shows
            otherwise, with a reason and the page; or refer the request to a medical director, who
            decides.
          </p>
          <div className="flex flex-wrap gap-2">
            <ButtonLink href={reviewHref(current.id, { step: "request_information" })}>
              Request information
            </ButtonLink>
            <ButtonLink href={reviewHref(current.id, { step: "refer" })}>Refer</ButtonLink>
          </div>
        </div>
      )}
    </StepPanel>
  );
}

/** What a person has not looked at or not recorded; it holds nothing back, and is said plainly. */
function NotSeen({ view: { findings, case: current } }: { view: Workspace }) {
  const unseen = findings.filter(needsPerson).length;
  if (unseen === 0 && current.informationCompleteAt) return null;
  return (
    <Alert tone="caution" title="Before you certify">
      {unseen > 0 && (
        <p>
          {unseen} of {findings.length} findings {unseen === 1 ? "was" : "were"} not confirmed one
          by one: {unseen === 1 ? "it stands" : "they stand"} as computed.
        </p>
      )}
      {!current.informationCompleteAt && (
        <p>It is not recorded that all information was obtained.</p>
      )}
    </Alert>
  );
}
