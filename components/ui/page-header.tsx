import type { ReactNode } from "react";

/** The top of a page: where it stands, its name, a line about it, and what can be done from here. */
export function PageHeader({
  title,
  lead,
  breadcrumbs,
  actions,
}: {
  title: ReactNode;
  lead?: ReactNode;
  breadcrumbs?: ReactNode;
  actions?: ReactNode;
}) {
  return (
    <header className="mb-5">
      {breadcrumbs}
      <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
        <div className="min-w-0">
          <h1 className="text-display">{title}</h1>
          {lead !== undefined && (
            <p className="max-w-prose text-lead text-pretty text-muted">{lead}</p>
          )}
        </div>
        {actions !== undefined && <div className="flex flex-wrap gap-2">{actions}</div>}
      </div>
    </header>
  );
}
