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
      <p className="max-w-prose">
        The lines of the file are judged together, against your organization’s authorizations and
        the days used of them.
      </p>
      <p className="mt-3 max-w-prose">
        Claims the plan holds already, yours or another provider’s, are not looked at:
      </p>
      <ul className="mb-5 max-w-prose list-disc pl-5">
        <li>A day that is free here may be taken by a claim received before.</li>
        <li>
          A line you have sent before is not told as a duplicate, and may count a day of its
          authorization twice.
        </li>
        <li>A replacement or void finds its original only in the same file.</li>
        <li>Stays in hospital and per diems of other programs are known only from this file.</li>
      </ul>
      <CheckForm plans={options.plans.map(({ id, name }) => ({ id, name }))} />
    </>
  );
}
