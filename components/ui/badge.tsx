import type { ReactNode } from "react";
import { cn } from "@/lib/cn";

export type BadgeTone = "idle" | "info" | "positive" | "caution" | "negative";

const tones: Record<BadgeTone, string> = {
  idle: "border-line bg-idle-wash text-ink",
  info: "border-accent bg-accent-wash text-accent",
  positive: "border-positive bg-positive-wash text-positive",
  caution: "border-caution bg-caution-wash text-caution",
  negative: "border-negative bg-negative-wash text-negative",
};

/** A state in a word or two. The word says it all; the colour only helps to find it. */
export function Badge({
  tone = "idle",
  className,
  children,
}: {
  tone?: BadgeTone;
  className?: string;
  children: ReactNode;
}) {
  return (
    <span
      className={cn(
        "inline-block rounded border px-1.5 text-small leading-5 font-semibold whitespace-nowrap",
        tones[tone],
        className,
      )}
    >
      {children}
    </span>
  );
}
