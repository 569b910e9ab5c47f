"use client";

import { useActionState, type ReactNode } from "react";
import { Alert } from "@/components/ui/alert";
import { DateInput } from "@/components/ui/date-input";
import { Disclosure } from "@/components/ui/disclosure";
import { ErrorSummary } from "@/components/ui/error-summary";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextInput } from "@/components/ui/text-input";
import { emptyForm, type FormState } from "@/lib/form-state";

/** One question of an administrator's form. */
export interface AdminField {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly optional?: boolean;
  readonly type?: "text" | "email" | "password" | "date";
  /** Given for a choice of one. */
  readonly options?: readonly { readonly value: string; readonly label: string }[];
}

/**
 * A form that adds one thing: its questions, each with its error beside it and a summary on top;
 * what was typed stays until it has been taken.
 */
export function AdminForm({
  id,
  summary,
  submit,
  fields,
  action,
  children,
}: {
  /** Tells the fields of several forms of one page apart. */
  id: string;
  summary: string;
  submit: string;
  fields: readonly AdminField[];
  action: (before: FormState, form: FormData) => Promise<FormState>;
  children?: ReactNode;
}) {
  const [state, act] = useActionState(action, emptyForm);
  const problems = Object.entries(state.error?.fields ?? {});
  return (
    <Disclosure summary={summary} {...((state.error || state.done) && { open: true })}>
      <form action={act} key={state.done} className="grid max-w-xl gap-4">
        <ErrorSummary
          problems={
            problems.length > 0
              ? problems.map(([field, message]) => ({ field: `${id}-${field}`, message }))
              : state.error
                ? [{ message: state.error.message }]
                : []
          }
        />
        {state.done && (
          <Alert tone="positive" live>
            {state.done}
          </Alert>
        )}
        {children}
        {fields.map(({ name, label, hint, optional, type, options }) => (
          <Field
            key={name}
            id={`${id}-${name}`}
            label={label}
            {...(hint && { hint })}
            {...(optional && { optional })}
            {...(state.error?.fields?.[name] && { error: state.error.fields[name] })}
          >
            {(control) => {
              const wiring = { ...control, name, defaultValue: state.typed[name] };
              if (options) return <Select {...wiring} blank="Choose" options={options} />;
              if (type === "date") return <DateInput {...wiring} />;
              return (
                <TextInput
                  {...wiring}
                  type={type ?? "text"}
                  {...(type === "password" && { autoComplete: "new-password" })}
                />
              );
            }}
          </Field>
        ))}
        <SubmitButton pendingLabel="Saving">{submit}</SubmitButton>
      </form>
    </Disclosure>
  );
}
