"use client";

import { lazy, Suspense, useState } from "react";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { useDesk } from "./draft-context";
import { NotSavedAlert } from "./not-saved-alert";
import { useFormAction, type FormAction } from "./use-form-action";

const SubmitSummary = lazy(() => import("./submit-summary"));

/** Before submitting: how everything stands, what will be asked, and the button. */
export function SubmitPanel({
  action,
  version,
  operationKey,
}: {
  action: FormAction;
  version: number;
  /** Made once with the page, so that a second press acts once. */
  operationKey: string;
}) {
  const { requestId, sync } = useDesk();
  const [checking, setChecking] = useState(false);
  const [unsaved, setUnsaved] = useState(false);
  const { state, pending, form } = useFormAction(action, async () => {
    const sent = await sync.flush();
    setUnsaved(!sent);
    return sent;
  });
  return (
    <section aria-labelledby="submit" className="screen-only border-t border-edge pt-5">
      <h2 id="submit" className="text-title">
        Check and submit
      </h2>
      {!checking ? (
        <>
          <p className="max-w-prose text-muted">
            See what is met, what is not and what will be asked for. You can submit with gaps.
          </p>
          <Button className="mt-2" variant="primary" onClick={() => setChecking(true)}>
            Check the answers
          </Button>
        </>
      ) : (
        <form {...form} className="mt-2 grid gap-5">
          <input type="hidden" name="requestId" value={requestId} />
          <input type="hidden" name="version" value={version} />
          <input type="hidden" name="key" value={operationKey} />
          <Suspense fallback={<p className="text-muted">Checking the answers…</p>}>
            <SubmitSummary pending={pending}>
              {unsaved && <NotSavedAlert again="submit again" />}
              {state.error && (
                <Alert tone="negative" live title="Not submitted">
                  {state.error.message}
                </Alert>
              )}
            </SubmitSummary>
          </Suspense>
        </form>
      )}
    </section>
  );
}
