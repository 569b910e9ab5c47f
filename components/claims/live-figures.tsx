"use client";

import { useRouter } from "next/navigation";
import { useCallback } from "react";
import { FileFigures, stateWords } from "@/components/claims/file-figures";
import { percentDone, underWay, type FileProgress } from "@/components/claims/file-totals";
import { useProgress } from "@/components/claims/use-progress";
import { ProgressBar } from "@/components/ui/progress-bar";

interface Following {
  readonly fileId: string;
  readonly initial: FileProgress;
}

/** The page anew once the file is done, and not before: what is being read does not move. */
function useAnewAtEnd(): () => void {
  const router = useRouter();
  return useCallback(() => router.refresh(), [router]);
}

/** A file's figures, growing while it is judged. */
export function LiveFigures({ fileId, initial }: Following) {
  return <FileFigures progress={useProgress(fileId, initial, useAnewAtEnd())} />;
}

/** The same in one line of a list. */
export function LiveState({ fileId, initial }: Following) {
  const progress = useProgress(fileId, initial, useAnewAtEnd());
  const percent = percentDone(progress);
  if (!underWay(progress.state)) return stateWords[progress.state];
  return <ProgressBar label={stateWords[progress.state]} value={percent} detail={`${percent} %`} />;
}
