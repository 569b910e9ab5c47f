import { clockState } from "@/components/clocks/clock-state";
import { cn } from "@/lib/cn";
import type { ClockRow } from "@/lib/clocks/clock-row";
import { writeDue } from "@/lib/clocks/clock-words";

const hatch =
  "repeating-linear-gradient(135deg, var(--color-edge) 0 1.5px, var(--color-ground) 1.5px 5px)";

/**
 * A clock as a thin bar from its start to its due date: the part gone by solid, stretches in which it
 * stood still hatched, what runs over solid in another colour, a mark at this moment. Where the row's
 * words say the same it is hidden from those who hear the page; `labelled` names its marks below it,
 * and says aloud what they show.
 */
export function ClockBar({
  row,
  now,
  labelled = false,
  className,
}: {
  row: Pick<ClockRow, "startedAt" | "dueAt" | "satisfiedAt" | "endedAt" | "tolled">;
  now: Date;
  labelled?: boolean;
  className?: string;
}) {
  if (!row.startedAt || !row.dueAt)
    return (
      <div
        aria-hidden="true"
        className={cn("h-2 rounded border border-dashed border-edge", className)}
      />
    );
  const start = row.startedAt.getTime();
  const due = row.dueAt.getTime();
  const stopped = row.satisfiedAt ?? row.endedAt;
  const gone = Math.max(start, (stopped ?? now).getTime());
  const end = Math.max(due, gone, start + 1);
  const at = (time: number) =>
    ((Math.min(Math.max(time, start), end) - start) / (end - start)) * 100;
  const span = (from: number, to: number) => ({
    left: `${at(from)}%`,
    width: `${Math.max(0, at(to) - at(from))}%`,
  });
  const state = clockState(row, now);
  const bar = (
    <div aria-hidden="true" className={cn("relative h-2", className)}>
      <div className="absolute inset-0 overflow-hidden rounded border border-edge bg-idle-wash forced-colors:border-[CanvasText]">
        <div
          className={cn(
            "absolute inset-y-0 print:bg-idle forced-colors:bg-[Highlight]",
            state === "ended" || state === "paused" ? "bg-idle" : "bg-accent",
          )}
          style={span(start, Math.min(gone, due))}
        />
        {gone > due && (
          <div
            className="absolute inset-y-0 bg-negative print:bg-ink forced-colors:bg-[CanvasText]"
            style={span(due, gone)}
          />
        )}
        {row.tolled.map(({ from, to }) => (
          <div
            key={from.getTime()}
            className="absolute inset-y-0 border-x border-edge"
            style={{
              ...span(from.getTime(), (to ?? now).getTime()),
              backgroundImage: hatch,
            }}
          />
        ))}
      </div>
      {gone > due && (
        <div
          className="absolute -top-1 -bottom-1 w-0.5 bg-ink"
          style={{ left: `calc(${at(due)}% - 1px)` }}
        />
      )}
      {!stopped && (
        <div
          className="absolute -top-1 -bottom-1 w-0.5 rounded bg-ink"
          style={{ left: `calc(${at(now.getTime())}% - 1px)` }}
        />
      )}
    </div>
  );
  if (!labelled || (stopped && gone <= due)) return bar;
  const percent = Math.round(((gone - start) / Math.max(1, due - start)) * 100);
  const stoppedOrNow = stopped ? (row.satisfiedAt ? "done" : "ended") : "now";
  return (
    <div
      role="img"
      aria-label={`Started ${writeDue(row.startedAt, now)}, due ${writeDue(row.dueAt, now)}, ${stoppedOrNow} at ${percent}% of the time`}
    >
      {bar}
      <BarMarks
        first={gone > due ? "due" : stoppedOrNow}
        last={gone > due ? stoppedOrNow : "due"}
        at={at(Math.min(gone, due))}
      />
    </div>
  );
}

/** The words of a bar's two marks: the first at a percentage of its length, the last at its end. */
function BarMarks({ first, last, at }: { first: string; last: string; at: number }) {
  const meet = at > 85;
  return (
    <div aria-hidden="true" className="relative mt-1 h-lh text-small text-muted">
      {!meet && (
        <span className={cn("absolute", at > 10 && "-translate-x-full")} style={{ left: `${at}%` }}>
          {first}
        </span>
      )}
      <span className="absolute right-0">{meet ? `${first}, ${last}` : last}</span>
    </div>
  );
}
