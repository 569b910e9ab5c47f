import type { ReactElement } from "react";
import { dispositionWords } from "@/components/claims/claim-words";
import { Shape, shapeStroke, type ShapeSize } from "@/components/ui/shape";
import { cn } from "@/lib/cn";
import type { Disposition } from "@/lib/claims/judgement";

/*
 * What became of a line, to look at: shape, word and colour, the same everywhere. Whatever is paid is
 * a circle (full, half, or with a flag), denied a square with a cross, rejected a square with an
 * arrow back, pended a diamond with bars, reversed an arrow turned round, not under the policy a
 * dash. The shapes alone tell them apart.
 */

export const dispositionColours: Readonly<Record<Disposition, string>> = {
  pay: "text-positive",
  pay_in_part: "text-positive",
  deny: "text-negative",
  reject_for_correction: "text-caution",
  pend: "text-caution",
  pay_and_flag: "text-positive",
  reversed: "text-idle",
  not_under_policy: "text-idle",
};

const inner = { ...shapeStroke, stroke: "var(--color-ground)" } as const;
const outer = { ...shapeStroke, stroke: "currentColor", strokeWidth: 1.5 } as const;

const shapes: Readonly<Record<Disposition, ReactElement>> = {
  pay: (
    <>
      <circle cx="8" cy="8" r="7.25" fill="currentColor" />
      <path d="m4.6 8.3 2.3 2.3 4.5-5" {...inner} />
    </>
  ),
  pay_in_part: (
    <>
      <circle cx="8" cy="8" r="6.5" {...outer} />
      <path d="M8 1.5a6.5 6.5 0 0 0 0 13Z" fill="currentColor" />
    </>
  ),
  deny: (
    <>
      <path d="M1.25 1.25h13.5v13.5H1.25z" fill="currentColor" />
      <path d="m5 5 6 6m0-6-6 6" {...inner} />
    </>
  ),
  reject_for_correction: (
    <>
      <path d="M1.75 1.75h12.5v12.5H1.75z" {...outer} />
      <path d="M11.5 8h-7m2.6-2.7L4.4 8l2.7 2.7" {...outer} />
    </>
  ),
  pend: (
    <>
      <path d="M8 .9 15.1 8 8 15.1.9 8z" {...outer} />
      <path d="M6.6 6v4M9.4 6v4" {...outer} />
    </>
  ),
  pay_and_flag: (
    <>
      <circle cx="8" cy="8" r="7.25" fill="currentColor" />
      <path d="M6 12V4.2h5.2L9.6 6.3l1.6 2.1H6" {...inner} strokeWidth={1.5} />
    </>
  ),
  reversed: <path d="M3.2 8a4.9 4.9 0 1 0 1.6-3.6M3 1.9v3.2h3.2" {...outer} strokeWidth={1.7} />,
  not_under_policy: <path d="M3 8h10" {...outer} strokeWidth={2.2} />,
};

/** The shape alone. Always beside a word, or under a label that says the word. */
export function DispositionShape({
  disposition,
  size = "regular",
  className,
}: {
  disposition: Disposition;
  size?: ShapeSize;
  className?: string;
}) {
  return (
    <Shape size={size} regular="4" className={cn(dispositionColours[disposition], className)}>
      {shapes[disposition]}
    </Shape>
  );
}

/** The shape with its word. */
export function DispositionMark({
  disposition,
  size = "regular",
}: {
  disposition: Disposition;
  size?: ShapeSize;
}) {
  return (
    <span
      className={cn(
        "inline-flex items-center gap-1.5 whitespace-nowrap",
        size === "small" && "text-small",
        size === "large" && "text-title",
      )}
    >
      <DispositionShape disposition={disposition} size={size} />
      <span className={cn("font-semibold", dispositionColours[disposition])}>
        {dispositionWords[disposition]}
      </span>
    </span>
  );
}
