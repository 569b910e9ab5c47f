import Link from "next/link";
import type { ComponentProps } from "react";
import { buttonClass, type ButtonLook } from "@/components/ui/button";
import { cn } from "@/lib/cn";

/**
 * A link that looks like a button: it goes somewhere and changes nothing. It stands in a file of its
 * own so that a page with buttons only does not carry the router's link.
 */
export function ButtonLink({
  variant,
  size,
  className,
  ...rest
}: ButtonLook & ComponentProps<typeof Link>) {
  return <Link prefetch={false} className={cn(buttonClass(variant, size), className)} {...rest} />;
}
