import { ChoiceField } from "@/components/appeals/asked-fields";
import { ActionForm } from "@/components/review/action-form";
import { informationStandings, standingNames } from "@/lib/review/information-standing";
import { completeInformation } from "./actions";
import { criterionName, type Workspace } from "./desk";
import { StepPanel } from "./step-panel";

/** Recording that all necessary information was obtained, item by item of what was asked for. */
export function InformationCompleteStep({ view }: { view: Workspace }) {
  const { case: current, standings } = view;
  return (
    <StepPanel
      requestId={current.id}
      title="All necessary information obtained"
      lead="Say of each item that was asked for what became of it. The time to decide under N.C.G.S. 58-50-61(f) counts from this record."
    >
      <ActionForm
        id="information-complete"
        action={completeInformation}
        hidden={{ requestId: current.id, version: current.version, key: crypto.randomUUID() }}
        submit="Record: all information obtained"
        pendingLabel="Recording"
        className="grid gap-4"
      >
        {standings.map((item) => (
          <ChoiceField
            key={item.id}
            name={`standings.${item.id}`}
            legend={`${criterionName(view, item.criterion)}. ${item.question}`}
            defaultValue={item.standing ?? ""}
            options={informationStandings.map((value) => ({ value, label: standingNames[value] }))}
          />
        ))}
      </ActionForm>
    </StepPanel>
  );
}
