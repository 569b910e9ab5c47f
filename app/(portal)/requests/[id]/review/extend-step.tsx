import { ChoiceField } from "@/components/appeals/asked-fields";
import { ActionForm } from "@/components/review/action-form";
import { Alert } from "@/components/ui/alert";
import { Time } from "@/components/ui/time";
import { extensionReasonNames, extensionReasons } from "@/lib/review/time-extension";
import { programZone } from "@/lib/review/zone";
import { extend } from "./actions";
import type { Workspace } from "./desk";
import { StepPanel } from "./step-panel";

/** Extending the time to decide: why, and by when the notice of it must have gone out. */
export function ExtendStep({ view, now }: { view: Workspace; now: Date }) {
  const { case: current, extension } = view;
  return (
    <StepPanel
      requestId={current.id}
      title="Extend the time to decide"
      lead="Once, before the limit is past. It holds from the moment its notice has gone out to the provider and the member; a time limit that knows no extension runs on beside it."
    >
      {extension.tellBy ? (
        <ActionForm
          id="extend"
          action={extend}
          hidden={{ requestId: current.id, version: current.version, key: crypto.randomUUID() }}
          submit="Extend, and prepare the notice"
          pendingLabel="Recording"
          className="grid gap-4"
        >
          <p className="figures">
            The notice must have gone out by{" "}
            <Time instant={extension.tellBy} now={now} timeZone={programZone} />.
          </p>
          <ChoiceField
            name="reason"
            legend="Why more time is needed"
            defaultValue=""
            options={extensionReasons.map((value) => ({
              value,
              label: extensionReasonNames[value],
            }))}
          />
        </ActionForm>
      ) : (
        <Alert tone="info" title="The time cannot be extended">
          {extension.refusal}
        </Alert>
      )}
    </StepPanel>
  );
}
