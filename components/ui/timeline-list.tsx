import type { ReactNode } from "react";

export type TimelineEntry = {
  key: string;
  /** What happened, as a sentence. */
  title: ReactNode;
  /** Who and when. */
  meta: ReactNode;
  children?: ReactNode;
  /** The step that matters most here (a determination): its dot is filled. */
  strong?: boolean;
};

/** What happened, in order, one entry after another along a line. The caller chooses newest first. */
export function TimelineList({
  entries,
  label,
}: {
  entries: readonly TimelineEntry[];
  label: string;
}) {
  return (
    <ol aria-label={label} className="border-l border-line">
      {entries.map((entry) => (
        <li key={entry.key} id={entry.key} className="relative pb-5 pl-5">
          <span
            aria-hidden="true"
            className={
              "absolute top-1.5 -left-[5.5px] size-2.5 rounded-full border-2 border-accent " +
              (entry.strong ? "bg-accent" : "bg-ground")
            }
          />
          <p className="font-semibold">{entry.title}</p>
          <p className="text-small text-muted figures">{entry.meta}</p>
          {entry.children !== undefined && <div className="mt-1.5">{entry.children}</div>}
        </li>
      ))}
    </ol>
  );
}
