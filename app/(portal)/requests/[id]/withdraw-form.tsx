"use client";

import { useActionState } from "react";
import { Alert } from "@/components/ui/alert";
import { Disclosure } from "@/components/ui/disclosure";
import { Field } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextArea } from "@/components/ui/text-area";
import { emptyForm } from "@/lib/form-state";
import { withdraw } from "./actions";

/** Taking a request back, with its reason. */
export function WithdrawForm({
  requestId,
  version,
  operationKey,
}: {
  requestId: string;
  version: number;
  operationKey: string;
}) {
  const [state, act] = useActionState(withdraw, emptyForm);
  return (
    <Disclosure summary="Withdraw this request" {...(state.error && { open: true })}>
      <form action={act} className="grid gap-3">
        <input type="hidden" name="requestId" value={requestId} />
        <input type="hidden" name="version" value={version} />
        <input type="hidden" name="key" value={operationKey} />
        {state.error && !state.error.fields && (
          <Alert tone="negative" live>
            {state.error.message}
          </Alert>
        )}
        <Field
          id="withdraw-reason"
          label="Why is it withdrawn?"
          {...(state.error?.fields?.["reason"] && { error: state.error.fields["reason"] })}
        >
          {(control) => (
            <TextArea {...control} name="reason" rows={3} defaultValue={state.typed["reason"]} />
          )}
        </Field>
        <SubmitButton variant="danger" pendingLabel="Withdrawing">
          Withdraw the request
        </SubmitButton>
      </form>
    </Disclosure>
  );
}
