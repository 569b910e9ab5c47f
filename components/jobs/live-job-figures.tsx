"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { paths } from "@/lib/paths";

export interface JobFigures {
  /** Changes whenever the list does. */
  readonly mark: string;
  readonly open: number;
  readonly failed: number;
}

const every = 5_000;

/**
 * Follows the queue while the page is looked at, without counting as activity of the person. The
 * list itself stands still until it is asked for: what is being read does not move.
 */
export function LiveJobFigures({ initial }: { initial: JobFigures }) {
  const router = useRouter();
  const [figures, setFigures] = useState(initial);
  const [refreshing, refresh] = useTransition();
  useEffect(() => {
    const stop = new AbortController();
    const timer = setInterval(() => {
      if (document.hidden) return;
      fetch(paths.jobFigures, { headers: { "x-background": "1" }, signal: stop.signal })
        .then(async (answer) => {
          if (answer.ok) setFigures((await answer.json()) as JobFigures);
        })
        .catch(() => undefined); // asked again soon
    }, every);
    return () => {
      stop.abort();
      clearInterval(timer);
    };
  }, []);
  const changed = figures.mark !== initial.mark;
  return (
    <div className="mb-4 flex min-h-9 flex-wrap items-center gap-x-4 gap-y-2">
      <p role="status" className="figures">
        {figures.open === 0 ? "Nothing waits." : `${figures.open} waiting or running.`}{" "}
        {figures.failed === 0 ? "Nothing has failed." : `${figures.failed} failed.`}
      </p>
      {changed && (
        <Button size="small" disabled={refreshing} onClick={() => refresh(() => router.refresh())}>
          The list has changed: bring it up to date
        </Button>
      )}
    </div>
  );
}
