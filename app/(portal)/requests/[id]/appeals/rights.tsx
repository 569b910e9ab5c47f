import { ChoiceField } from "@/components/appeals/asked-fields";
import { ActionForm, type FormAction } from "@/components/review/action-form";
import { AreaField, DayField, TextField } from "@/components/review/action-fields";
import { Disclosure } from "@/components/ui/disclosure";
import { formatDate } from "@/lib/calendar";
import type { ContestsView } from "@/lib/queries/contests";
import { contestLevelNames, type ContestLevel } from "@/lib/review/contest";
import type { WorkflowStepName } from "@/lib/review/workflow";
import { appealDecision, askExternalReview, askSecondLevel, reconsider } from "./actions";

const asked: Readonly<
  Record<
    ContestLevel,
    { readonly step: WorkflowStepName; readonly action: FormAction; readonly submit: string }
  >
> = {
  reconsideration: {
    step: "request_reconsideration",
    action: reconsider,
    submit: "Ask for reconsideration",
  },
  appeal: { step: "appeal", action: appealDecision, submit: "Appeal the decision" },
  second_level: {
    step: "request_second_level",
    action: askSecondLevel,
    submit: "Ask for a second-level review",
  },
  external_review: {
    step: "request_external_review",
    action: askExternalReview,
    submit: "Ask for an external review",
  },
};

/** What may be asked for against the decision: until when, under which law, and the form for it. */
export function Rights({ view, staff }: { view: ContestsView; staff: boolean }) {
  return (
    <section aria-labelledby="rights">
      <h2 id="rights" className="text-lead">
        What may be asked for
      </h2>
      <ul className="mt-1 border-t border-edge">
        {view.rights.map((right) => (
          <Right key={right.standard.level} view={view} right={right} staff={staff} />
        ))}
      </ul>
    </section>
  );
}

function Right({
  view,
  right: { standard, expedited },
  staff,
}: {
  view: ContestsView;
  right: ContestsView["rights"][number];
  staff: boolean;
}) {
  const { level } = standard;
  const { step, action, submit } = asked[level];
  const offered = standard.refusal === null ? standard : expedited;
  const possible = offered.refusal === null;
  const mayAsk = possible && view.steps.includes(step);
  return (
    <li className="grid gap-1 border-b border-line py-3">
      <h3 className="font-semibold">{contestLevelNames[level]}</h3>
      {possible ? (
        <p className="text-small text-muted figures">
          {offered.acceptedThrough
            ? `Through ${formatDate(offered.acceptedThrough)}, counted from the member’s notice of ${formatDate(offered.notifiedOn ?? offered.acceptedThrough)}`
            : offered.notifiedOn === null && level !== "second_level"
              ? "May be asked for now; its time begins when the member’s notice is sent"
              : "No last day is set by law"}
          {standard.refusal !== null && "; only expedited"}.{" "}
          <span className="whitespace-nowrap">{offered.rule.citation}</span>
        </p>
      ) : (
        <p className="text-small text-muted">{standard.refusal}</p>
      )}
      {mayAsk && (
        <Disclosure summary={submit}>
          <ActionForm
            id={`ask-${level}`}
            action={action}
            hidden={{
              requestId: view.case.id,
              version: view.case.version,
              key: crypto.randomUUID(),
            }}
            submit={submit}
            pendingLabel="Sending"
            className="grid gap-4 py-1"
          >
            <From staff={staff} />
            {staff && <DayField name="receivedOn" label="Received on" defaultValue={view.today} />}
            {level !== "reconsideration" && (
              <Urgency
                onlyExpedited={standard.refusal !== null}
                onlyStandard={expedited.refusal !== null}
              />
            )}
            <AreaField
              name="reason"
              label="What is contested, and why"
              hint="What the decision says, and what the record shows instead. Documents are added next."
              rows={5}
            />
          </ActionForm>
        </Disclosure>
      )}
    </li>
  );
}

function From({ staff }: { staff: boolean }) {
  return (
    <ChoiceField
      name="receivedFrom"
      legend={staff ? "Received from" : "You ask"}
      defaultValue={staff ? "member" : "provider"}
      options={
        staff
          ? [
              { value: "member", label: "The member" },
              { value: "representative", label: "The member’s representative" },
              { value: "provider", label: "The provider" },
            ]
          : [
              { value: "provider", label: "As the provider" },
              {
                value: "representative",
                label: "For the member",
                hint: "With the member’s consent.",
              },
            ]
      }
    />
  );
}

function Urgency({
  onlyExpedited,
  onlyStandard,
}: {
  onlyExpedited: boolean;
  onlyStandard: boolean;
}) {
  if (onlyStandard) return <input type="hidden" name="urgency" value="standard" />;
  return (
    <>
      <ChoiceField
        name="urgency"
        legend="How urgent"
        defaultValue={onlyExpedited ? "expedited" : "standard"}
        options={[
          ...(onlyExpedited ? [] : [{ value: "standard", label: "Standard" }]),
          {
            value: "expedited",
            label: "Expedited",
            hint: "A physician states that waiting would put the member’s life, health or recovery at risk.",
          },
        ]}
      />
      <TextField
        name="urgencyStatedBy"
        label="Physician who states it cannot wait"
        hint="For an expedited review."
        optional={!onlyExpedited}
      />
    </>
  );
}
