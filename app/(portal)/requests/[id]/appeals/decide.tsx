import { AreaField, DayField, NumberField } from "@/components/review/action-fields";
import { ConfirmedForm } from "@/components/review/confirmed-form";
import { Disclosure } from "@/components/ui/disclosure";
import { formatDate } from "@/lib/calendar";
import type { ContestsView } from "@/lib/queries/contests";
import { changeInPart, overturn, uphold } from "./actions";

const stated = [
  { name: "qualifications", label: "Qualifications" },
  { name: "understanding", label: "Understanding of what is contested" },
  { name: "rationale", label: "Rationale" },
];

/** The three ways to decide a contest, for the person named to decide it. */
export function Decide({ view }: { view: ContestsView }) {
  const { case: current, standing } = view;
  const unmet = standing?.unmet ?? [];
  const form = {
    hidden: { requestId: current.id, version: current.version, key: crypto.randomUUID() },
    question: "Record this decision?",
    pendingLabel: "Recording",
    className: "grid gap-4 py-1",
  };
  const required = stated.map(({ name }) => name);
  return (
    <section aria-labelledby="decide" className="grid gap-1">
      <h2 id="decide" className="text-lead">
        Your decision
      </h2>
      <p className="text-small text-muted">
        You are named to decide this. The decision states who you are, how you understand what is
        contested, and why; the member and the provider read it.
      </p>
      <Disclosure name="contest-decision" summary="Overturn the decision">
        <ConfirmedForm
          {...form}
          id="overturn"
          action={overturn}
          submit="Overturn"
          agree="Record: overturned"
          required={required}
          shown={stated}
          record={
            <p>
              All {current.requestedDays} days requested are certified,{" "}
              {formatDate(current.firstDay)} to {formatDate(current.lastDay)}, and the authorization
              is issued from the first day.
            </p>
          }
        >
          <Stated view={view} />
        </ConfirmedForm>
      </Disclosure>
      <Disclosure name="contest-decision" summary="Change the decision in part">
        <ConfirmedForm
          {...form}
          id="change-in-part"
          action={changeInPart}
          submit="Change in part"
          agree="Record: changed in part"
          required={[
            ...required,
            "days",
            "firstDay",
            "lastDay",
            ...unmet.map(({ criterion }) => `rationales.${criterion}`),
          ]}
          shown={[
            { name: "days", label: "Days" },
            { name: "firstDay", label: "First day" },
            { name: "lastDay", label: "Last day" },
            ...stated,
          ]}
          record={<p>These days are certified; against the rest the decision stands.</p>}
        >
          <div className="flex flex-wrap gap-4">
            <NumberField
              name="days"
              label="Days"
              note={`${current.requestedDays} asked for${standing?.days ? `, ${standing.days} certified` : ""}`}
            />
            <DayField name="firstDay" label="First day" defaultValue={current.firstDay} />
            <DayField name="lastDay" label="Last day" defaultValue={current.lastDay} />
          </div>
          <Stated view={view} />
          {unmet.map(({ criterion, title, rationale }) => (
            <AreaField
              key={criterion}
              name={`rationales.${criterion}`}
              label={`Clinical rationale: ${criterion} ${title}`}
              hint="As it stood; say what holds for the days not certified."
              defaultValue={rationale}
              rows={3}
            />
          ))}
        </ConfirmedForm>
      </Disclosure>
      <Disclosure name="contest-decision" summary="Uphold the decision">
        <ConfirmedForm
          {...form}
          id="uphold"
          action={uphold}
          submit="Uphold"
          variant="danger"
          agree="Record: upheld"
          required={required}
          shown={stated}
          record={<p>The contested decision stands as it was recorded.</p>}
        >
          <Stated view={view} />
        </ConfirmedForm>
      </Disclosure>
    </section>
  );
}

function Stated({ view }: { view: ContestsView }) {
  return (
    <>
      <AreaField
        name="qualifications"
        label="Professional qualifications and licence"
        defaultValue={view.qualifications}
        rows={2}
      />
      <AreaField
        name="understanding"
        label="How you understand what is contested"
        hint="In your own words, so that the reader sees it was understood."
        rows={3}
      />
      <AreaField
        name="rationale"
        label="Clinical rationale"
        hint="Specific to this member, in plain words, with the evidence it rests on."
        rows={5}
      />
    </>
  );
}
