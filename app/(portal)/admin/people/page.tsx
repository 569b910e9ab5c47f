import type { Metadata } from "next";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Field } from "@/components/ui/field";
import { PageHeader } from "@/components/ui/page-header";
import { Table } from "@/components/ui/table";
import { TextInput } from "@/components/ui/text-input";
import { requireActor } from "@/lib/auth/current-person";
import { formatDate } from "@/lib/calendar";
import { paths } from "@/lib/paths";
import { people } from "@/lib/queries/people";
import { roleNames, roles } from "@/lib/review/roles";
import { ChangeUserForm } from "./change-user-form";
import { CreateUserForm } from "./create-user-form";

export const metadata: Metadata = { title: "People" };

type Search = Promise<Record<string, string | string[] | undefined>>;

export default async function PeoplePage({ searchParams }: { searchParams: Search }) {
  const actor = await requireActor(paths.people, ["administrator"]);
  const asked = (await searchParams).search;
  const search = typeof asked === "string" ? asked : "";
  const view = await people(actor, { search }, new Date());
  if (!view) throw new Error("the list of people was refused to an administrator");
  return (
    <>
      <PageHeader
        title="People"
        lead="Who may sign in, with which role. A change holds from that person’s next step on; disabling ends their open sessions."
      />
      <div className="grid gap-8">
        <CreateUserForm organizations={view.organizations} />
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
                    <span className="font-semibold">{person.name}</span>
                    {person.credentials && `, ${person.credentials}`}
                    <span className="block text-small text-muted">{person.email}</span>
                  </>
                ),
              },
              {
                key: "organization",
                header: "Organization",
                cell: (person) => person.organizationName,
              },
              {
                key: "licences",
                header: "Medical licences",
                cell: (person) =>
                  person.licences.length === 0
                    ? "–"
                    : person.licences.map((licence) => (
                        <span key={licence.number} className="block figures">
                          {licence.state} {licence.number}, {licence.status}, through{" "}
                          {formatDate(licence.validThrough)}
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
                      key={`${person.role} ${String(person.disabledAt)}`}
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
