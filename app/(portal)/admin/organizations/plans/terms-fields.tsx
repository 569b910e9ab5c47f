"use client";

import type { ReactNode } from "react";
import { AreaField, DayField, TextField, useAsked } from "@/components/review/action-fields";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { lineOfBusinessNames, linesOfBusiness, type PlanTerms } from "@/lib/review/plan-terms";
import { usStateNames, usStates } from "@/lib/review/us-states";
import { OwnCodesFields, type EditChoice } from "./own-codes";

/** Everything a plan's terms say, to be filled in; `start` are the terms they follow. */
export function TermsFields({
  start,
  edits,
  effectiveFrom,
}: {
  start: PlanTerms | null;
  edits: readonly EditChoice[];
  /** Already entered; a change leaves it empty, so that nobody takes it over unseen. */
  effectiveFrom?: string;
}) {
  const contact = start?.contact;
  const codes = Object.entries(start?.claims.codes ?? {}).map(([edit, pair]) => ({
    edit,
    group: pair.group ?? "",
    carc: pair.carc ?? "",
    rarc: pair.rarc ?? "",
  }));
  return (
    <div className="grid gap-8">
      <Part title="Since when">
        <DayField
          name="terms.effectiveFrom"
          label="First date of service these terms hold for"
          hint="Earlier dates keep the terms they had. A date that has terms already gets these in their place."
          {...(effectiveFrom && { defaultValue: effectiveFrom })}
        />
      </Part>
      <Part title="Which law holds">
        <LineOfBusinessField start={start?.lineOfBusiness} />
        <StateField start={start?.stateOfIssue} />
        <Box
          name="terms.ncqaAccredited"
          label="Accredited by NCQA"
          hint="Its time limits then hold beside those of the law."
          start={start?.ncqaAccredited ?? false}
        />
      </Part>
      <Part title="Authorization">
        <div className="flex flex-wrap gap-4">
          <DayField
            name="terms.authorizationRequiredFrom"
            label="Required from"
            hint="First date of service; empty: none is required"
            optional
            defaultValue={start?.authorizationRequiredFrom ?? ""}
          />
          <DayField
            name="terms.authorizationRequiredThrough"
            label="Required through"
            hint="Last date of service; empty: without end"
            optional
            defaultValue={start?.authorizationRequiredThrough ?? ""}
          />
        </div>
        <Box
          name="terms.automaticCertification"
          label="The portal certifies by itself what meets every criterion"
          hint="Only what the provider’s answers make eligible in everything. It never decides against a request."
          start={start?.automaticCertification ?? false}
        />
      </Part>
      <Part title="Claims">
        <Box
          name="terms.authorizationNumberRequired"
          label="A claim must carry its authorization number"
          start={start?.claims.authorizationNumberRequired ?? false}
        />
        <Box
          name="terms.denyInterimBills"
          label="Interim bills are denied, not only flagged"
          start={start?.claims.denyInterimBills ?? false}
        />
        <div>
          <h3 className="font-semibold">Adjustment codes of its own</h3>
          <p className="mb-2 text-small text-muted">
            They stand in the place of the billing rule’s codes for an edit. Leave group and reason
            empty together where the plan gives none.
          </p>
          <OwnCodesFields start={codes} edits={edits} />
        </div>
      </Part>
      <Part title="How people reach the plan" lead="Letters quote this.">
        <TextField
          name="terms.contact.name"
          label="Department or company"
          defaultValue={contact?.name ?? ""}
        />
        <AreaField
          name="terms.contact.addressLines"
          label="Address"
          hint="One line each, without the name above"
          rows={3}
          defaultValue={contact?.addressLines.join("\n") ?? ""}
        />
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField
            name="terms.contact.phone"
            label="Telephone"
            defaultValue={contact?.phone ?? ""}
          />
          <TextField
            name="terms.contact.tty"
            label="TTY"
            optional
            defaultValue={contact?.tty ?? ""}
          />
          <TextField
            name="terms.contact.fax"
            label="Fax"
            optional
            defaultValue={contact?.fax ?? ""}
          />
          <TextField
            name="terms.contact.email"
            label="E-mail"
            optional
            defaultValue={contact?.email ?? ""}
          />
        </div>
        <TextField
          name="terms.contact.hours"
          label="Hours"
          hint="For example Monday to Friday, 8 a.m. to 6 p.m. Eastern time"
          optional
          defaultValue={contact?.hours ?? ""}
        />
        <TextField
          name="terms.contact.languages"
          label="Languages in which help is given free of charge"
          hint="With commas between them"
          optional
          defaultValue={contact?.languages.join(", ") ?? ""}
        />
      </Part>
    </div>
  );
}

function Part({ title, lead, children }: { title: string; lead?: string; children: ReactNode }) {
  return (
    <section className="grid gap-4">
      <div>
        <h2 className="text-lead">{title}</h2>
        {lead && <p className="text-muted">{lead}</p>}
      </div>
      {children}
    </section>
  );
}

function LineOfBusinessField({ start }: { start: PlanTerms["lineOfBusiness"] | undefined }) {
  const name = "terms.lineOfBusiness";
  const { value, ...asked } = useAsked(name, start ?? "");
  return (
    <Field
      {...asked}
      label="Line of business"
      hint="Who bears the cost, and which clocks run, follow from it"
    >
      {(control) => (
        <Select
          {...control}
          name={name}
          blank="Choose"
          defaultValue={value}
          options={linesOfBusiness.map((line) => ({
            value: line,
            label: lineOfBusinessNames[line],
          }))}
        />
      )}
    </Field>
  );
}

function StateField({ start }: { start: string | undefined }) {
  const name = "terms.stateOfIssue";
  const { value, ...asked } = useAsked(name, start ?? "");
  return (
    <Field {...asked} label="State of issue">
      {(control) => (
        <Select
          {...control}
          name={name}
          blank="Choose"
          defaultValue={value}
          options={usStates.map((state) => ({ value: state, label: usStateNames[state] }))}
        />
      )}
    </Field>
  );
}

function Box({
  name,
  label,
  hint,
  start,
}: {
  name: string;
  label: string;
  hint?: string;
  start: boolean;
}) {
  const { id } = useAsked(name, undefined);
  return (
    <Checkbox id={id} name={name} label={label} defaultChecked={start} {...(hint && { hint })} />
  );
}
