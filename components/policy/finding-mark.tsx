import type { ReactElement } from "react";
import { causeWords, findingWords } from "@/components/policy/finding-words";
import { Shape, shapeStroke, type ShapeSize } from "@/components/ui/shape";
import { cn } from "@/lib/cn";
import type { Cause, FindingValue } from "@/lib/finding";

/*
 * A finding to look at: shape, word and colour, the same everywhere. A filled circle with a check is
 * met, a filled square with a cross not met, an open diamond with a question undetermined, a dash
 * not applicable. The shapes alone tell them apart, on grey paper and without colour vision.
 */

const colours: Record<FindingValue, string> = {
  met: "text-positive",
  not_met: "text-negative",
  undetermined: "text-caution",
  not_applicable: "text-idle",
};

const shapes: Record<FindingValue, ReactElement> = {
  met: (
    <>
      <circle cx="8" cy="8" r="7.25" fill="currentColor" />
      <path d="m4.6 8.3 2.3 2.3 4.5-5" stroke="var(--color-ground)" {...shapeStroke} />
    </>
  ),
  not_met: (
    <>
      <path d="M1.25 1.25h13.5v13.5H1.25z" fill="currentColor" />
      <path d="m5 5 6 6m0-6-6 6" stroke="var(--color-ground)" {...shapeStroke} />
    </>
  ),
  undetermined: (
    <>
      <path d="M8 .9 15.1 8 8 15.1.9 8z" stroke="currentColor" {...shapeStroke} strokeWidth={1.5} />
      <path
        d="M6.5 6.3a1.55 1.55 0 1 1 2.3 1.4c-.6.3-.8.6-.8 1.1"
        stroke="currentColor"
        {...shapeStroke}
        strokeWidth={1.4}
      />
      <circle cx="8" cy="10.9" r=".9" fill="currentColor" />
    </>
  ),
  not_applicable: <path d="M3 8h10" stroke="currentColor" {...shapeStroke} strokeWidth={2.2} />,
};

/** The shape alone. Always beside a word, or under a label that says the word. */
export function FindingShape({
  finding,
  size = "regular",
  className,
}: {
  finding: FindingValue;
  size?: ShapeSize;
  className?: string;
}) {
  return (
    <Shape size={size} regular="4.5" className={cn(colours[finding], className)}>
      {shapes[finding]}
    </Shape>
  );
}

/**
 * A finding with its word, and with its cause where it is undetermined. Where a reviewer set it
 * against the computed one, the reviewer's initials stand on the mark. With `word="hidden"` the
 * word is only for those who hear the page; the shape then stands in a list whose head explains it.
 */
export function FindingMark({
  finding,
  cause,
  overriddenBy,
  size = "regular",
  word = "shown",
}: {
  finding: FindingValue;
  cause?: Cause | undefined;
  /** Initials of the reviewer who overrode the computed finding. */
  overriddenBy?: string | undefined;
  size?: ShapeSize;
  word?: "shown" | "hidden";
}) {
  return (
    <span className={cn("inline-flex items-center gap-1.5", size === "small" && "text-small")}>
      <span className="relative inline-flex">
        <FindingShape finding={finding} size={size} />
        {overriddenBy !== undefined && (
          <span
            aria-hidden="true"
            className="absolute -top-2 left-2.5 break-normal whitespace-nowrap rounded border border-edge bg-ground px-0.5 text-[0.625rem] leading-3 font-bold text-ink"
          >
            {overriddenBy}
          </span>
        )}
      </span>
      <span className={cn(word === "hidden" ? "sr-only" : overriddenBy !== undefined && "ml-2")}>
        <span className={cn("font-semibold", colours[finding])}>{findingWords[finding]}</span>
        {cause !== undefined && <span className="text-muted">: {causeWords[cause]}</span>}
        {overriddenBy !== undefined && <span className="sr-only">, set by {overriddenBy}</span>}
      </span>
    </span>
  );
}
