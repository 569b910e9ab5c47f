import { ActionForm } from "@/components/review/action-form";
import { Disclosure } from "@/components/ui/disclosure";
import { Time } from "@/components/ui/time";
import {
  addressLines,
  memberChannelNames,
  memberChannels,
  memberLanguages,
  type MailingAddress,
  type MemberContact,
  type PostalAddress,
} from "@/lib/review/member-contact";
import { programZone } from "@/lib/review/zone";
import { changeContact } from "./actions";
import { ChoiceField, LineField, TickField } from "./contact-fields";

/** How letters reach the member: what is on file, the form that changes it, and what was before. */
export function ContactForm({
  requestId,
  contact,
  mailing,
  history,
  open,
  now,
}: {
  requestId: string;
  contact: MemberContact;
  /** Where letters go now. */
  mailing: MailingAddress | null;
  history: readonly MemberContact[];
  /** The form is open because something waits for an address. */
  open: boolean;
  now: Date;
}) {
  return (
    <section aria-labelledby="member-address" className="grid gap-3" id="address">
      <h2 id="member-address" className="text-lead">
        Letters to the member
      </h2>
      {mailing?.confidential && !contact.confidentialAddress && (
        <div className="figures">
          <p className="font-semibold">
            Confidential address, told through another program: letters go here and nowhere else
          </p>
          <Address of={mailing.address} />
          <p className="text-small text-muted">This program does not see it.</p>
        </div>
      )}
      <OnFile contact={contact} now={now} />
      <Disclosure summary={contact.number === 0 ? "Enter the address" : "Change it"} open={open}>
        <ActionForm
          key={contact.number}
          id="contact"
          action={changeContact}
          hidden={{ requestId, seen: contact.number }}
          submit="Save the address"
          pendingLabel="Saving"
          className="grid gap-4 py-2"
        >
          <AddressFields name="address" legend="Mailing address" start={contact.address} />
          <Disclosure
            summary="Confidential address"
            open={contact.confidentialAddress !== null}
            className="grid"
          >
            <p className="mb-2 text-small text-muted">
              Where the member asked to get letters instead. Letters then go there and nowhere else.
            </p>
            <AddressFields
              name="confidential"
              legend="Confidential address"
              start={contact.confidentialAddress}
            />
          </Disclosure>
          <ChoiceField
            name="language"
            label="Language"
            start={contact.language}
            options={Object.entries(memberLanguages).map(([value, label]) => ({ value, label }))}
          />
          <ChoiceField
            name="channel"
            label="How letters reach the member"
            start={contact.channel}
            options={memberChannels.map((value) => ({ value, label: memberChannelNames[value] }))}
          />
          <TickField name="largePrint" label="Large print" start={contact.largePrint} />
        </ActionForm>
      </Disclosure>
      {history.length > 0 && (
        <Disclosure summary={`Before (${history.length})`}>
          <ol className="grid gap-3 py-1">
            {history.map((entry) => (
              <li key={entry.number}>
                <OnFile contact={entry} now={now} />
              </li>
            ))}
          </ol>
        </Disclosure>
      )}
    </section>
  );
}

function OnFile({ contact, now }: { contact: MemberContact; now: Date }) {
  if (!contact.recorded)
    return <p className="text-muted">No address is on file. A letter needs one.</p>;
  return (
    <div className="figures">
      {contact.confidentialAddress && (
        <>
          <p className="font-semibold">Confidential address: letters go here and nowhere else</p>
          <Address of={contact.confidentialAddress} />
        </>
      )}
      {contact.address && (
        <>
          {contact.confidentialAddress && <p className="mt-2 text-muted">Not used for letters:</p>}
          <Address of={contact.address} />
        </>
      )}
      {!contact.address && !contact.confidentialAddress && <p>No address.</p>}
      <p className="text-muted">
        {[
          memberLanguages[contact.language],
          memberChannelNames[contact.channel].toLowerCase(),
          ...(contact.largePrint ? ["large print"] : []),
        ].join(", ")}
      </p>
      <p className="text-small text-muted">
        Entered by {contact.recorded.byName},{" "}
        <Time instant={contact.recorded.at} now={now} timeZone={programZone} />
      </p>
    </div>
  );
}

const Address = ({ of }: { of: PostalAddress }) => (
  <address className="not-italic">
    {addressLines(of).map((line) => (
      <span key={line} className="block">
        {line}
      </span>
    ))}
  </address>
);

function AddressFields({
  name,
  legend,
  start,
}: {
  name: string;
  legend: string;
  start: PostalAddress | null;
}) {
  return (
    <fieldset className="grid gap-3">
      <legend className="sr-only">{legend}</legend>
      <LineField
        name={`${name}.street`}
        label="Street or post office box"
        start={start?.street ?? ""}
      />
      <LineField
        name={`${name}.more`}
        label="Apartment, suite, care of (optional)"
        start={start?.more ?? ""}
      />
      <div className="grid grid-cols-[minmax(0,1fr)_4.5rem_7rem] gap-3">
        <LineField name={`${name}.city`} label="City" start={start?.city ?? ""} />
        <LineField name={`${name}.state`} label="State" start={start?.state ?? ""} />
        <LineField name={`${name}.zip`} label="ZIP code" start={start?.zip ?? ""} />
      </div>
    </fieldset>
  );
}
