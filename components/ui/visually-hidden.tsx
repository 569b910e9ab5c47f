import type { ReactNode } from "react";

/** Said to those who hear the page, not shown to those who see it. */
export function VisuallyHidden({ children }: { children: ReactNode }) {
  return <span className="sr-only">{children}</span>;
}
