import type { Metadata } from "next";
import { PageHeader } from "@/components/ui/page-header";
import { Table } from "@/components/ui/table";
import { requireActor } from "@/lib/auth/current-person";
import { formatDate } from "@/lib/calendar";
import { paths } from "@/lib/paths";
import { places } from "@/lib/queries/places";
import { lineOfBusinessNames, linesOfBusiness } from "@/lib/review/case";
import { AdminForm } from "../admin-form";
import { addOrganization, addPlan, addSite } from "./actions";

export const metadata: Metadata = { title: "Organizations and plans" };

export default async function OrganizationsPage() {
  const actor = await requireActor(paths.organizations, ["administrator"]);
  const view = await places(actor, {}, new Date());
  if (!view) throw new Error("the list of organizations was refused to an administrator");
  const providers = view.organizations.filter(({ kind }) => kind === "provider");
  const sites = providers.flatMap((organization) =>
    organization.sites.map((site) => ({ ...site, organizationName: organization.name })),
  );
  return (
    <>
      <PageHeader
        title="Organizations and plans"
        lead="Where care is given, who pays, and whether an authorization is required. Requests take the site’s licence and the plan’s rules from here."
      />
      <div className="grid gap-10">
        <section className="grid gap-3" aria-label="Provider organizations">
          <Table
            caption="Provider organizations"
            captionHidden={false}
            rows={providers}
            rowKey={({ id }) => id}
            columns={[
              { key: "name", header: "Name", cell: ({ name }) => name },
              {
                key: "sites",
                header: "Sites",
                align: "right",
                cell: (organization) => organization.sites.length,
              },
              { key: "people", header: "People", align: "right", cell: ({ people }) => people },
            ]}
          />
          <AdminForm
            id="organization"
            summary="Add an organization"
            submit="Add the organization"
            action={addOrganization}
            fields={[{ name: "name", label: "Name" }]}
          />
        </section>
        <section className="grid gap-3" aria-label="Program sites">
          <Table
            caption="Program sites"
            captionHidden={false}
            rows={sites}
            rowKey={({ id }) => id}
            columns={[
              { key: "name", header: "Site", cell: ({ name }) => name },
              {
                key: "organization",
                header: "Organization",
                cell: ({ organizationName }) => organizationName,
              },
              { key: "place", header: "Place", cell: ({ city, state }) => `${city}, ${state}` },
              { key: "npi", header: "NPI", className: "figures", cell: ({ npi }) => npi },
              {
                key: "licence",
                header: "Licence",
                className: "figures",
                cell: ({ licenceNumber, licensedThrough }) =>
                  `${licenceNumber}, through ${formatDate(licensedThrough)}`,
              },
            ]}
          />
          <AdminForm
            id="site"
            summary="Add a site"
            submit="Add the site"
            action={addSite}
            fields={[
              {
                name: "organizationId",
                label: "Organization",
                options: providers.map(({ id, name }) => ({ value: id, label: name })),
              },
              { name: "name", label: "Name of the site" },
              { name: "npi", label: "NPI", hint: "10 digits" },
              { name: "tin", label: "Tax number", hint: "9 digits, without hyphens" },
              { name: "street", label: "Street" },
              { name: "city", label: "City" },
              { name: "state", label: "State", hint: "Two letters, such as NC" },
              { name: "zip", label: "ZIP code" },
              { name: "licensingAgency", label: "State agency that licenses the program" },
              { name: "licenceNumber", label: "Licence number" },
              { name: "licensedFrom", label: "Licensed from", type: "date" },
              { name: "licensedThrough", label: "Licensed through", type: "date" },
            ]}
          />
        </section>
        <section className="grid gap-3" aria-label="Plans">
          <Table
            caption="Plans"
            captionHidden={false}
            rows={view.plans}
            rowKey={({ id }) => id}
            columns={[
              { key: "name", header: "Plan", cell: ({ name }) => name },
              {
                key: "line",
                header: "Line of business",
                cell: ({ lineOfBusiness }) => lineOfBusinessNames[lineOfBusiness],
              },
              { key: "state", header: "State of issue", cell: ({ stateOfIssue }) => stateOfIssue },
              {
                key: "required",
                header: "Authorization",
                className: "figures",
                cell: ({ authorizationRequiredFrom }) =>
                  authorizationRequiredFrom
                    ? `Required from ${formatDate(authorizationRequiredFrom)}`
                    : "Not required",
              },
            ]}
          />
          <AdminForm
            id="plan"
            summary="Add a plan"
            submit="Add the plan"
            action={addPlan}
            fields={[
              { name: "name", label: "Name of the plan" },
              {
                name: "lineOfBusiness",
                label: "Line of business",
                options: linesOfBusiness.map((line) => ({
                  value: line,
                  label: lineOfBusinessNames[line],
                })),
              },
              { name: "stateOfIssue", label: "State of issue", hint: "Two letters, such as NC" },
              {
                name: "authorizationRequiredFrom",
                label: "Authorization required from",
                hint: "First date of service; leave empty where none is required",
                optional: true,
                type: "date",
              },
            ]}
          />
        </section>
      </div>
    </>
  );
}
