"use client";

import { useEffect, useState } from "react";
import { underWay, type FileProgress } from "@/components/claims/file-totals";
import { paths } from "@/lib/paths";

/**
 * Follows a file while it is worked on: asks every second at first, later every three, and stops
 * when it is done or the page is hidden. These questions do not count as activity of the person.
 *
 * @param onEnd called once when a file that was under way no longer is.
 */
export function useProgress(
  fileId: string,
  initial: FileProgress,
  onEnd: () => void,
): FileProgress {
  const [progress, setProgress] = useState(initial);
  const following = underWay(progress.state);
  useEffect(() => {
    if (!following) return;
    const stop = new AbortController();
    let asked = 0;
    let timer = setTimeout(ask, 700);
    function again(): void {
      if (!stop.signal.aborted) timer = setTimeout(ask, asked++ < 20 ? 1000 : 3000);
    }
    function ask(): void {
      if (document.hidden) return again();
      fetch(paths.claimFileProgress(fileId), {
        headers: { "x-background": "1" },
        signal: stop.signal,
      })
        .then(async (response) => {
          if (!response.ok) return again();
          const next = (await response.json()) as FileProgress;
          setProgress(next);
          if (underWay(next.state)) again();
          else onEnd();
        })
        .catch(again);
    }
    return () => {
      stop.abort();
      clearTimeout(timer);
    };
  }, [fileId, following, onEnd]);
  return progress;
}
