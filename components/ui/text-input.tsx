import type { ComponentProps } from "react";
import { cn } from "@/lib/cn";
import { controlClass, oneLineClass } from "@/components/ui/control-class";

/** One line of text. Give it an `inputMode` where a phone should show digits. */
export function TextInput({ className, type, ...rest }: ComponentProps<"input">) {
  return (
    <input type={type ?? "text"} className={cn(controlClass, oneLineClass, className)} {...rest} />
  );
}
