"use client";

import { startTransition, useActionState, type SyntheticEvent } from "react";
import { emptyForm, type FormState } from "@/lib/form-state";

export type FormAction = (before: FormState, form: FormData) => Promise<FormState>;

/**
 * A server action behind a form whose fields keep what was typed when it is refused. Without
 * scripts the browser sends the form by itself; with them it is sent here, because React would
 * otherwise clear the fields after every answer.
 *
 * @param before what must be done first; a false answer keeps the form from being sent.
 */
export function useFormAction(action: FormAction, before?: () => Promise<boolean>) {
  const [state, act, pending] = useActionState(action, emptyForm);
  return {
    state,
    pending,
    form: {
      action: act,
      onSubmit: (event: SyntheticEvent<HTMLFormElement>) => {
        event.preventDefault();
        const typed = new FormData(event.currentTarget);
        startTransition(async () => {
          if (!before || (await before())) startTransition(() => act(typed));
        });
      },
    },
  };
}
