import type { ComponentProps, ReactNode } from "react";
import { cn } from "@/lib/cn";

/** A box to tick, with its words beside it; the words are part of what can be clicked. */
export function Checkbox({
  label,
  hint,
  className,
  ...rest
}: Omit<ComponentProps<"input">, "type"> & { label: ReactNode; hint?: ReactNode }) {
  return (
    <label className={cn("flex min-h-11 items-start gap-2.5 py-2 sm:min-h-7 sm:py-1", className)}>
      <input type="checkbox" className="mt-1 size-4 shrink-0" {...rest} />
      <span>
        {label}
        {hint !== undefined && <span className="block text-small text-muted">{hint}</span>}
      </span>
    </label>
  );
}
