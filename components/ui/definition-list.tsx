import type { ReactNode } from "react";
import { cn } from "@/lib/cn";

export type Definition = { term: ReactNode; detail: ReactNode; key?: string };

/**
 * Names and values. `rows` puts them side by side, one pair a line; `columns` sets each value under
 * its name, as many pairs in a line as fit.
 */
export function DefinitionList({
  items,
  layout = "rows",
  className,
}: {
  items: readonly Definition[];
  layout?: "rows" | "columns";
  className?: string;
}) {
  return (
    <dl
      className={cn(
        layout === "rows" ? "grid gap-y-1" : "flex flex-wrap gap-x-8 gap-y-3",
        className,
      )}
    >
      {items.map((item, index) => (
        <div
          key={item.key ?? index}
          className={
            layout === "rows" ? "grid gap-x-4 sm:grid-cols-[minmax(9rem,14rem)_1fr]" : "min-w-0"
          }
        >
          <dt className={cn("text-muted", layout === "columns" && "text-small")}>{item.term}</dt>
          <dd className="min-w-0 figures">{item.detail}</dd>
        </div>
      ))}
    </dl>
  );
}
