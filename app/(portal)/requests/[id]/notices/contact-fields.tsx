"use client";

import { useContext } from "react";
import { useAsked } from "@/components/review/action-fields";
import { FormContext } from "@/components/review/action-form";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Select, type SelectOption } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";

/** Fields of the form for a member's address, each finding its error and what was typed by its name. */
export function LineField({
  name,
  label,
  start,
  className,
}: {
  name: string;
  label: string;
  start: string;
  className?: string;
}) {
  const { value, ...asked } = useAsked(name, start);
  return (
    <Field {...asked} label={label} {...(className && { className })}>
      {(control) => <TextInput {...control} name={name} defaultValue={value} autoComplete="off" />}
    </Field>
  );
}

export function ChoiceField({
  name,
  label,
  options,
  start,
}: {
  name: string;
  label: string;
  options: readonly SelectOption[];
  start: string;
}) {
  const { value, ...asked } = useAsked(name, start);
  return (
    <Field {...asked} label={label}>
      {(control) => <Select {...control} name={name} defaultValue={value} options={options} />}
    </Field>
  );
}

/** A box; after a refusal it stands as it was left. */
export function TickField({ name, label, start }: { name: string; label: string; start: boolean }) {
  const { typed } = useContext(FormContext).state;
  const ticked = Object.keys(typed).length > 0 ? typed[name] === "on" : start;
  return <Checkbox name={name} label={label} defaultChecked={ticked} />;
}
