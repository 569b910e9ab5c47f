import { DispositionShape } from "@/components/claims/disposition-mark";
import { counted, dispositionWords } from "@/components/claims/claim-words";
import {
  linesByDisposition,
  percentDone,
  underWay,
  type FileProgress,
} from "@/components/claims/file-totals";
import { ProgressBar } from "@/components/ui/progress-bar";
import { cn } from "@/lib/cn";
import type { Disposition } from "@/lib/claims/judgement";
import type { ClaimFileState } from "@/lib/db/claim-desk/claim-files";

export const stateWords: Readonly<Record<ClaimFileState, string>> = {
  received: "Waiting to be checked",
  checking: "Being checked",
  loading: "Being judged",
  loaded: "Loaded",
  refused: "Refused",
  stopped: "Stopped",
};

/** Grounds of the bar's parts. A pattern sets apart what the colour alone would not. */
const grounds: Readonly<Record<Disposition | "refused", string>> = {
  pay: "bg-positive",
  pay_and_flag: "bg-positive opacity-75",
  pay_in_part: "bg-positive opacity-50",
  pend: "bg-caution opacity-60",
  reject_for_correction: "bg-caution",
  deny: "bg-negative",
  reversed: "bg-idle opacity-60",
  not_under_policy: "bg-idle opacity-35",
  refused: "bg-ink",
};

const figure = (value: number): string => value.toLocaleString("en-US");

/** How a file stands: progress, the sum that must come out, its figures, and the same as a bar. */
export function FileFigures({
  progress,
  finished = false,
}: {
  progress: FileProgress;
  /** Leaves out how far the file has come, where that was never a question. */
  finished?: boolean;
}) {
  const { state, linesIn, linesJudged, linesRefused } = progress;
  const shares = linesByDisposition(progress.totals);
  const parts: readonly { key: Disposition | "refused"; lines: number }[] = [
    ...shares.map(({ disposition, lines }) => ({ key: disposition, lines })),
    ...(linesRefused > 0 ? [{ key: "refused" as const, lines: linesRefused }] : []),
  ];
  const whole = Math.max(
    linesIn,
    parts.reduce((sum, { lines }) => sum + lines, 0),
  );
  const waiting = Math.max(0, linesIn - linesJudged - linesRefused);
  return (
    <div className="grid gap-3">
      {!finished && (
        <ProgressBar
          label={stateWords[state]}
          value={percentDone(progress)}
          detail={underWay(state) ? `${percentDone(progress)} %` : ""}
        />
      )}
      <p className="text-lead figures" role="status">
        {linesIn === 0 && underWay(state) ? (
          <span className="text-muted">
            The file is read once in whole before a line is judged.
          </span>
        ) : (
          <>
            <strong>{counted(linesIn, "line")} in</strong> = {figure(linesJudged)} judged +{" "}
            {figure(linesRefused)} refused
            {waiting > 0 && ` + ${figure(waiting)} still to judge`}
          </>
        )}
      </p>
      <div aria-hidden="true" className="flex h-4 overflow-hidden rounded bg-idle-wash">
        {parts.map(({ key, lines }) => (
          <span
            key={key}
            className={cn("h-full border-r border-ground last:border-0", grounds[key])}
            style={{ width: `${(lines / Math.max(1, whole)) * 100}%`, minWidth: "2px" }}
          />
        ))}
      </div>
      <ul
        aria-label="Lines by what became of them"
        className="flex min-h-12 flex-wrap gap-x-8 gap-y-2"
      >
        {parts.map(({ key, lines }) => (
          <li key={key}>
            <span className="block text-title leading-7 font-semibold figures">
              {figure(lines)}
            </span>
            <span className="inline-flex items-center gap-1.5 text-small">
              <span
                aria-hidden="true"
                className={cn("inline-block size-2.5 rounded-[2px]", grounds[key])}
              />
              {key === "refused" ? (
                "Refused, unread"
              ) : (
                <>
                  {dispositionWords[key]}
                  <DispositionShape disposition={key} size="small" />
                </>
              )}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
