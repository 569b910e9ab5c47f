import type { ReactNode } from "react";
import { ButtonLink } from "@/components/ui/button-link";
import { paths } from "@/lib/paths";

/** The frame of a step being prepared: its name, a line about it, and the way back to the criteria. */
export function StepPanel({
  requestId,
  title,
  lead,
  aside,
  children,
}: {
  requestId: string;
  title: string;
  lead: ReactNode;
  /** What to have in sight while deciding. */
  aside?: ReactNode;
  children: ReactNode;
}) {
  return (
    <div className="border-t border-line pt-4">
      <ButtonLink href={paths.review(requestId)} variant="quiet" size="small" className="-ml-2.5">
        Back to the criteria
      </ButtonLink>
      <h2 className="text-title">{title}</h2>
      <div className="max-w-prose text-muted">{lead}</div>
      <div className="mt-4 grid items-start gap-x-10 gap-y-6 lg:grid-cols-[minmax(0,44rem)_minmax(0,1fr)]">
        <div>{children}</div>
        {aside !== undefined && <div>{aside}</div>}
      </div>
    </div>
  );
}
