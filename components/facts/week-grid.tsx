/**
 * The typical week as a picture: Monday to Sunday, hours down, a block a session. What counts is
 * solid, what does not is hatched with its reason in words; below, the sum against what the policy
 * asks. It shows; week-grid-editor.tsx lets one draw. Beside it always stands a table with the same
 * rows, so for those who do not see it the picture is one figure with its sum.
 */
import type { ReactNode } from "react";
import { cn } from "@/lib/cn";
import { weekdays } from "@/lib/calendar";
import {
  countSchedule,
  type CountedSession,
  type Exclusion,
} from "@/lib/evaluation/count-schedule";
import type { FactRow } from "@/lib/facts/fact-values";
import {
  durationText,
  shownHours,
  timeOf,
  weekBlocks,
  type ShownHours,
  type WeekBlock,
} from "./week-geometry";
import type { WeekTargets } from "./week-targets";

/** Why minutes do not count, in words. */
export const exclusionWords: Readonly<Record<Exclusion, string>> = {
  break_or_meal: "break or meal",
  recreational_or_diversionary: "recreational or diversionary",
  functional_support_only: "functional support only",
  overlaps_another_session: "overlaps another session",
  category_not_stated: "category not stated",
  time_not_stated: "day or time not stated",
};

/** "1 h 30 min counted", "30 min excluded: break or meal". */
export function countedWords(session: CountedSession | undefined): string {
  if (!session) return "";
  const { counted_minutes: counted, excluded_minutes: excluded, reason } = session;
  const parts = [
    counted > 0 && `${durationText(counted)} counted`,
    excluded > 0 && `${durationText(excluded)} excluded`,
  ].filter(Boolean);
  return [parts.join(", "), reason && exclusionWords[reason]].filter(Boolean).join(": ");
}

const rem = (minutes: number) => `${(minutes / 60) * 4.5}rem`;

/** The grid itself. `dayLayer` and `renderBlock` are where the editor puts its handles. */
export function WeekGrid({
  rows,
  hours = shownHours(rows),
  dayLayer,
  renderBlock,
}: {
  rows: readonly FactRow[];
  hours?: ShownHours;
  dayLayer?: (day: number) => ReactNode;
  renderBlock?: (block: WeekBlock) => ReactNode;
}) {
  const week = countSchedule(rows);
  const blocks = weekBlocks(rows, week.sessions, hours);
  const ticks = Array.from(
    { length: (hours.to - hours.from) / 60 + 1 },
    (_, index) => hours.from + index * 60,
  );
  return (
    <div
      className="relative isolate overflow-x-auto"
      tabIndex={0}
      role="group"
      aria-label="Week grid"
    >
      <div className="grid min-w-[40rem] grid-cols-[3rem_repeat(7,minmax(0,1fr))] select-none">
        <span />
        {weekdays.map((day) => (
          <div key={day} className="border-b border-edge px-1 pb-1 text-small">
            <span className="font-semibold">{day.slice(0, 3)}</span>{" "}
            <span className="text-muted figures">
              {week.minutes_by_day[day] > 0 && durationText(week.minutes_by_day[day])}
            </span>
          </div>
        ))}
        <div className="relative" style={{ height: rem(hours.to - hours.from) }}>
          {ticks.slice(0, -1).map((tick) => (
            <span
              key={tick}
              className="absolute right-1.5 text-small leading-none text-muted figures"
              style={{ top: rem(tick - hours.from) }}
            >
              {timeOf(tick)}
            </span>
          ))}
        </div>
        {weekdays.map((day, index) => (
          <div
            key={day}
            data-day={index}
            className="relative border-l border-line last:border-r"
            style={{
              height: rem(hours.to - hours.from),
              backgroundImage: "linear-gradient(to bottom, var(--color-line) 1px, transparent 1px)",
              backgroundSize: `100% ${rem(60)}`,
            }}
          >
            {dayLayer?.(index)}
            {blocks
              .filter((block) => block.day === index)
              .map((block) => (
                <div
                  key={block.index}
                  className={blockClass(block)}
                  style={{
                    top: `${block.top * 100}%`,
                    height: `${block.height * 100}%`,
                    left: `${(block.lane / block.lanes) * 100}%`,
                    width: `${100 / block.lanes}%`,
                    ...(isExcluded(block) && { backgroundImage: hatch }),
                  }}
                >
                  {renderBlock ? renderBlock(block) : <BlockText block={block} />}
                </div>
              ))}
          </div>
        ))}
      </div>
    </div>
  );
}

const hatch =
  "repeating-linear-gradient(135deg, transparent 0 5px, color-mix(in srgb, var(--color-idle) 28%, transparent) 5px 6px)";

const isExcluded = ({ counted }: WeekBlock) => counted?.counted_minutes === 0;

const blockClass = (block: WeekBlock): string =>
  cn(
    "absolute overflow-hidden rounded border text-small leading-tight",
    isExcluded(block)
      ? "border-dashed border-edge bg-ground text-ink"
      : "border-accent bg-accent-wash text-ink",
  );

/** What a block says: the activity, its times, and why it does not count. */
export function BlockText({ block, activity }: { block: WeekBlock; activity?: ReactNode }) {
  const { row, start, end, counted } = block;
  const name = activity ?? row.activity ?? "Session";
  const times = `${timeOf(start)}–${timeOf(end)}`;
  const reason = counted?.reason && exclusionWords[counted.reason];
  // A short block has room for its name alone: the rest is its title, and stands in the table.
  if (end - start <= 30)
    return (
      <div
        title={[row.activity ?? "Session", times, reason].filter(Boolean).join(", ")}
        className="truncate px-1 pt-0.5 text-[0.6875rem] leading-3.5 font-semibold"
      >
        {name}
      </div>
    );
  const tall = end - start >= 60;
  return (
    <div className="px-1 py-0.5">
      <div className="truncate font-semibold">{name}</div>
      {(tall || !reason) && <div className="truncate text-muted figures">{times}</div>}
      {reason && <div className={tall ? "text-muted" : "truncate text-muted"}>{reason}</div>}
    </div>
  );
}

/** The week's sum: a bar that fills to the minutes asked for, and a pip for each day. */
export function WeekTotal({ rows, targets }: { rows: readonly FactRow[]; targets: WeekTargets }) {
  const { total_minutes: minutes, days } = countSchedule(rows);
  const share = Math.min(1, minutes / targets.minutes);
  const text = `${durationText(minutes)} counted on ${days} ${days === 1 ? "day" : "days"}; ${durationText(targets.minutes)} on ${targets.days} days are needed`;
  return (
    <div className="mt-3 max-w-xl">
      <p role="status" className="text-small figures">
        {text}
      </p>
      <div className="mt-1 flex items-center gap-3" aria-hidden="true">
        <div className="h-2.5 grow overflow-hidden rounded border border-edge">
          <div className="h-full bg-accent" style={{ width: `${share * 100}%` }} />
        </div>
        <div className="flex gap-1">
          {Array.from({ length: Math.max(targets.days, days) }, (_, index) => (
            <span
              key={index}
              className={cn(
                "size-3 rounded-full border border-accent",
                index < days && "bg-accent",
                index >= targets.days && "opacity-50",
              )}
            />
          ))}
        </div>
      </div>
    </div>
  );
}
