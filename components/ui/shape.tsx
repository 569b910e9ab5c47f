import type { ReactElement } from "react";
import { cn } from "@/lib/cn";

export type ShapeSize = "small" | "regular" | "large";

/** Stroke of a drawing within a shape; colour and, where it differs, width are added to it. */
export const shapeStroke = {
  fill: "none",
  strokeWidth: 1.8,
  strokeLinecap: "round",
  strokeLinejoin: "round",
} as const;

/**
 * The frame of a small drawing that stands beside its word: 16 by 16 units, hidden from those who
 * hear the page. `regular` says how large the middle size is (4 is 1 rem).
 */
export function Shape({
  size,
  regular,
  className,
  children,
}: {
  size: ShapeSize;
  regular: "4" | "4.5";
  className: string;
  children: ReactElement;
}) {
  const middle = regular === "4" ? "size-4" : "size-4.5";
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 16 16"
      className={cn(
        "inline-block shrink-0",
        size === "small" ? "size-3.5" : size === "regular" ? middle : "size-6",
        className,
      )}
    >
      {children}
    </svg>
  );
}
