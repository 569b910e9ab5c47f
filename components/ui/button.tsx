import type { ComponentProps } from "react";
import { cn } from "@/lib/cn";

/**
 * `primary` is the one thing a page is for, `secondary` any other act, `quiet` an act inside a row
 * or a bar, `danger` one that cannot be taken back.
 */
export type ButtonVariant = "primary" | "secondary" | "quiet" | "danger";
export type ButtonSize = "regular" | "small";

const variants: Record<ButtonVariant, string> = {
  primary:
    "border-accent bg-accent text-on-accent hover:border-accent-strong hover:bg-accent-strong",
  secondary: "border-edge bg-raised text-ink hover:border-accent hover:text-accent",
  quiet: "border-transparent text-accent hover:bg-accent-wash hover:text-accent-strong",
  danger: "border-negative bg-raised text-negative hover:bg-negative-wash",
};

/** The look of a button, for the rare element that is neither a button nor a link. */
export const buttonClass = (variant: ButtonVariant = "secondary", size: ButtonSize = "regular") =>
  cn(
    "screen-only inline-flex items-center justify-center gap-2 rounded border font-semibold select-none",
    "disabled:cursor-not-allowed disabled:opacity-55 aria-disabled:cursor-not-allowed aria-disabled:opacity-55",
    size === "regular"
      ? "min-h-11 px-4 text-body sm:min-h-9"
      : "min-h-9 px-2.5 text-small sm:min-h-7",
    variants[variant],
  );

/** How a button or a link that looks like one is asked for. */
export type ButtonLook = { variant?: ButtonVariant; size?: ButtonSize };

/** A button that does something on this page. It never submits a form: see SubmitButton. */
export function Button({
  variant,
  size,
  className,
  type,
  ...rest
}: ButtonLook & ComponentProps<"button">) {
  return (
    <button
      type={type ?? "button"}
      className={cn(buttonClass(variant, size), className)}
      {...rest}
    />
  );
}
