"use client";

import { useAsked } from "@/components/review/action-fields";
import { Field } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";

/** One line of text in an ActionForm. */
export function TextField({
  name,
  label,
  hint,
  optional,
  start,
}: {
  name: string;
  label: string;
  hint?: string;
  optional?: boolean;
  start: string | null | undefined;
}) {
  const { value, ...asked } = useAsked(name, start ?? "");
  return (
    <Field {...asked} label={label} {...(hint && { hint })} {...(optional && { optional })}>
      {(control) => <TextInput {...control} name={name} defaultValue={value} />}
    </Field>
  );
}
