import type { ReactNode } from "react";
import { cn } from "@/lib/cn";

const shapes = {
  even: "lg:grid-cols-2",
  main: "lg:grid-cols-[minmax(0,1fr)_minmax(20rem,26rem)]",
  list: "lg:grid-cols-[minmax(18rem,28rem)_minmax(0,1fr)]",
} as const;

/**
 * Two things side by side that are read together, each scrolling for itself under the bars; on a
 * narrow window the second follows the first. `shape` says which is the wider one.
 */
export function SplitPane({
  first,
  second,
  firstLabel,
  secondLabel,
  shape = "even",
  className,
}: {
  first: ReactNode;
  second: ReactNode;
  firstLabel: string;
  secondLabel: string;
  shape?: keyof typeof shapes;
  className?: string;
}) {
  const pane =
    "min-w-0 lg:sticky lg:top-[calc(var(--bar-height)+var(--storyboard-height))] lg:max-h-[calc(100dvh-var(--bar-height)-var(--storyboard-height))] lg:overflow-y-auto print:max-h-none";
  return (
    <div className={cn("grid items-start gap-x-6 gap-y-6 print:block", shapes[shape], className)}>
      <section aria-label={firstLabel} tabIndex={0} className={cn(pane, "lg:pr-1")}>
        {first}
      </section>
      <section aria-label={secondLabel} tabIndex={0} className={cn(pane, "lg:pr-1")}>
        {second}
      </section>
    </div>
  );
}
