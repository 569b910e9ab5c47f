import { DayField } from "@/components/review/action-fields";
import { ActionForm } from "@/components/review/action-form";
import { Disclosure } from "@/components/ui/disclosure";
import { discharge } from "./actions";

/** Recording the last day attended, which ends the request. */
export function DischargeForm({ hidden }: { hidden: Readonly<Record<string, string | number>> }) {
  return (
    <Disclosure summary="Record the discharge">
      <ActionForm
        id="discharge"
        action={discharge}
        hidden={hidden}
        submit="Record the discharge"
        pendingLabel="Recording"
        variant="secondary"
        className="grid gap-3"
      >
        <DayField name="dischargedOn" label="Last day attended" />
      </ActionForm>
    </Disclosure>
  );
}
