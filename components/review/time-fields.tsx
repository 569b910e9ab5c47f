"use client";

import { useAsked } from "@/components/review/action-fields";
import { Checkbox } from "@/components/ui/checkbox";
import { Field, FieldError } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";

/* Times of day and boxes to tick in an ActionForm: each finds its own error and what was typed by its name. */

/** A time of day. */
export function TimeField({
  name,
  label,
  hint,
  optional,
  defaultValue,
}: {
  name: string;
  label: string;
  hint?: string;
  optional?: boolean;
  defaultValue?: string;
}) {
  const { value, ...asked } = useAsked(name, defaultValue);
  return (
    <Field
      {...asked}
      label={label}
      {...(hint !== undefined && { hint })}
      {...(optional && { optional })}
    >
      {(control) => (
        <TextInput
          {...control}
          type="time"
          name={name}
          defaultValue={value}
          className="max-w-32 figures"
        />
      )}
    </Field>
  );
}

/** One box to tick. */
export function TickField({
  name,
  value,
  label,
  hint,
}: {
  name: string;
  value: string;
  label: string;
  hint: string;
}) {
  const { id, error } = useAsked(name, undefined);
  return (
    <div>
      {error !== undefined && <FieldError id={`${id}-error`}>{error}</FieldError>}
      <Checkbox
        id={id}
        name={name}
        value={value}
        label={label}
        hint={hint}
        {...(error !== undefined && { "aria-invalid": true, "aria-describedby": `${id}-error` })}
      />
    </div>
  );
}

/** Any of several. */
export function TicksField({
  name,
  legend,
  hint,
  options,
}: {
  name: string;
  legend: string;
  hint?: string;
  options: readonly { readonly value: string; readonly label: string }[];
}) {
  const { id, error } = useAsked(name, undefined);
  return (
    <fieldset
      id={id}
      tabIndex={-1}
      {...(error !== undefined && { "aria-describedby": `${id}-error` })}
    >
      <legend className="font-semibold">{legend}</legend>
      {hint !== undefined && <p className="text-small text-muted">{hint}</p>}
      {error !== undefined && <FieldError id={`${id}-error`}>{error}</FieldError>}
      {options.map(({ value, label }) => (
        <Checkbox key={value} name={name} value={value} label={label} />
      ))}
    </fieldset>
  );
}
