import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ActionForm } from "@/components/review/action-form";
import { DayField, TextField } from "@/components/review/action-fields";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { Checkbox } from "@/components/ui/checkbox";
import { DefinitionList } from "@/components/ui/definition-list";
import { PageHeader } from "@/components/ui/page-header";
import { requireActor } from "@/lib/auth/current-person";
import { paths } from "@/lib/paths";
import { siteSettings } from "@/lib/queries/site-settings";
import { saveSite } from "../actions";

export const metadata: Metadata = { title: "Program site" };

export default async function SitePage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const actor = await requireActor(paths.site(id), ["administrator"]);
  const site = await siteSettings(actor, { siteId: id }, new Date());
  if (!site) notFound();
  return (
    <>
      <PageHeader
        title={site.name}
        lead={
          site.active ? "Its organization can make requests for it." : "Closed to new requests."
        }
        breadcrumbs={
          <Breadcrumbs
            items={[
              { label: "Organizations and plans", href: paths.organizations },
              { label: "Program site" },
            ]}
          />
        }
      />
      <div className="grid gap-6">
        <DefinitionList
          layout="columns"
          items={[
            { term: "Organization", detail: site.organizationName },
            { term: "NPI", detail: site.npi },
            { term: "Tax number", detail: site.tin },
          ]}
        />
        <ActionForm
          id="site"
          action={saveSite}
          hidden={{ siteId: site.id, key: crypto.randomUUID() }}
          submit="Save the site"
          pendingLabel="Saving"
          className="grid max-w-xl gap-4"
        >
          <TextField name="name" label="Name of the site" defaultValue={site.name} />
          <TextField name="street" label="Street" defaultValue={site.street} />
          <TextField name="city" label="City" defaultValue={site.city} />
          <TextField
            name="state"
            label="State"
            hint="Two letters, such as NC"
            defaultValue={site.state}
          />
          <TextField name="zip" label="ZIP code" defaultValue={site.zip} />
          <TextField
            name="licensingAgency"
            label="State agency that licenses the program"
            defaultValue={site.licensingAgency}
          />
          <TextField
            name="licenceNumber"
            label="Licence number"
            defaultValue={site.licenceNumber}
          />
          <div className="flex flex-wrap gap-4">
            <DayField name="licensedFrom" label="Licensed from" defaultValue={site.licensedFrom} />
            <DayField
              name="licensedThrough"
              label="Licensed through"
              defaultValue={site.licensedThrough}
            />
          </div>
          <Checkbox
            name="active"
            label="New requests can be made for it"
            hint="Requests already opened go on whatever is chosen here."
            defaultChecked={site.active}
          />
        </ActionForm>
      </div>
    </>
  );
}
