import { AreaField, DayField, NumberField } from "@/components/review/action-fields";
import { ConfirmedForm } from "@/components/review/confirmed-form";
import { FailFirstAlert } from "@/components/review/criterion-detail";
import { failFirstCaution } from "@/components/review/fail-first";
import { Alert } from "@/components/ui/alert";
import { ButtonLink } from "@/components/ui/button-link";
import { reviewHref } from "@/components/review/review-address";
import { certify } from "@/app/(portal)/requests/[id]/review/actions";
import { criterionName, type Workspace } from "@/app/(portal)/requests/[id]/review/desk";
import { paths } from "@/lib/paths";
import { decideAgainst, decideInPart } from "./actions";
import type { DecisionChoice } from "./decision-choice";

/** The form of one decision, with what it needs explained where it is lacking. */
export function DecisionForm({
  view,
  choice,
  directorName,
}: {
  view: Workspace;
  choice: DecisionChoice;
  directorName: string;
}) {
  const unmet = view.findings
    .filter(({ finding }) => finding === "not_met")
    .map(({ criterion }) => criterion);
  if (choice !== "certify" && !view.licence) return <NoLicence />;
  if (choice === "noncertify" && unmet.length === 0) return <NothingUnmet view={view} />;
  const common = {
    hidden: {
      requestId: view.case.id,
      version: view.case.version,
      key: crypto.randomUUID(),
    },
    question: "Record this decision?",
    pendingLabel: "Recording",
    className: "grid gap-4",
    aside: (
      <ButtonLink href={paths.decision(view.case.id)} scroll={false} variant="quiet">
        Not now
      </ButtonLink>
    ),
  };
  switch (choice) {
    case "certify":
      return <CertifyInFull view={view} common={common} directorName={directorName} />;
    case "certify_in_part":
      return (
        <ConfirmedForm
          {...common}
          id="certify-in-part"
          action={decideInPart}
          submit="Certify fewer days"
          agree="Record: certified in part"
          required={["days", "firstDay", "lastDay", "rationale", ...unmet.map(rationaleName)]}
          shown={[...spanShown, overall, ...unmet.map((id) => shownRationale(view, id))]}
          record={
            <Recorded view={view} directorName={directorName} outcome="Certified in part" licence />
          }
        >
          <Span view={view} fewer />
          <AreaField
            name="rationale"
            label="Clinical rationale for certifying fewer days"
            hint="Specific to this member. The provider reads it."
            rows={4}
          />
          <Rationales view={view} unmet={unmet} />
        </ConfirmedForm>
      );
    case "noncertify":
      return (
        <ConfirmedForm
          {...common}
          id="noncertify"
          action={decideAgainst}
          submit="Do not certify"
          variant="danger"
          agree="Record: not certified"
          required={unmet.map(rationaleName)}
          shown={[overall, ...unmet.map((id) => shownRationale(view, id))]}
          record={
            <Recorded view={view} directorName={directorName} outcome="Not certified" licence />
          }
        >
          <Rationales view={view} unmet={unmet} />
          <AreaField
            name="rationale"
            label="Rationale as a whole"
            optional
            hint="What holds for the request beyond the single criteria."
            rows={3}
          />
        </ConfirmedForm>
      );
  }
}

type Common = Pick<
  Parameters<typeof ConfirmedForm>[0],
  "hidden" | "question" | "pendingLabel" | "className" | "aside"
>;

function CertifyInFull({
  view,
  common,
  directorName,
}: {
  view: Workspace;
  common: Common;
  directorName: string;
}) {
  const { allowed, because } = view.certifiable;
  return (
    <ConfirmedForm
      {...common}
      id="certify-in-full"
      action={certify}
      submit="Certify"
      agree="Record: certified"
      required={["days", "firstDay", "lastDay", ...(allowed ? [] : ["rationale"])]}
      shown={[...spanShown, overall]}
      record={<Recorded view={view} directorName={directorName} outcome="Certified" />}
    >
      {!allowed && (
        <Alert tone="caution" title="Not every criterion is met">
          A medical director may certify all the same, saying why. {because.join(" ")}
        </Alert>
      )}
      <Span view={view} />
      <AreaField
        name="rationale"
        label={allowed ? "Rationale" : "Why it is certified although not every criterion is met"}
        optional={allowed}
        rows={4}
      />
    </ConfirmedForm>
  );
}

const rationaleName = (criterion: string): string => `rationales.${criterion}`;
const overall = { name: "rationale", label: "Rationale" };
const spanShown = [
  { name: "days", label: "Days" },
  { name: "firstDay", label: "First day" },
  { name: "lastDay", label: "Last day" },
];
const shownRationale = (view: Workspace, criterion: string) => ({
  name: rationaleName(criterion),
  label: criterionName(view, criterion),
});

/** Days and span. Where fewer are certified the days are named, never taken over by a slip. */
function Span({ view: { case: current }, fewer = false }: { view: Workspace; fewer?: boolean }) {
  return (
    <div className="flex flex-wrap gap-4">
      <NumberField
        name="days"
        label="Days"
        {...(!fewer && { defaultValue: current.requestedDays })}
        note={`${current.requestedDays} asked for`}
      />
      <DayField name="firstDay" label="First day" defaultValue={current.firstDay} />
      <DayField name="lastDay" label="Last day" defaultValue={current.lastDay} />
    </div>
  );
}

/** One rationale for each unmet criterion, with what the record showed in sight. */
function Rationales({ view, unmet }: { view: Workspace; unmet: readonly string[] }) {
  return unmet.map((criterion) => {
    const explanation = view.submission.evaluation.findings[criterion];
    const effective = view.findings.find((each) => each.criterion === criterion);
    const caution = failFirstCaution(criterion, "not_met", explanation?.parts);
    return (
      <div key={criterion} className="grid gap-2">
        {caution && <FailFirstAlert parts={caution.metParts} />}
        <AreaField
          name={rationaleName(criterion)}
          label={`Clinical rationale: ${criterionName(view, criterion)}`}
          hint={effective?.decision?.reason || explanation?.reason}
          rows={4}
        />
      </div>
    );
  });
}

/** What will be on record whatever is typed. */
function Recorded({
  view,
  directorName,
  outcome,
  licence = false,
}: {
  view: Workspace;
  directorName: string;
  outcome: string;
  licence?: boolean;
}) {
  return (
    <p>
      <strong>{outcome}</strong>: request {view.case.reference}, submission {view.submission.number}
      , under policy version {view.submission.policyVersion}, by {directorName}
      {licence && view.licence && ` (${view.licence.state} licence ${view.licence.number})`}. The
      decision is kept with the findings and the policy’s wording as they stand, and cannot be
      changed afterwards.
    </p>
  );
}

function NoLicence() {
  return (
    <Alert tone="caution" title="This needs an active North Carolina medical licence">
      Deciding against a request, in whole or in part, is for a physician licensed in North Carolina
      on the day of the decision (N.C.G.S. 58-50-61), and none is on file for you today. You may
      certify in full or request information; otherwise another medical director decides. If your
      licence was renewed, ask an administrator to record it.
    </Alert>
  );
}

function NothingUnmet({ view }: { view: Workspace }) {
  return (
    <Alert
      tone="caution"
      title="No criterion is found not met"
      actions={
        <>
          <ButtonLink href={reviewHref(view.case.id, { step: "request_information" })} size="small">
            Request information
          </ButtonLink>
          <ButtonLink href={paths.review(view.case.id)} size="small">
            Look at the findings
          </ButtonLink>
        </>
      }
    >
      What is undetermined is asked for, never decided against. Where the record shows that a
      criterion is not met, set that finding first, with its reason and the page that shows it.
    </Alert>
  );
}
