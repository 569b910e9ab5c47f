import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { TextField } from "@/components/review/action-fields";
import { ActionForm } from "@/components/review/action-form";
import { Badge } from "@/components/ui/badge";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { Checkbox } from "@/components/ui/checkbox";
import { DefinitionList } from "@/components/ui/definition-list";
import { Disclosure } from "@/components/ui/disclosure";
import { PageHeader } from "@/components/ui/page-header";
import { Time } from "@/components/ui/time";
import { requireActor } from "@/lib/auth/current-person";
import { dateInZone, formatDate } from "@/lib/calendar";
import { paths } from "@/lib/paths";
import { planHistory } from "@/lib/queries/plan-history";
import { programZone } from "@/lib/review/zone";
import { changeTerms, savePlan } from "../actions";
import { editChoices } from "../edit-choices";
import { TermsFields } from "../terms-fields";

export const metadata: Metadata = { title: "Plan" };

/** A plan: the terms of today, other terms from a date on, and every one that was ever recorded. */
export default async function PlanPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const actor = await requireActor(paths.plan(id), ["administrator"]);
  const now = new Date();
  const view = await planHistory(actor, { planId: id }, now);
  if (!view) notFound();
  const { effectiveFrom } = view.current;
  const toCome = effectiveFrom > dateInZone(now, programZone);
  const newestFirst = [...view.history].reverse();
  return (
    <>
      <PageHeader
        title={view.name}
        lead={view.active ? "Providers can choose it." : "Closed to new requests."}
        breadcrumbs={
          <Breadcrumbs
            items={[
              { label: "Organizations and plans", href: paths.organizations },
              { label: "Plan" },
            ]}
          />
        }
      />
      <div className="grid gap-10">
        <section aria-labelledby="today" className="grid gap-3">
          <h2 id="today" className="text-lead">
            {toCome ? `Terms from ${formatDate(effectiveFrom)} on` : "Terms for care given today"}
          </h2>
          <p className="text-muted">
            {toCome
              ? "The plan’s first terms, not in force yet. No others are on record for care given before."
              : `In force since ${formatDate(effectiveFrom)}.`}
          </p>
          <DefinitionList items={view.inWords} />
        </section>
        <section aria-label="Change the plan" className="grid gap-2">
          {/* A new key for new terms: the form then starts from them. */}
          <Disclosure key={view.history.length} summary="Other terms from a date on">
            <ActionForm
              id="terms"
              action={changeTerms}
              hidden={{ planId: view.id, key: crypto.randomUUID() }}
              submit="Record these terms"
              pendingLabel="Recording"
              className="grid max-w-3xl gap-8 py-2"
            >
              <TermsFields start={view.current} edits={editChoices()} />
            </ActionForm>
          </Disclosure>
          <Disclosure summary="Rename or close the plan">
            <ActionForm
              id="plan"
              action={savePlan}
              hidden={{ planId: view.id, key: crypto.randomUUID() }}
              submit="Save the plan"
              pendingLabel="Saving"
              className="grid max-w-xl gap-4 py-2"
            >
              <TextField name="name" label="Name of the plan" defaultValue={view.name} />
              <Checkbox
                name="active"
                label="Providers can choose it for new requests"
                hint="Requests already opened go on whatever is chosen here."
                defaultChecked={view.active}
              />
            </ActionForm>
          </Disclosure>
        </section>
        <section aria-labelledby="history" className="grid gap-3">
          <h2 id="history" className="text-lead">
            History of its terms
          </h2>
          <ol className="grid gap-4">
            {newestFirst.map((each) => (
              <li key={each.id} className="border-l-2 border-line pl-4">
                <h3 className="font-semibold figures">
                  From {formatDate(each.effectiveFrom)}{" "}
                  {each.replaced && <Badge>Replaced by a later entry</Badge>}
                </h3>
                <p className="mb-2 text-small text-muted">
                  Recorded by {each.recordedByName},{" "}
                  <Time instant={each.recordedAt} now={now} timeZone={programZone} />
                </p>
                {each.says.length === 0 ? (
                  <p className="text-muted">Nothing else than the terms before.</p>
                ) : each.first ? (
                  <Disclosure summary="What they say">
                    <DefinitionList items={each.says} className="py-1" />
                  </Disclosure>
                ) : (
                  <DefinitionList items={each.says} />
                )}
              </li>
            ))}
          </ol>
        </section>
      </div>
    </>
  );
}
