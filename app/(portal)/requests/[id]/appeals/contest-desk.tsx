import { ChoiceField, FileField, SelectField } from "@/components/appeals/asked-fields";
import { ActionForm } from "@/components/review/action-form";
import { AreaField, DayField } from "@/components/review/action-fields";
import { Disclosure } from "@/components/ui/disclosure";
import { addDays } from "@/lib/calendar";
import type { ContestsView } from "@/lib/queries/contests";
import { runsFromInformation } from "@/lib/review/contest";
import {
  addEvidence,
  assign,
  complete,
  disclose,
  recordMeeting,
  recordStep,
  setMeeting,
  takeBack,
} from "./actions";

type ContestView = ContestsView["contests"][number];
type Hidden = Readonly<Record<string, string | number>>;
const layout = "grid gap-4 py-1";

/** What remains to be done in the open contest, for whoever looks. */
export function ContestDesk({
  view,
  contest,
  role,
}: {
  view: ContestsView;
  contest: ContestView;
  role: "provider" | "reviewer" | "medical_director";
}) {
  const hidden: Hidden = {
    requestId: view.case.id,
    version: view.case.version,
    key: crypto.randomUUID(),
  };
  const staff = role !== "provider";
  return (
    <section aria-labelledby="to-do" className="grid gap-1">
      <h2 id="to-do" className="text-lead">
        {staff ? "To do in this contest" : "Add to it"}
      </h2>
      {role === "medical_director" && <Assign view={view} contest={contest} hidden={hidden} />}
      {staff &&
        contest.evidence
          .filter(({ needsDisclosure, disclosedAt }) => needsDisclosure && !disclosedAt)
          .map(({ number }) => (
            <Disclose key={number} number={number} today={view.today} hidden={hidden} />
          ))}
      <AddEvidence staff={staff} hidden={hidden} />
      {staff && runsFromInformation(contest) && !contest.informationCompleteAt && (
        <Disclosure summary="Record that the information is complete">
          <ActionForm
            id="appeal-complete"
            action={complete}
            hidden={hidden}
            submit="Justifying information received"
            pendingLabel="Recording"
            variant="secondary"
            className={layout}
          >
            <p className="max-w-prose">
              The time for an expedited appeal runs from this moment. It is recorded once.
            </p>
          </ActionForm>
        </Disclosure>
      )}
      {staff && contest.level === "second_level" && !contest.meetingHeldOn && (
        <Meeting contest={contest} today={view.today} hidden={hidden} />
      )}
      {staff && contest.level === "external_review" && (
        <ExternalStep contest={contest} today={view.today} hidden={hidden} />
      )}
      {view.steps.includes("withdraw_contest") && contest.receivedFrom !== "member" && (
        <Disclosure summary="Take it back">
          <ActionForm
            id="withdraw-contest"
            action={takeBack}
            hidden={hidden}
            submit="Take it back"
            pendingLabel="Taking back"
            variant="danger"
            className={layout}
          >
            <p className="max-w-prose">
              The decision then stands as it was. While time runs it may be contested again.
            </p>
          </ActionForm>
        </Disclosure>
      )}
    </section>
  );
}

function Assign({
  view,
  contest,
  hidden,
}: {
  view: ContestsView;
  contest: ContestView;
  hidden: Hidden;
}) {
  const may = view.directors.filter(({ objections }) => objections.length === 0);
  const mayNot = view.directors.filter(({ objections }) => objections.length > 0);
  return (
    <Disclosure
      summary={contest.reviewerId ? "Name somebody else to decide" : "Name who decides"}
      open={!contest.reviewerId}
    >
      <ActionForm
        id="assign-appeal"
        action={assign}
        hidden={hidden}
        submit="Name them"
        pendingLabel="Naming"
        className={layout}
      >
        {may.length > 0 ? (
          <SelectField
            name="reviewerId"
            label="Decides"
            blank="Choose a medical director"
            options={may.map(({ id, name }) => ({ value: id, label: name }))}
          />
        ) : (
          <p className="max-w-prose">
            No medical director on file may decide this. Ask an administrator to add one who never
            acted on the case.
          </p>
        )}
        <SelectField
          name="coordinatorId"
          label="Coordinates"
          hint="The name that whoever contests is given."
          blank="You"
          options={view.coordinators.map(({ id, name }) => ({ value: id, label: name }))}
          {...(contest.coordinatorId && { defaultValue: contest.coordinatorId })}
        />
      </ActionForm>
      {mayNot.length > 0 && (
        <div className="mt-2">
          <h3 className="text-small font-semibold">May not decide it</h3>
          <ul className="grid gap-1 text-small">
            {mayNot.map(({ id, name, objections }) => (
              <li key={id}>
                <span className="font-semibold">{name}.</span>{" "}
                <span className="text-muted">{objections.join(" ")}</span>
              </li>
            ))}
          </ul>
        </div>
      )}
    </Disclosure>
  );
}

function AddEvidence({ staff, hidden }: { staff: boolean; hidden: Hidden }) {
  return (
    <Disclosure summary="Add a statement or document" open={!staff}>
      <ActionForm
        id="appeal-evidence"
        action={addEvidence}
        hidden={hidden}
        submit="Add it"
        pendingLabel="Adding"
        variant="secondary"
        className={layout}
      >
        {staff && (
          <ChoiceField
            name="receivedFrom"
            legend="It comes from"
            defaultValue="member"
            options={[
              { value: "member", label: "The member" },
              { value: "representative", label: "The member’s representative" },
              { value: "provider", label: "The provider" },
              {
                value: "plan",
                label: "The plan",
                hint: "A consultant’s reading, a new reason: it is shared with the member before a decision rests on it.",
              },
            ]}
          />
        )}
        <AreaField name="statement" label="Statement" optional rows={4} />
        <FileField name="file" label="Document" hint="PDF, PNG, JPEG or plain text, up to 20 MB." />
      </ActionForm>
    </Disclosure>
  );
}

function Disclose({ number, today, hidden }: { number: number; today: string; hidden: Hidden }) {
  return (
    <Disclosure summary={`Share evidence ${number} with the member`} open>
      <ActionForm
        id={`disclose-${number}`}
        action={disclose}
        hidden={{ ...hidden, evidence: number }}
        submit="Record that it was shared"
        pendingLabel="Recording"
        className={layout}
      >
        <SelectField
          name="how"
          label="How it was shared"
          options={[
            { value: "mail", label: "By mail" },
            { value: "portal", label: "In the portal" },
            { value: "telephone", label: "By telephone" },
          ]}
        />
        <DayField
          name="respondBy"
          label="The member may respond until"
          defaultValue={addDays(today, 7)}
        />
      </ActionForm>
    </Disclosure>
  );
}

function Meeting({
  contest,
  today,
  hidden,
}: {
  contest: ContestView;
  today: string;
  hidden: Hidden;
}) {
  return (
    <>
      <Disclosure summary={contest.meetingOn ? "Set the meeting anew" : "Set the review meeting"}>
        <ActionForm
          id="set-meeting"
          action={setMeeting}
          hidden={hidden}
          submit="Set the day"
          pendingLabel="Setting"
          variant="secondary"
          className={layout}
        >
          <DayField
            name="meetingOn"
            label="Day of the meeting"
            hint="The member is told in writing 15 days before; within 45 days of the request."
            {...(contest.meetingOn && { defaultValue: contest.meetingOn })}
          />
        </ActionForm>
      </Disclosure>
      {contest.meetingOn && (
        <Disclosure summary="Record that the meeting was held">
          <ActionForm
            id="meeting-held"
            action={recordMeeting}
            hidden={hidden}
            submit="Record the meeting"
            pendingLabel="Recording"
            variant="secondary"
            className={layout}
          >
            <DayField name="heldOn" label="Held on" defaultValue={today} />
          </ActionForm>
        </Disclosure>
      )}
    </>
  );
}

function ExternalStep({
  contest,
  today,
  hidden,
}: {
  contest: ContestView;
  today: string;
  hidden: Hidden;
}) {
  const steps = [
    ...(contest.departmentNoticeOn
      ? []
      : [{ value: "department_notice", label: "The Department’s notice came" }]),
    ...(contest.departmentNoticeOn && !contest.fileSentOn
      ? [{ value: "file_sent", label: "The plan’s file was sent" }]
      : []),
    ...(contest.fileSentOn && !contest.acceptedOn && !contest.declinedOn
      ? [
          { value: "accepted", label: "The review was accepted" },
          { value: "declined", label: "The review was not accepted" },
        ]
      : []),
  ];
  if (steps.length === 0) return null;
  return (
    <Disclosure summary="Record a step of the external review" open>
      <ActionForm
        id="external-step"
        action={recordStep}
        hidden={hidden}
        submit="Record it"
        pendingLabel="Recording"
        variant="secondary"
        className={layout}
      >
        <SelectField name="step" label="What happened" options={steps} />
        <DayField name="on" label="On" defaultValue={today} />
      </ActionForm>
    </Disclosure>
  );
}
