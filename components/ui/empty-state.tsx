import type { ReactNode } from "react";

/** Nothing here yet: why, and what to do next. */
export function EmptyState({
  title,
  children,
  action,
}: {
  title: ReactNode;
  children?: ReactNode;
  action?: ReactNode;
}) {
  return (
    <div className="rounded border border-dashed border-edge px-6 py-10 text-center">
      <p className="text-lead font-semibold">{title}</p>
      {children !== undefined && (
        <div className="mx-auto mt-1 max-w-prose text-muted">{children}</div>
      )}
      {action !== undefined && <div className="mt-4 flex justify-center gap-2">{action}</div>}
    </div>
  );
}
