import type { ComponentProps } from "react";
import { cn } from "@/lib/cn";
import { controlClass, oneLineClass } from "@/components/ui/control-class";

/**
 * A calendar date without time, `YYYY-MM-DD` in and out, by the browser's own control: it has the
 * keyboard, the picker and the reader's own order of day and month.
 */
export function DateInput({ className, ...rest }: Omit<ComponentProps<"input">, "type">) {
  return (
    <input
      type="date"
      className={cn(controlClass, oneLineClass, "figures max-w-44", className)}
      {...rest}
    />
  );
}

/** A time of day, `HH:MM` on the 24-hour clock in and out. */
export function TimeInput({ className, ...rest }: Omit<ComponentProps<"input">, "type">) {
  return (
    <input
      type="time"
      className={cn(controlClass, oneLineClass, "figures max-w-36", className)}
      {...rest}
    />
  );
}
