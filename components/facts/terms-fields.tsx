import { useState } from "react";
import { DateInput } from "@/components/ui/date-input";
import { Field } from "@/components/ui/field";
import { RadioGroup } from "@/components/ui/radio-group";
import { TextInput } from "@/components/ui/text-input";

/** What is asked for, as text fields of a form. */
export interface Terms {
  readonly firstDay?: string | undefined;
  readonly lastDay?: string | undefined;
  readonly daysPerWeek?: string | undefined;
  readonly requestedDays?: string | undefined;
  readonly urgency?: string | undefined;
  readonly urgencyStatedBy?: string | undefined;
}

const urgencies = [
  { value: "standard", label: "Standard" },
  {
    value: "urgent",
    label: "Urgent",
    hint: "A treating physician states that waiting would put life, health or recovery at risk, or leave severe pain.",
  },
];

/** The days asked for and the urgency: the same questions in a new request and in a draft. */
export function TermsFields({
  start,
  errors,
  onTerms,
}: {
  start: Terms;
  /** Messages by field name. */
  errors: Readonly<Record<string, string>> | undefined;
  /** Told of each change of the days or the urgency. */
  onTerms?: (changed: Pick<Terms, "firstDay" | "lastDay" | "urgency">) => void;
}) {
  const [urgency, setUrgency] = useState(start.urgency ?? "standard");
  const error = (name: string) => {
    const message = errors?.[name];
    return message === undefined ? {} : { error: message };
  };
  return (
    <>
      <div className="flex flex-wrap gap-x-6 gap-y-4">
        <Field id="firstDay" label="First day" {...error("firstDay")}>
          {(control) => (
            <DateInput
              {...control}
              name="firstDay"
              defaultValue={start.firstDay}
              onChange={({ currentTarget }) => onTerms?.({ firstDay: currentTarget.value })}
            />
          )}
        </Field>
        <Field id="lastDay" label="Last day" {...error("lastDay")}>
          {(control) => (
            <DateInput
              {...control}
              name="lastDay"
              defaultValue={start.lastDay}
              onChange={({ currentTarget }) => onTerms?.({ lastDay: currentTarget.value })}
            />
          )}
        </Field>
        <Field id="daysPerWeek" label="Program days a week" {...error("daysPerWeek")}>
          {(control) => (
            <TextInput
              {...control}
              name="daysPerWeek"
              inputMode="numeric"
              autoComplete="off"
              className="max-w-24 figures"
              defaultValue={start.daysPerWeek}
            />
          )}
        </Field>
        <Field id="requestedDays" label="Program days in all" {...error("requestedDays")}>
          {(control) => (
            <TextInput
              {...control}
              name="requestedDays"
              inputMode="numeric"
              autoComplete="off"
              className="max-w-24 figures"
              defaultValue={start.requestedDays}
            />
          )}
        </Field>
      </div>
      <RadioGroup
        id="urgency"
        name="urgency"
        legend="Urgency"
        options={urgencies}
        value={urgency}
        onValueChange={(chosen) => {
          setUrgency(chosen);
          onTerms?.({ urgency: chosen });
        }}
        {...error("urgency")}
      />
      {urgency === "urgent" && (
        <Field
          id="urgencyStatedBy"
          label="Treating physician who states it"
          hint="Name and credential, such as M. Ortiz, MD. Their statement makes the request urgent."
          className="max-w-md"
          {...error("urgencyStatedBy")}
        >
          {(control) => (
            <TextInput
              {...control}
              name="urgencyStatedBy"
              maxLength={120}
              defaultValue={start.urgencyStatedBy}
            />
          )}
        </Field>
      )}
    </>
  );
}
