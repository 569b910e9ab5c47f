import type { Metadata } from "next";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Field } from "@/components/ui/field";
import { PageHeader } from "@/components/ui/page-header";
import { Table } from "@/components/ui/table";
import { TextInput } from "@/components/ui/text-input";
import { requireActor } from "@/lib/auth/current-person";
import { dateInZone, formatDate } from "@/lib/calendar";
import { paths } from "@/lib/paths";
import { people } from "@/lib/queries/people";
import { clinicalStaff, roleNames, roles } from "@/lib/review/roles";
import { programZone } from "@/lib/review/zone";
import { AdminForm } from "../admin-form";
import { addLicence, addPerson, addReportingLine, addQualifications } from "./actions";
import { ChangeUserForm } from "./change-user-form";

export const metadata: Metadata = { title: "People" };

type Search = Promise<Record<string, string | string[] | undefined>>;

export default async function PeoplePage({ searchParams }: { searchParams: Search }) {
  const actor = await requireActor(paths.people, ["administrator"]);
  const asked = (await searchParams).search;
  const search = typeof asked === "string" ? asked : "";
  const now = new Date();
  const today = dateInZone(now, programZone);
  const view = await people(actor, { search }, now);
  if (!view) throw new Error("the list of people was refused to an administrator");
  return (
    <>
      <PageHeader
        title="People"
        lead="Who may sign in, with which role. A change holds from that person’s next step on; disabling ends their open sessions."
      />
      <div className="grid gap-8">
        <div className="grid gap-2">
          <AdminForm
            id="person"
            summary="Add a person"
            submit="Add the person"
            action={addPerson}
            fields={[
              { name: "name", label: "Name" },
              { name: "email", label: "E-mail", type: "email" },
              {
                name: "credentials",
                label: "Credentials",
                hint: "For example LCSW or MD",
                optional: true,
              },
              {
                name: "organizationId",
                label: "Organization",
                options: view.organizations.map(({ id, name }) => ({ value: id, label: name })),
              },
              {
                name: "role",
                label: "Role",
                options: roles.map((role) => ({ value: role, label: roleNames[role] })),
              },
              {
                name: "password",
                label: "First password",
                hint: "At least 12 characters. Hand it over yourself; the portal does not send it.",
                type: "password",
              },
            ]}
          />
          <AdminForm
            id="qualifications"
            summary="Record credentials and specialty"
            submit="Record them"
            action={addQualifications}
            fields={[
              {
                name: "userId",
                label: "Reviewer or medical director",
                options: view.people
                  .filter(({ role }) => clinicalStaff.some((staff) => staff === role))
                  .map(({ id, name }) => ({ value: id, label: name })),
              },
              { name: "credentials", label: "Credentials", hint: "For example MD or LCSW" },
              {
                name: "specialty",
                label: "Specialty",
                hint: "Of a physician, as a letter names it: Psychiatry",
                optional: true,
              },
            ]}
          />
          <AdminForm
            id="reporting-line"
            summary="Record who reports to whom"
            submit="Record it"
            action={addReportingLine}
            fields={[
              {
                name: "userId",
                label: "Reviewer or medical director",
                options: view.clinicians.map(({ id, name }) => ({ value: id, label: name })),
              },
              {
                name: "reportsTo",
                label: "Reports to",
                hint: "Left empty: to nobody. Who reports to somebody who acted on a case decides none of its appeals.",
                optional: true,
                options: view.clinicians.map(({ id, name }) => ({ value: id, label: name })),
              },
            ]}
          />
          <AdminForm
            id="licence"
            summary="Record a medical licence"
            submit="Record the licence"
            action={addLicence}
            fields={[
              {
                name: "userId",
                label: "Medical director",
                options: view.people
                  .filter(({ role }) => role === "medical_director")
                  .map(({ id, name }) => ({ value: id, label: name })),
              },
              { name: "state", label: "State", hint: "Two letters, such as NC" },
              { name: "number", label: "Licence number" },
              {
                name: "status",
                label: "Status",
                options: ["active", "inactive", "suspended", "revoked"].map((status) => ({
                  value: status,
                  label: status,
                })),
              },
              { name: "validFrom", label: "Valid from", type: "date" },
              { name: "validThrough", label: "Valid through", type: "date" },
            ]}
          />
        </div>
        <section aria-label="Everybody">
          <search>
            <form action={paths.people} className="mb-3 flex max-w-md items-end gap-2">
              <Field id="search" label="Name or e-mail" className="grow">
                {(control) => (
                  <TextInput {...control} name="search" type="search" defaultValue={search} />
                )}
              </Field>
              <Button type="submit">Search</Button>
            </form>
          </search>
          <Table
            caption="People who may sign in"
            rows={view.people}
            rowKey={(person) => person.id}
            columns={[
              {
                key: "name",
                header: "Name",
                cell: (person) => (
                  <>
                    <span id={`person-${person.id}`} className="font-semibold">
                      {person.name}
                    </span>
                    {person.credentials && `, ${person.credentials}`}
                    {person.specialty && `, ${person.specialty}`}
                    <span className="block text-small text-muted">{person.email}</span>
                  </>
                ),
              },
              {
                key: "organization",
                header: "Organization",
                cell: (person) => (
                  <>
                    {person.organizationName}
                    {person.reportsToName && (
                      <span className="block text-small text-muted">
                        Reports to {person.reportsToName}
                      </span>
                    )}
                  </>
                ),
              },
              {
                key: "licences",
                header: "Medical licences",
                cell: (person) =>
                  person.licences.length === 0
                    ? "–"
                    : person.licences.map((licence) => (
                        <span key={licence.number} className="block figures">
                          {licence.state} {licence.number},{" "}
                          {licence.validThrough < today ? (
                            <Badge tone="negative">expired</Badge>
                          ) : (
                            licence.status
                          )}
                          , through {formatDate(licence.validThrough)}
                        </span>
                      )),
              },
              {
                key: "standing",
                header: "Standing",
                cell: (person) =>
                  person.disabledAt ? (
                    <Badge tone="negative">Disabled</Badge>
                  ) : (
                    <Badge tone="positive">Active</Badge>
                  ),
              },
              {
                key: "access",
                header: "Role and access",
                cell: (person) =>
                  person.id === actor.id ? (
                    `${roleNames[person.role]} (you)`
                  ) : (
                    <ChangeUserForm
                      userId={person.id}
                      name={person.name}
                      role={person.role}
                      disabled={person.disabledAt !== null}
                      roles={
                        person.organizationKind === "provider"
                          ? ["provider"]
                          : roles.filter((role) => role !== "provider")
                      }
                    />
                  ),
              },
            ]}
            empty={
              <EmptyState title="Nobody matches">Search by part of a name or e-mail.</EmptyState>
            }
          />
        </section>
      </div>
    </>
  );
}
