import { AreaField } from "@/components/review/action-fields";
import { ActionForm } from "@/components/review/action-form";
import { Disclosure } from "@/components/ui/disclosure";
import { withdraw } from "./actions";

/** Taking a request back, with its reason. */
export function WithdrawForm({ hidden }: { hidden: Readonly<Record<string, string | number>> }) {
  return (
    <Disclosure summary="Withdraw this request">
      <ActionForm
        id="withdraw"
        action={withdraw}
        hidden={hidden}
        submit="Withdraw the request"
        pendingLabel="Withdrawing"
        variant="danger"
        className="grid gap-3"
      >
        <AreaField name="reason" label="Why is it withdrawn?" rows={3} />
      </ActionForm>
    </Disclosure>
  );
}
