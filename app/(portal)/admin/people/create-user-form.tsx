"use client";

import { useActionState } from "react";
import { Alert } from "@/components/ui/alert";
import { Disclosure } from "@/components/ui/disclosure";
import { ErrorSummary } from "@/components/ui/error-summary";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextInput } from "@/components/ui/text-input";
import { emptyForm } from "@/lib/form-state";
import { roleNames, roles } from "@/lib/review/roles";
import { addPerson } from "./actions";

/** Adding a person to an organization. */
export function CreateUserForm({
  organizations,
}: {
  organizations: readonly { readonly id: string; readonly name: string }[];
}) {
  const [state, act] = useActionState(addPerson, emptyForm);
  const fields = state.error?.fields ?? {};
  const problem = (name: string) => (fields[name] ? { error: fields[name] } : {});
  const problems = state.error
    ? Object.keys(fields).length > 0
      ? Object.entries(fields).map(([field, message]) => ({ field, message }))
      : [{ message: state.error.message }]
    : [];
  return (
    <Disclosure summary="Add a person" {...(state.error && { open: true })}>
      <form action={act} key={state.done} className="grid max-w-xl gap-4">
        <ErrorSummary problems={problems} />
        {state.done && (
          <Alert tone="positive" live>
            {state.done}
          </Alert>
        )}
        <Field id="name" label="Name" {...problem("name")}>
          {(control) => <TextInput {...control} name="name" defaultValue={state.typed["name"]} />}
        </Field>
        <Field id="email" label="E-mail" {...problem("email")}>
          {(control) => (
            <TextInput {...control} type="email" name="email" defaultValue={state.typed["email"]} />
          )}
        </Field>
        <Field id="credentials" label="Credentials" optional hint="For example LCSW or MD.">
          {(control) => (
            <TextInput {...control} name="credentials" defaultValue={state.typed["credentials"]} />
          )}
        </Field>
        <Field id="organizationId" label="Organization" {...problem("organizationId")}>
          {(control) => (
            <Select
              {...control}
              name="organizationId"
              blank="Choose"
              defaultValue={state.typed["organizationId"]}
              options={organizations.map(({ id, name }) => ({ value: id, label: name }))}
            />
          )}
        </Field>
        <Field id="role" label="Role" {...problem("role")}>
          {(control) => (
            <Select
              {...control}
              name="role"
              blank="Choose"
              defaultValue={state.typed["role"]}
              options={roles.map((role) => ({ value: role, label: roleNames[role] }))}
            />
          )}
        </Field>
        <Field
          id="password"
          label="First password"
          hint="At least 12 characters. Hand it over yourself; the portal does not send it."
          {...problem("password")}
        >
          {(control) => (
            <TextInput {...control} name="password" type="password" autoComplete="new-password" />
          )}
        </Field>
        <SubmitButton pendingLabel="Adding">Add the person</SubmitButton>
      </form>
    </Disclosure>
  );
}
