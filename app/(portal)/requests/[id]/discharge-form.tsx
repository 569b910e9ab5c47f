"use client";

import { useActionState } from "react";
import { Alert } from "@/components/ui/alert";
import { DateInput } from "@/components/ui/date-input";
import { Disclosure } from "@/components/ui/disclosure";
import { Field } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";
import { emptyForm } from "@/lib/form-state";
import { discharge } from "./actions";

/** Recording the last day attended, which ends the request. */
export function DischargeForm({
  requestId,
  version,
  operationKey,
}: {
  requestId: string;
  version: number;
  operationKey: string;
}) {
  const [state, act] = useActionState(discharge, emptyForm);
  return (
    <Disclosure summary="Record the discharge" {...(state.error && { open: true })}>
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
          id="dischargedOn"
          label="Last day attended"
          {...(state.error?.fields?.["dischargedOn"] && {
            error: state.error.fields["dischargedOn"],
          })}
        >
          {(control) => (
            <DateInput
              {...control}
              name="dischargedOn"
              defaultValue={state.typed["dischargedOn"]}
            />
          )}
        </Field>
        <SubmitButton variant="secondary" pendingLabel="Recording">
          Record the discharge
        </SubmitButton>
      </form>
    </Disclosure>
  );
}
