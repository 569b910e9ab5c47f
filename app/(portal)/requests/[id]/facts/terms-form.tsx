"use client";

import { TermsFields, type Terms } from "@/components/facts/terms-fields";
import { useFormAction } from "@/components/facts/use-form-action";
import { Alert } from "@/components/ui/alert";
import { Disclosure } from "@/components/ui/disclosure";
import { SubmitButton } from "@/components/ui/submit-button";
import { changeTerms } from "./actions";

/** Corrects what the draft asks for. */
export function TermsForm({
  requestId,
  version,
  operationKey,
  terms,
}: {
  requestId: string;
  version: number;
  operationKey: string;
  terms: Terms;
}) {
  const { state, pending, form } = useFormAction(changeTerms);
  return (
    <Disclosure summary="Change days and urgency" {...(state.error && { open: true })}>
      <form {...form} className="grid gap-4 py-2">
        <input type="hidden" name="requestId" value={requestId} />
        <input type="hidden" name="version" value={version} />
        <input type="hidden" name="key" value={operationKey} />
        {state.error && (
          <Alert tone="negative" live title="Not changed">
            {state.error.message}
          </Alert>
        )}
        <TermsFields start={terms} errors={state.error?.fields} />
        <div>
          <SubmitButton variant="secondary" pending={pending} pendingLabel="Changing">
            Change the request
          </SubmitButton>
        </div>
      </form>
    </Disclosure>
  );
}
