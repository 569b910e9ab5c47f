import type { ReactNode } from "react";

/** Names and values of one thing, side by side also where there is little room. */
export function FactList({
  facts,
}: {
  facts: readonly { readonly term: string; readonly detail: ReactNode }[];
}) {
  return (
    <dl className="grid gap-y-1">
      {facts.map(({ term, detail }) => (
        <div key={term} className="grid grid-cols-[9rem_1fr] gap-x-3">
          <dt className="text-muted">{term}</dt>
          <dd className="min-w-0 figures">{detail}</dd>
        </div>
      ))}
    </dl>
  );
}
