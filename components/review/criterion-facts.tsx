import Link from "next/link";
import type { ReactNode } from "react";
import { Badge } from "@/components/ui/badge";
import { dateInZone, formatDate } from "@/lib/calendar";
import type { FactProvenance, FiledSubmission } from "@/lib/review/submission";
import { programZone } from "@/lib/review/zone";
import type { FactValues } from "@/lib/facts/fact-values";
import type { FactDefinition } from "@/lib/policy/schema";

/** A cited page, ready to be opened beside. */
export interface CitedPage {
  readonly key: string;
  readonly label: string;
  readonly href: string;
  readonly open: boolean;
  /** A letter of support: useful, and no proof by itself. */
  readonly letter: boolean;
}

/** Where a fact comes from. What the portal derives, nobody stated. */
function originOf(fact: FactDefinition, provenance: FactProvenance | undefined): string {
  if (fact.group === "evidence") return "Derived from what is cited";
  if (!provenance) return "Taken as the day of submission";
  const when = formatDate(dateInZone(new Date(provenance.at), programZone));
  switch (provenance.origin) {
    case "electronic_record":
      return `From the record, ${when}`;
    case "provider":
    case "reviewer":
      return `Stated by ${provenance.by}, ${when}`;
  }
}

/**
 * The facts a criterion rests on: what each is called, what was stated, where it comes from and the
 * pages that show it; those that would settle it are marked.
 */
export function CriterionFacts({
  facts,
  values,
  provenance,
  missing,
  shown,
  pagesOf,
}: {
  facts: readonly FactDefinition[];
  values: FactValues;
  provenance: FiledSubmission["provenance"];
  missing: readonly string[];
  /** The value of a fact, in words or as a picture. */
  shown: (fact: FactDefinition) => ReactNode;
  pagesOf: (path: string) => readonly CitedPage[];
}) {
  if (facts.length === 0) return null;
  return (
    <section aria-labelledby="facts">
      <h3 id="facts" className="text-body">
        Facts and evidence
      </h3>
      <dl className="mt-1 border-t border-line">
        {facts.map((fact) => {
          const pages = pagesOf(fact.path);
          const value = values[fact.path];
          return (
            <div key={fact.path} className="border-b border-line py-1.5">
              <dt className="flex flex-wrap items-baseline gap-x-2 text-small text-muted">
                {fact.label}
                {missing.includes(fact.path) && <Badge tone="caution">would settle it</Badge>}
              </dt>
              <dd>
                {shown(fact)}
                <p className="flex flex-wrap items-baseline gap-x-3 text-small text-muted">
                  {value !== undefined && value !== null && (
                    <span>{originOf(fact, provenance[fact.path])}</span>
                  )}
                  {pages.length > 0 ? (
                    <CitedPages pages={pages} />
                  ) : (
                    value !== undefined && value !== null && <span>no page cited</span>
                  )}
                </p>
              </dd>
            </div>
          );
        })}
      </dl>
    </section>
  );
}

function CitedPages({ pages }: { pages: readonly CitedPage[] }) {
  return (
    <>
      {pages.map((page) => (
        <span key={page.key} className="inline-flex items-baseline gap-1">
          <Link
            href={page.href}
            prefetch={false}
            scroll={false}
            aria-current={page.open ? "true" : undefined}
            className={page.open ? "font-semibold text-ink" : "link"}
          >
            {page.label}
          </Link>
          {page.letter && <span className="text-caution">letter</span>}
        </span>
      ))}
    </>
  );
}
