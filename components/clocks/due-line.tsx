import { ClockBar } from "@/components/clocks/clock-bar";
import { ClockMark } from "@/components/clocks/clock-mark";
import { clockState, dueState, timeLeft } from "@/components/clocks/clock-state";
import { cn } from "@/lib/cn";
import type { ClockRow } from "@/lib/clocks/clock-row";
import { writeDue } from "@/lib/clocks/clock-words";

/** The governing clock over a case: bar, due date with its law, time left. */
export function GoverningClock({ row, now }: { row: ClockRow; now: Date }) {
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2 gap-y-1 lg:flex-nowrap lg:whitespace-nowrap">
      <ClockMark state={clockState(row, now)} />
      <ClockBar row={row} now={now} className="w-24" />
      {row.dueAt && (
        <span>
          <span className="font-semibold">
            due {writeDue(row.dueAt, now)} · {row.citation}
          </span>
          <span className={row.dueAt < now ? "font-semibold" : "text-muted"}>
            {" · "}
            {timeLeft(row.dueAt, now)}
          </span>
        </span>
      )}
    </span>
  );
}

/** When a request of a list is due, and how much time is left. */
export function DueLine({ dueAt, now }: { dueAt: Date | null; now: Date }) {
  if (!dueAt)
    return (
      <span className="text-muted">
        <span aria-hidden="true">–</span>
        <span className="sr-only">No clock runs</span>
      </span>
    );
  return (
    <span className="inline-grid grid-cols-[auto_1fr] items-center gap-x-1.5 whitespace-nowrap">
      <ClockMark state={dueState(dueAt, now)} size="small" />
      <time dateTime={dueAt.toISOString()}>{writeDue(dueAt, now)}</time>
      <span className={cn("col-start-2 text-small", dueAt < now ? "font-semibold" : "text-muted")}>
        {timeLeft(dueAt, now)}
      </span>
    </span>
  );
}
