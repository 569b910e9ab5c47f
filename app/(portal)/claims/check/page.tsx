import type { Metadata } from "next";
import { CheckForm } from "@/components/claims/check-form";
import { PageHeader } from "@/components/ui/page-header";
import { ButtonLink } from "@/components/ui/button-link";
import { requireActor } from "@/lib/auth/current-person";
import { paths } from "@/lib/paths";
import { newRequestOptions } from "@/lib/queries/new-request-options";

export const metadata: Metadata = { title: "Check a claims file" };

/** A provider checks a file before sending it; nothing of it is stored. */
export default async function CheckPage() {
  const actor = await requireActor(paths.claimCheck, ["provider"]);
  const options = await newRequestOptions(actor, {}, new Date());
  if (!options) throw new Error("a provider was refused the list of plans");
  return (
    <>
      <PageHeader
        title="Check a claims file"
        lead="See what the per-diem rule would say of a file before you send it. Nothing is stored."
        actions={<ButtonLink href={paths.claimFormats}>What a file may hold</ButtonLink>}
      />
      <p className="mb-4 max-w-prose text-muted">
        The file is judged by itself, against your organization’s authorizations and the days used
        of them. Claims the plan holds already, yours or another provider’s, are not looked at: a
        day that is free here may be taken there.
      </p>
      <CheckForm plans={options.plans.map(({ id, name }) => ({ id, name }))} />
    </>
  );
}
