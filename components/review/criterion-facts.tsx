import Link from "next/link";
import type { ReactNode } from "react";
import { Badge } from "@/components/ui/badge";
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
const originOf = (fact: FactDefinition): string =>
  fact.group === "evidence" ? "Derived from what is cited" : "Stated by the provider";

/**
 * The facts a criterion rests on: what each is called, what was stated, where it comes from and the
 * pages that show it; those that would settle it are marked.
 */
export function CriterionFacts({
  facts,
  values,
  missing,
  shown,
  pagesOf,
}: {
  facts: readonly FactDefinition[];
  values: FactValues;
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
                  {value !== undefined && value !== null && <span>{originOf(fact)}</span>}
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
