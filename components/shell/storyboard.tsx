import type { ReactNode } from "react";

/**
 * The header of a case, which never leaves: whose it is, what it is, where it stands, which clock
 * runs. The first thing in `main` on every page of the case; it stays under the bar while the page
 * scrolls, and its height (`--storyboard-height`, set where this marker is on the page) tells sticky
 * heads below it where to stop. On a phone the name and the state stay, the facts scroll away.
 */
export function Storyboard({
  name,
  facts,
  status,
  clock,
  actions,
  tabs,
}: {
  /** The member, as the reader knows them. */
  name: ReactNode;
  /** A handful of short facts: age, reference, admission, plan. */
  facts: readonly { term: string; detail: ReactNode }[];
  /** Where the case stands, as a badge. */
  status: ReactNode;
  /** The governing clock in a few words. */
  clock?: ReactNode;
  actions?: ReactNode;
  /** The pages of the case. */
  tabs?: ReactNode;
}) {
  const list = (
    <dl className="flex flex-wrap gap-x-5 gap-y-0.5 text-small lg:flex-nowrap lg:overflow-hidden lg:whitespace-nowrap">
      {facts.map(({ term, detail }) => (
        <div key={term} className="flex gap-1.5">
          <dt className="text-muted">{term}</dt>
          <dd className="figures">{detail}</dd>
        </div>
      ))}
    </dl>
  );
  return (
    <>
      <header
        data-storyboard
        aria-label="This case"
        className="sticky top-[var(--bar-height)] z-30 -mx-4 -mt-5 flex h-[var(--storyboard-height)] flex-col justify-center border-b border-line bg-sunken px-4 lg:-mx-6 lg:px-6 print:h-auto"
      >
        <div className="flex items-center gap-x-4">
          <p className="min-w-0 truncate text-lead font-semibold">{name}</p>
          {status}
          {clock !== undefined && <div className="hidden text-small figures lg:block">{clock}</div>}
          {actions !== undefined && <div className="ml-auto flex shrink-0 gap-2">{actions}</div>}
        </div>
        <div className="hidden lg:block">{list}</div>
      </header>
      <div className="-mx-4 mb-5 lg:-mx-6">
        <div className="grid gap-2 bg-sunken px-4 py-2 lg:hidden">
          {clock !== undefined && <div className="text-small figures">{clock}</div>}
          {list}
        </div>
        {tabs !== undefined && <div className="[&>nav]:px-2 lg:[&>nav]:px-4">{tabs}</div>}
      </div>
    </>
  );
}
