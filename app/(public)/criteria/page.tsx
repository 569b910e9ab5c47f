import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { inForceWords } from "@/components/policy/criterion-text";
import { PublishedChecklist } from "@/components/policy/published-checklist";
import { PublishedFrame, PublishedSettings } from "@/components/policy/published-policy";
import { buttonClass } from "@/components/ui/button";
import { DefinitionList } from "@/components/ui/definition-list";
import { PageHeader } from "@/components/ui/page-header";
import type { Policy } from "@/lib/policy/schema";
import { policyLibrary } from "@/lib/policy/library";

export const metadata: Metadata = {
  title: "Criteria",
  robots: { index: true, follow: true },
};

type Search = Promise<Record<string, string | string[] | undefined>>;

/** The version asked for, or the newest; an unknown version is not found. */
function chosenPolicy(version: string | string[] | undefined): Policy {
  const { all } = policyLibrary();
  const policy = version === undefined ? all.at(-1) : all.find((each) => each.version === version);
  return policy ?? notFound();
}

export default async function CriteriaPage({ searchParams }: { searchParams: Search }) {
  const policy = chosenPolicy((await searchParams).version);
  const versions = policyLibrary().all;
  return (
    <>
      <PageHeader
        title={policy.title}
        lead={`${policy.payer} · ${policy.services.join(", ")} · ${inForceWords(policy)}`}
        actions={
          <a href="/criteria/try" className={buttonClass()}>
            Try it on a document
          </a>
        }
      />
      {versions.length > 1 && <VersionPicker versions={versions} chosen={policy} />}
      <DefinitionList
        className="border-y border-line py-3"
        items={[
          {
            term: "Fingerprint",
            detail: <span className="font-mono text-small break-all">{policy.fingerprint}</span>,
          },
          {
            term: "What it is for",
            detail:
              "It changes with any letter of the criteria, their tests or their settings. Each determination keeps the one it was made under.",
          },
        ]}
      />
      <div className="mt-6 grid gap-x-10 lg:grid-cols-[13rem_minmax(0,1fr)] print:block">
        <Contents policy={policy} />
        <div className="grid min-w-0 content-start gap-12">
          <PublishedFrame policy={policy} />
          {policy.checklists.map((checklist) => (
            <PublishedChecklist key={checklist.checklist} policy={policy} checklist={checklist} />
          ))}
          <PublishedSettings policy={policy} />
        </div>
      </div>
    </>
  );
}

function VersionPicker({ versions, chosen }: { versions: readonly Policy[]; chosen: Policy }) {
  return (
    <nav aria-label="Versions of the policy" className="screen-only mb-4">
      <ul className="flex flex-wrap gap-2">
        {versions.map((policy) => (
          <li key={policy.version}>
            <a
              href={`/criteria?version=${policy.version}`}
              aria-current={policy.version === chosen.version ? "page" : undefined}
              className="block rounded border border-edge px-3 py-1 figures aria-[current]:border-accent aria-[current]:bg-accent-wash"
            >
              {inForceWords(policy)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Contents({ policy }: { policy: Policy }) {
  return (
    <nav
      aria-label="On this page"
      className="screen-only mb-8 text-small lg:sticky lg:top-16 lg:max-h-[calc(100dvh-5rem)] lg:self-start lg:overflow-y-auto"
    >
      <ul className="grid gap-3">
        <li>
          <a href="#frame" className="font-semibold hover:text-accent">
            What the policy covers
          </a>
        </li>
        {policy.checklists.map(({ checklist, title }) => (
          <li key={checklist}>
            <a href={`#${checklist}`} className="font-semibold hover:text-accent">
              {title}
            </a>
            <ol className="mt-1 flex flex-wrap gap-1 lg:block">
              {policy.criteria
                .filter((criterion) => criterion.checklist === checklist)
                .map(({ id, title: name }) => (
                  <li key={id}>
                    <a
                      href={`#${id}`}
                      className="flex min-h-6 gap-2 rounded px-1 py-0.5 leading-5 hover:bg-accent-wash max-lg:min-w-11 max-lg:justify-center max-lg:border max-lg:border-line max-lg:py-2"
                    >
                      <span className="w-7 shrink-0 font-semibold text-accent figures max-lg:w-auto">
                        {id}
                      </span>
                      <span className="text-muted max-lg:sr-only">{name}</span>
                    </a>
                  </li>
                ))}
            </ol>
          </li>
        ))}
        <li>
          <a href="#settings" className="font-semibold hover:text-accent">
            Settings
          </a>
        </li>
      </ul>
    </nav>
  );
}
