import { AreaField } from "@/components/review/action-fields";
import { ConfirmedForm } from "@/components/review/confirmed-form";
import { ClosingReasonFields } from "@/components/review/closing-reason-fields";
import { closingReasonNames } from "@/lib/review/administrative-closing";
import { closeWithoutDecision } from "./actions";
import type { Workspace } from "./desk";
import { StepPanel } from "./step-panel";

/** Closing without a clinical decision: the reason, and what the letter will say. */
export function CloseStep({ view }: { view: Workspace }) {
  const { case: current } = view;
  return (
    <StepPanel
      requestId={current.id}
      title="Close without a clinical decision"
      lead="For what this review is not about: coverage, benefit, a plan that asks for no authorization, or a second request for the same days. It is no decision on the criteria. Whoever finds them unmet refers the request instead."
    >
      <ConfirmedForm
        id="close"
        action={closeWithoutDecision}
        hidden={{ requestId: current.id, version: current.version, key: crypto.randomUUID() }}
        submit="Close the request"
        pendingLabel="Closing"
        variant="danger"
        question="Close this request?"
        agree="Record: closed without a decision"
        required={["reason", "explanation"]}
        shown={[
          { name: "reason", label: "Why it is closed", words: closingReasonNames },
          { name: "duplicateOf", label: "The request that asks for the same days" },
          { name: "explanation", label: "What the letter says" },
        ]}
        record={
          <p>
            Request {current.reference} is closed without a clinical decision. A letter tells the
            provider and the member why; it cannot be opened again.
          </p>
        }
        className="grid gap-4"
      >
        <ClosingReasonFields />
        <AreaField
          name="explanation"
          label="Why, in plain words"
          hint="The provider and the member read this in the letter. Nothing about the criteria."
          rows={4}
        />
      </ConfirmedForm>
    </StepPanel>
  );
}
