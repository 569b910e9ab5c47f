"use client";

import { useAsked } from "@/components/review/action-fields";
import { controlClass } from "@/components/ui/control-class";
import { Field } from "@/components/ui/field";
import { RadioGroup, type RadioOption } from "@/components/ui/radio-group";
import { Select, type SelectOption } from "@/components/ui/select";

/* Choices and files in an ActionForm: each finds its own error and what was chosen by its name. */

/** One of several, by the browser's list. */
export function SelectField({
  name,
  label,
  hint,
  blank,
  options,
  defaultValue,
}: {
  name: string;
  label: string;
  hint?: string;
  blank?: string;
  options: readonly SelectOption[];
  defaultValue?: string;
}) {
  const { value, ...asked } = useAsked(name, defaultValue ?? "");
  return (
    <Field {...asked} label={label} {...(hint !== undefined && { hint })}>
      {(control) => (
        <Select
          {...control}
          name={name}
          options={[...options]}
          defaultValue={value}
          {...(blank !== undefined && { blank })}
        />
      )}
    </Field>
  );
}

/** One of a few, all in sight. */
export function ChoiceField({
  name,
  legend,
  options,
  defaultValue,
}: {
  name: string;
  legend: string;
  options: readonly RadioOption[];
  defaultValue: string;
}) {
  const { value, id, error } = useAsked(name, defaultValue);
  return (
    <RadioGroup
      id={id}
      name={name}
      legend={legend}
      options={options}
      defaultValue={String(value)}
      {...(error !== undefined && { error })}
    />
  );
}

/** A document to send along. */
export function FileField({ name, label, hint }: { name: string; label: string; hint: string }) {
  const { id, error } = useAsked(name, undefined);
  return (
    <Field id={id} label={label} hint={hint} optional {...(error !== undefined && { error })}>
      {(control) => (
        <input
          {...control}
          type="file"
          name={name}
          accept=".pdf,.png,.jpg,.jpeg,.txt"
          className={controlClass}
        />
      )}
    </Field>
  );
}
