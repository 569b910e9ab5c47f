import type { Metadata } from "next";
import { EmptyState } from "@/components/ui/empty-state";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { PageHeader } from "@/components/ui/page-header";
import { requireActor } from "@/lib/auth/current-person";
import { paths } from "@/lib/paths";
import { newRequestOptions } from "@/lib/queries/new-request-options";
import { NewRequestForm } from "./new-request-form";

export const metadata: Metadata = { title: "New request" };

type Search = Promise<{ readonly continues?: string | string[] }>;

export default async function NewRequestPage({ searchParams }: { searchParams: Search }) {
  const actor = await requireActor(paths.newRequest, ["provider"]);
  const { continues } = await searchParams;
  const options = await newRequestOptions(
    actor,
    typeof continues === "string" ? { continues } : {},
    new Date(),
  );
  if (!options) throw new Error("the choices of a new request were refused to a provider");
  return (
    <>
      <PageHeader
        title="New request"
        lead="Who the member is and which days are asked for. The checklist comes next and saves itself."
        breadcrumbs={
          <Breadcrumbs
            items={[{ label: "Requests", href: paths.requests }, { label: "New request" }]}
          />
        }
      />
      {options.sites.length === 0 || options.plans.length === 0 ? (
        <EmptyState title="There is no site or no plan to choose yet">
          Ask the plan’s administrator to add your program’s site and the plan.
        </EmptyState>
      ) : (
        <NewRequestForm options={options} operationKey={crypto.randomUUID()} />
      )}
    </>
  );
}
