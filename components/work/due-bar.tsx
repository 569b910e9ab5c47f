import { cn } from "@/lib/cn";
import type { DueBand } from "@/lib/review/workload";

const fills: Readonly<Record<DueBand, string>> = {
  overdue: "fill-negative",
  day: "fill-caution",
  two_days: "fill-accent",
  week: "fill-accent opacity-70",
  later: "fill-accent opacity-45",
  none: "fill-idle opacity-40",
};

/**
 * Requests by when they are due as one bar, its parts in the order in which they are due, against the
 * longest bar of its column. The figures stand beside it, so it is hidden from those who hear the
 * page.
 */
export function DueBar({
  parts,
  most,
  className,
}: {
  parts: readonly { readonly band: DueBand; readonly requests: number }[];
  most: number;
  className?: string;
}) {
  const shown = parts.filter(({ requests }) => requests > 0);
  const percent = (requests: number) => (requests / Math.max(1, most)) * 100;
  return (
    <svg aria-hidden="true" width="100%" height="14" className={cn("block", className)}>
      {shown.map(({ band, requests }, index) => {
        const before = shown.slice(0, index).reduce((sum, part) => sum + part.requests, 0);
        return (
          <rect
            key={band}
            x={`${percent(before)}%`}
            width={`${percent(requests)}%`}
            height="14"
            className={cn(fills[band], "stroke-ground")}
            strokeWidth="1"
          />
        );
      })}
    </svg>
  );
}
