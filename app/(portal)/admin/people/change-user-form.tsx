"use client";

import { useActionState } from "react";
import { Button } from "@/components/ui/button";
import { Select } from "@/components/ui/select";
import { emptyForm } from "@/lib/form-state";
import { roleNames, type Role } from "@/lib/review/roles";
import { changePerson } from "./actions";

/** One person's role and access, changed in the row. */
export function ChangeUserForm({
  userId,
  name,
  role,
  roles,
  disabled,
}: {
  userId: string;
  name: string;
  role: Role;
  roles: readonly Role[];
  disabled: boolean;
}) {
  const [state, act, pending] = useActionState(changePerson, emptyForm);
  return (
    <form action={act} className="flex flex-wrap items-center gap-2 xl:flex-nowrap">
      <input type="hidden" name="userId" value={userId} />
      <Select
        name="role"
        aria-label={`Role of ${name}`}
        defaultValue={role}
        options={roles.map((each) => ({ value: each, label: roleNames[each] }))}
        className="max-w-44"
      />
      <Button
        type="submit"
        size="small"
        name="disabled"
        value={String(disabled)}
        disabled={pending}
      >
        Save role<span className="sr-only"> of {name}</span>
      </Button>
      <Button
        type="submit"
        size="small"
        variant={disabled ? "secondary" : "danger"}
        name="disabled"
        value={String(!disabled)}
        disabled={pending}
      >
        {disabled ? "Enable" : "Disable"}
        <span className="sr-only"> {name}</span>
      </Button>
      <span role="status" className="text-small">
        {state.error ? (
          <span className="text-negative">
            {Object.values(state.error.fields ?? {})[0] ?? state.error.message}
          </span>
        ) : (
          state.done
        )}
      </span>
    </form>
  );
}
