import type { ReactNode } from "react";
import { cn } from "@/lib/cn";

export type AlertTone = "info" | "positive" | "caution" | "negative";

const tones: Record<AlertTone, { box: string; mark: string; word: string; path: string }> = {
  info: {
    box: "border-accent bg-accent-wash",
    mark: "text-accent",
    word: "Note",
    path: "M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1Zm-.9 6h1.8v5H7.1V7ZM8 4a1 1 0 1 1 0 2 1 1 0 0 1 0-2Z",
  },
  positive: {
    box: "border-positive bg-positive-wash",
    mark: "text-positive",
    word: "Done",
    path: "M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1Zm-1 10L4 8l1.2-1.2L7 8.6l3.8-3.8L12 6l-5 5Z",
  },
  caution: {
    box: "border-caution bg-caution-wash",
    mark: "text-caution",
    word: "Take care",
    path: "M8 1 1 15h14L8 1Zm-.8 5h1.6l-.2 4.6H7.4L7.2 6Zm.8 7.4a1 1 0 1 1 0-2 1 1 0 0 1 0 2Z",
  },
  negative: {
    box: "border-negative bg-negative-wash",
    mark: "text-negative",
    word: "Problem",
    path: "M1.5 1.5h13v13h-13v-13Zm3.7 2.6L4.1 5.2 6.9 8l-2.8 2.8 1.1 1.1L8 9.1l2.8 2.8 1.1-1.1L9.1 8l2.8-2.8-1.1-1.1L8 6.9 5.2 4.1Z",
  },
};

/**
 * Something the reader should know here and now. `live` announces it when it appears after the page
 * was read (politely, or at once for a problem); leave it off for what the page opens with.
 */
export function Alert({
  tone = "info",
  title,
  live = false,
  actions,
  className,
  children,
}: {
  tone?: AlertTone;
  title?: ReactNode;
  live?: boolean;
  actions?: ReactNode;
  className?: string;
  children?: ReactNode;
}) {
  const look = tones[tone];
  return (
    <div
      role={live ? (tone === "negative" ? "alert" : "status") : undefined}
      className={cn("flex gap-3 rounded border-l-4 px-3 py-2.5", look.box, className)}
    >
      <svg
        aria-hidden="true"
        viewBox="0 0 16 16"
        className={cn("mt-1 size-4 shrink-0 fill-current", look.mark)}
      >
        <path d={look.path} />
      </svg>
      <div className="min-w-0 grow">
        <span className="sr-only">{look.word}: </span>
        {title !== undefined && <p className="font-semibold">{title}</p>}
        {children}
        {actions !== undefined && <div className="mt-2 flex flex-wrap gap-2">{actions}</div>}
      </div>
    </div>
  );
}
