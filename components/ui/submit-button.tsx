"use client";

import type { ComponentProps } from "react";
import { useFormStatus } from "react-dom";
import { Button } from "@/components/ui/button";

/**
 * The button that sends the form it stands in. While the form is on its way it says so and lets no
 * second click through; it stays focusable, so that the reader's place is not lost.
 */
export function SubmitButton({
  children,
  pendingLabel = "Sending",
  variant = "primary",
  onClick,
  pending: pendingOutside = false,
  ...rest
}: ComponentProps<typeof Button> & { pendingLabel?: string; pending?: boolean }) {
  const status = useFormStatus();
  const pending = status.pending || pendingOutside;
  return (
    <Button
      {...rest}
      type="submit"
      variant={variant}
      aria-disabled={pending || undefined}
      onClick={(event) => {
        if (pending) event.preventDefault();
        else onClick?.(event);
      }}
    >
      {pending ? `${pendingLabel}…` : children}
    </Button>
  );
}
