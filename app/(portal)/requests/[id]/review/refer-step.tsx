import { ActionForm } from "@/components/review/action-form";
import { AreaField } from "@/components/review/action-fields";
import { FailFirstAlert } from "@/components/review/criterion-detail";
import { failFirstCaution } from "@/components/review/fail-first";
import { refer } from "./actions";
import type { Workspace } from "./desk";
import { OpenFindings } from "./open-findings";
import { StepPanel } from "./step-panel";

/** Referring to a medical director: the reason, and beside it what goes along with it. */
export function ReferStep({ view }: { view: Workspace }) {
  const { case: current, submission } = view;
  const open = view.findings.filter(
    ({ finding }) => finding === "not_met" || finding === "undetermined",
  );
  const caution = view.findings
    .map(({ criterion, finding }) =>
      failFirstCaution(criterion, finding, submission.evaluation.findings[criterion]?.parts),
    )
    .find(Boolean);
  return (
    <StepPanel
      requestId={current.id}
      title="Refer to a medical director"
      lead="A referral decides nothing. The medical director sees your reason, every finding with its evidence, and the documents."
      aside={
        <section aria-labelledby="goes-along">
          <h3 id="goes-along" className="mb-1 text-lead">
            Goes along
          </h3>
          {open.length === 0 ? (
            <p className="text-muted">
              No criterion is unmet or open. Say in the reason why a medical director should decide.
            </p>
          ) : (
            <OpenFindings view={view} findings={open} />
          )}
        </section>
      }
    >
      <ActionForm
        id="refer"
        action={refer}
        hidden={{ requestId: current.id, version: current.version, key: crypto.randomUUID() }}
        submit="Refer to a medical director"
        pendingLabel="Referring"
        className="grid gap-4"
      >
        {caution && <FailFirstAlert parts={caution.metParts} />}
        <AreaField
          name="reason"
          label="Why should a medical director decide?"
          hint="Specific to this member: what the record shows, and what it does not."
          rows={6}
        />
      </ActionForm>
    </StepPanel>
  );
}
