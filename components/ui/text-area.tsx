import type { ComponentProps } from "react";
import { cn } from "@/lib/cn";
import { controlClass } from "@/components/ui/control-class";

/** Several lines of text. It grows with what is typed where the browser knows how. */
export function TextArea({ className, rows = 4, ...rest }: ComponentProps<"textarea">) {
  return (
    <textarea
      rows={rows}
      className={cn(controlClass, "field-sizing-content min-h-24 max-h-[60vh]", className)}
      {...rest}
    />
  );
}
