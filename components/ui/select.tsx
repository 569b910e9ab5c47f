import type { ComponentProps } from "react";
import { cn } from "@/lib/cn";
import { controlClass, oneLineClass } from "@/components/ui/control-class";

export type SelectOption = { value: string; label: string; disabled?: boolean };

/** One of several, by the browser's own list. `blank` adds a first line that stands for no answer. */
export function Select({
  options,
  blank,
  className,
  ...rest
}: Omit<ComponentProps<"select">, "children"> & {
  options: readonly SelectOption[];
  blank?: string;
}) {
  return (
    <select className={cn(controlClass, oneLineClass, "pr-8", className)} {...rest}>
      {blank !== undefined && <option value="">{blank}</option>}
      {options.map((option) => (
        <option key={option.value} value={option.value} disabled={option.disabled}>
          {option.label}
        </option>
      ))}
    </select>
  );
}
