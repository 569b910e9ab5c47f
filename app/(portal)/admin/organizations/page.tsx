import type { Metadata } from "next";
import Link from "next/link";
import { Badge } from "@/components/ui/badge";
import { ButtonLink } from "@/components/ui/button-link";
import { PageHeader } from "@/components/ui/page-header";
import { Table } from "@/components/ui/table";
import { requireActor } from "@/lib/auth/current-person";
import { dateInZone, formatDate, type PlainDate } from "@/lib/calendar";
import { paths } from "@/lib/paths";
import { places } from "@/lib/queries/places";
import {
  authorizationRequired,
  lineOfBusinessNames,
  type PlanTerms,
} from "@/lib/review/plan-terms";
import { programZone } from "@/lib/review/zone";
import { AdminForm } from "../admin-form";
import { addOrganization, addSite } from "./actions";

export const metadata: Metadata = { title: "Organizations and plans" };

export default async function OrganizationsPage() {
  const actor = await requireActor(paths.organizations, ["administrator"]);
  const now = new Date();
  const today = dateInZone(now, programZone);
  const view = await places(actor, {}, now);
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
              {
                key: "name",
                header: "Site",
                cell: ({ id, name, active }) => (
                  <>
                    <Link href={paths.site(id)} prefetch={false} className="link">
                      {name}
                    </Link>{" "}
                    {!active && <Badge>Closed to new requests</Badge>}
                  </>
                ),
              },
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
              {
                key: "name",
                header: "Plan",
                cell: ({ id, name, active }) => (
                  <>
                    <Link href={paths.plan(id)} prefetch={false} className="link">
                      {name}
                    </Link>{" "}
                    {!active && <Badge>Closed to new requests</Badge>}
                  </>
                ),
              },
              {
                key: "line",
                header: "Line of business",
                cell: ({ terms }) => lineOfBusinessNames[terms.lineOfBusiness],
              },
              { key: "state", header: "State of issue", cell: ({ terms }) => terms.stateOfIssue },
              {
                key: "required",
                header: "Authorization",
                cell: ({ terms }) => authorizationWords(terms, today),
              },
              {
                key: "automatic",
                header: "Certifies by itself",
                cell: ({ terms }) => (terms.automaticCertification ? "Yes" : "No"),
              },
            ]}
          />
          <p>
            <ButtonLink href={paths.newPlan}>Add a plan</ButtonLink>
          </p>
        </section>
      </div>
    </>
  );
}

/** Whether care of a day needs an authorization, or from when on it will. */
function authorizationWords(terms: PlanTerms, today: PlainDate): string {
  if (authorizationRequired(terms, today).required) return "Required";
  const from = terms.authorizationRequiredFrom;
  return from !== null && from > today ? `Required from ${formatDate(from)}` : "Not required";
}
