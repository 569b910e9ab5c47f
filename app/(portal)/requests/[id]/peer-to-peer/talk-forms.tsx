import { ChoiceField } from "@/components/appeals/asked-fields";
import { ActionForm } from "@/components/review/action-form";
import { AreaField, DayField, TextField } from "@/components/review/action-fields";
import { writeWhen } from "@/lib/clocks/clock-words";
import { clockTime } from "@/lib/clocks/moment";
import { TicksField, TimeField } from "@/components/review/time-fields";
import type { PeerToPeerPage } from "@/lib/queries/peer-to-peer";
import {
  participantNames,
  peerToPeerOutcomeNames,
  peerToPeerOutcomes,
  peerToPeerParticipants,
} from "@/lib/review/peer-to-peer";
import { ask, choose, offer, record } from "./actions";

const hiddenOf = (view: PeerToPeerPage) => ({
  requestId: view.case.id,
  version: view.case.version,
  key: crypto.randomUUID(),
});
type Talk = NonNullable<PeerToPeerPage["open"]>;
const layout = "grid gap-4";

export function AskForm({ view }: { view: PeerToPeerPage }) {
  return (
    <section aria-labelledby="ask-heading" className="grid gap-2">
      <h2 id="ask-heading" className="text-lead">
        Ask for a peer to peer
      </h2>
      <ActionForm
        id="ask-talk"
        action={ask}
        hidden={hiddenOf(view)}
        submit="Ask for it"
        pendingLabel="Asking"
        className={layout}
      >
        <TextField name="clinician" label="Who talks for the program" hint="Name and profession." />
        <TextField name="telephone" label="Telephone" hint="Where they are reached directly." />
        <AreaField
          name="message"
          label="When it suits, and what it is about"
          optional
          hint="The plan’s reviewers read this."
          rows={3}
        />
      </ActionForm>
    </section>
  );
}

export function OfferForm({ view }: { view: PeerToPeerPage }) {
  const more = (view.open?.times.length ?? 0) > 0;
  return (
    <section aria-labelledby="offer-heading" className="grid gap-2">
      <h2 id="offer-heading" className="text-lead">
        {more ? "Offer other times" : "Offer times"}
      </h2>
      <ActionForm
        id="offer-times"
        action={offer}
        hidden={hiddenOf(view)}
        submit="Offer these times"
        pendingLabel="Offering"
        {...(more && { variant: "secondary" as const })}
        className={layout}
      >
        <p className="text-small text-muted">Times are those of the clock in North Carolina.</p>
        {[0, 1, 2].map((row) => (
          <div key={row} className="flex flex-wrap items-start gap-3">
            <DayField name={`times.${row}.on`} label={`Day ${row + 1}`} optional={row > 0} />
            <TimeField name={`times.${row}.at`} label={`Time ${row + 1}`} optional={row > 0} />
          </div>
        ))}
      </ActionForm>
    </section>
  );
}

export function ChooseForm({ view, talk }: { view: PeerToPeerPage; talk: Talk }) {
  const coming = talk.times.filter(({ startsAt }) => startsAt > view.now);
  if (coming.length === 0)
    return (
      <p className="max-w-prose">
        The times offered are past. The plan offers others; call if it is pressing.
      </p>
    );
  return (
    <section aria-labelledby="choose-heading" className="grid gap-2">
      <h2 id="choose-heading" className="text-lead">
        Choose a time
      </h2>
      <ActionForm
        id="choose-time"
        action={choose}
        hidden={hiddenOf(view)}
        submit="Choose this time"
        pendingLabel="Choosing"
        className={layout}
      >
        <ChoiceField
          name="timeId"
          legend="Times the plan offers, by the clock in North Carolina"
          defaultValue=""
          options={coming.map(({ id, startsAt }) => ({ value: id, label: writeWhen(startsAt) }))}
        />
      </ActionForm>
    </section>
  );
}

export function RecordForm({ view, talk }: { view: PeerToPeerPage; talk: Talk }) {
  const agreed = talk.times.find(({ chosenAt }) => chosenAt);
  return (
    <section aria-labelledby="record-heading" className="grid gap-2">
      <h2 id="record-heading" className="text-lead">
        Record what came of it
      </h2>
      <ActionForm
        id="record-talk"
        action={record}
        hidden={hiddenOf(view)}
        submit="Record it"
        pendingLabel="Recording"
        {...(!agreed && { variant: "secondary" as const })}
        className={layout}
      >
        <ChoiceField
          name="outcome"
          legend="Outcome"
          defaultValue=""
          options={peerToPeerOutcomes.map((value) => ({
            value,
            label: peerToPeerOutcomeNames[value],
          }))}
        />
        <div className="flex flex-wrap items-start gap-3">
          <DayField name="on" label="Day" defaultValue={view.today} />
          <TimeField
            name="at"
            label="Time"
            {...(agreed &&
              agreed.startsAt <= view.now && { defaultValue: clockTime(agreed.startsAt) })}
          />
        </div>
        <TicksField
          name="tookPart"
          legend="Who took part"
          hint="Where it was held."
          options={peerToPeerParticipants.map((value) => ({
            value,
            label: participantNames[value],
          }))}
        />
        <AreaField
          name="note"
          label="Note for the plan"
          optional
          hint="Reviewers and directors read this; the provider does not. It decides nothing."
          rows={4}
        />
      </ActionForm>
    </section>
  );
}
