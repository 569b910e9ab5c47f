import type { Metadata } from "next";
import { TextField } from "@/components/review/action-fields";
import { ActionForm } from "@/components/review/action-form";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { PageHeader } from "@/components/ui/page-header";
import { requireActor } from "@/lib/auth/current-person";
import { paths } from "@/lib/paths";
import { addPlan } from "../actions";
import { editChoices } from "../edit-choices";
import { TermsFields } from "../terms-fields";

export const metadata: Metadata = { title: "Add a plan" };

export default async function NewPlanPage() {
  await requireActor(paths.newPlan, ["administrator"]);
  return (
    <>
      <PageHeader
        title="Add a plan"
        lead="Which law holds for its members, whether an authorization is required, and how the plan is reached."
        breadcrumbs={
          <Breadcrumbs
            items={[
              { label: "Organizations and plans", href: paths.organizations },
              { label: "Add a plan" },
            ]}
          />
        }
      />
      <ActionForm
        id="plan"
        action={addPlan}
        hidden={{ key: crypto.randomUUID() }}
        submit="Add the plan"
        pendingLabel="Adding"
        className="grid max-w-3xl gap-8"
      >
        <TextField name="name" label="Name of the plan" />
        <TermsFields start={null} edits={editChoices()} />
      </ActionForm>
    </>
  );
}
