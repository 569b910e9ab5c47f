"use client";

import { useContext, type ReactNode } from "react";
import { FormContext } from "@/components/review/action-form";
import { DateInput } from "@/components/ui/date-input";
import { Field } from "@/components/ui/field";
import { TextArea } from "@/components/ui/text-area";
import { TextInput } from "@/components/ui/text-input";

/*
 * Fields of an ActionForm. Each finds its own error and what was typed by its name, so a page made
 * on the server only says what it asks for.
 */

interface Asked {
  readonly name: string;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly note?: ReactNode;
  readonly optional?: boolean;
  readonly defaultValue?: string | number;
  readonly className?: string;
}

/** A field's id, error and present value within its form. */
export function useAsked(name: string, defaultValue: string | number | undefined) {
  const { formId, state } = useContext(FormContext);
  const error = state.error?.fields?.[name];
  return {
    id: `${formId}-${name}`,
    value: state.typed[name] ?? defaultValue,
    ...(error !== undefined && { error }),
  };
}

/** Several lines. `focused` puts the cursor in when it appears because somebody asked for it. */
export function AreaField({
  name,
  defaultValue,
  rows,
  focused,
  ...field
}: Asked & { rows?: number; focused?: boolean }) {
  const { value, ...asked } = useAsked(name, defaultValue);
  return (
    <Field {...asked} {...field}>
      {(control) => (
        <TextArea
          {...control}
          name={name}
          defaultValue={value}
          {...(rows && { rows })}
          {...(focused && { autoFocus: true })}
        />
      )}
    </Field>
  );
}

export function DayField({ name, defaultValue, ...field }: Asked) {
  const { value, ...asked } = useAsked(name, defaultValue);
  return (
    <Field {...asked} {...field}>
      {(control) => <DateInput {...control} name={name} defaultValue={value} />}
    </Field>
  );
}

export function NumberField({ name, defaultValue, ...field }: Asked) {
  const { value, ...asked } = useAsked(name, defaultValue);
  return (
    <Field {...asked} {...field}>
      {(control) => (
        <TextInput
          {...control}
          name={name}
          defaultValue={value}
          inputMode="numeric"
          autoComplete="off"
          className="max-w-24 figures"
        />
      )}
    </Field>
  );
}

/** One line of text. */
export function TextField({ name, defaultValue, ...field }: Asked) {
  const { value, ...asked } = useAsked(name, defaultValue);
  return (
    <Field {...asked} {...field}>
      {(control) => <TextInput {...control} name={name} defaultValue={value} />}
    </Field>
  );
}
